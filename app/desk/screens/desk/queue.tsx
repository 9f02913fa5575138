import { useTranslation } from "react-i18next";
import { path } from "../../../path";
import { schemeName } from "../../../ui/scheme-names";
import { formatDay, formatTime } from "../../../ui/dates";
import { FilterLinks } from "../../../ui/filter-links";
import { Icon } from "../../../ui/icon";
import { GoLink, PageLinks } from "../../../ui/links";
import { usePageFacts } from "../../../ui/page-context";
import { Section } from "../../../ui/section";
import { QUEUE_FILTERS, type QueueFilter, type QueueItem } from "../../desk-queue";

interface QueueProps {
  filter: QueueFilter;
  counts: Record<QueueFilter, number>;
  items: readonly QueueItem[];
  /** Where the page begins that is shown, and where the next one does. */
  from: string;
  next: string | undefined;
  at: Date;
  staffId: string;
}

/** What waits, the most urgent first; numbers and topics, no names. */
export function Queue({ filter, counts, items, from, next, at, staffId }: QueueProps) {
  const { t } = useTranslation("desk-work");
  const links = QUEUE_FILTERS.map((one) => ({
    href: path("desk", {}, { show: one }),
    label: t(`queue.filter.${one}`),
    count: counts[one],
    current: one === filter,
  }));
  return (
    <Section heading={t("queue.heading")} lead={t("queue.lead")}>
      <FilterLinks label={t("queue.filter.label")} links={links} />
      {items.length === 0 ? (
        <p>{t(`queue.none.${filter}`)}</p>
      ) : (
        <ol className="queue">
          {items.map((item) => (
            <OneItem item={item} at={at} staffId={staffId} key={item.href} />
          ))}
        </ol>
      )}
      <PageLinks
        href={(place) => path("desk", {}, { show: filter, from: place })}
        next={next}
        from={from}
        about={t(`queue.filter.${filter}`)}
      />
    </Section>
  );
}

function OneItem({
  item: { kind, number, href, topic, schemeId, waitsFor, since, owedAt, assignedTo },
  at,
  staffId,
}: {
  item: QueueItem;
  at: Date;
  staffId: string;
}) {
  const { t } = useTranslation("desk-work");
  const { locale } = usePageFacts();
  const moment = (when: Date) => `${formatDay(when, locale)} ${formatTime(when, locale)}`;
  const isLate = owedAt < at && waitsFor !== "resident";
  const due =
    waitsFor === "resident"
      ? t("queue.due.resident", { when: moment(since) })
      : t(`queue.due.${kind === "case" && waitsFor === "us" ? "advice" : kind}`, { when: moment(owedAt) });
  const who = assignedTo
    ? assignedTo.staffId === staffId
      ? t("queue.mine")
      : t("queue.by", { label: assignedTo.label })
    : t("queue.nobody");
  return (
    <li className={isLate ? "queue-late" : undefined}>
      <h3>{topic ? t(`help:reasons.${topic}`) : schemeName(schemeId ?? "", locale)}</h3>
      <p className="queue-due">
        {isLate && <Icon name="heed" plain />}
        {isLate ? t("queue.late", { due }) : due}
      </p>
      <p className="small">{t("queue.facts", { kind: t(`queue.kind.${kind}`), number, since: moment(since), who })}</p>
      <GoLink href={href} about={number}>
        {t("queue.open")}
      </GoLink>
    </li>
  );
}
