/** What stands beside a resident's matters: proxies, cards, who looked and why, notes. */
import { useTranslation } from "react-i18next";
import { path } from "../../../path";
import { formatDay, formatDayWithEra, formatTime } from "../../../ui/dates";
import { GoLink } from "../../../ui/links";
import { usePageFacts } from "../../../ui/page-context";
import { categoryName } from "../../../ui/scheme-names";
import { Section } from "../../../ui/section";
import { NoteList } from "../../notes";
import type { ResidentAtDesk } from "../../resident-at-desk.server";

export function Proxies({ proxies }: Pick<ResidentAtDesk, "proxies">) {
  const { t } = useTranslation("desk-resident");
  const { locale } = usePageFacts();
  return (
    <Section heading={t("proxies.heading")} id="proxies" lead={proxies.length === 0 ? t("proxies.none") : undefined}>
      <ul className="desk-rows">
        {proxies.map(({ mandateId, name, scopes, categories, standing, endsAt }) => (
          <li key={mandateId}>
            <b>{t("proxies.name", { name })}</b>
            <p>{t(`proxies.standing.${standing}`)}</p>
            <p className="small">
              {scopes.map((scope) => t(`desk-mandates:scope.${scope}`)).join(t("desk-mandates:and"))}
            </p>
            {categories.length > 0 && (
              <p className="small">
                {t("proxies.only", {
                  what: categories.map((one) => categoryName(one, locale)).join(t("desk-mandates:and")),
                })}
              </p>
            )}
            {endsAt && <p className="small">{t("proxies.until", { day: formatDayWithEra(endsAt, locale) })}</p>}
          </li>
        ))}
      </ul>
      <GoLink href={path("registrations")}>{t("proxies.link")}</GoLink>
    </Section>
  );
}

export function Cards({ cards }: Pick<ResidentAtDesk, "cards">) {
  const { t } = useTranslation("desk-resident");
  const { locale } = usePageFacts();
  const hasCard = cards.some(({ kind }) => kind === "card");
  return (
    <Section heading={t("cards.heading")} id="cards" lead={hasCard ? undefined : t("cards.none")}>
      <ul className="desk-rows">
        {cards.map(({ kind, endsAt, notice }, index) => (
          <li key={`${kind} ${index}`}>
            <b>{t(`cards.kind.${kind}`)}</b>
            {endsAt && (
              <p className={notice ? "tone-heed" : undefined}>
                {t(`cards.${notice ?? "valid"}`, { day: formatDayWithEra(endsAt, locale) })}
              </p>
            )}
          </li>
        ))}
      </ul>
      <GoLink href={path("desk-cards")}>{t("cards.link")}</GoLink>
    </Section>
  );
}

type LooksProps = Pick<ResidentAtDesk, "looks"> & { historyHref: string };

export function Looks({ looks, historyHref }: LooksProps) {
  const { t } = useTranslation("desk-resident");
  const { locale } = usePageFacts();
  return (
    <Section heading={t("looks.heading")}>
      <ol className="desk-rows">
        {looks.map(({ supportId, label, kind, reason, joinedAt }) => (
          <li key={supportId}>
            {joinedAt && (
              <p>
                {formatDay(joinedAt, locale)} {formatTime(joinedAt, locale)}
              </p>
            )}
            <p className="small">
              {t("looks.why", { label: label ?? "", how: t(`looks.${kind}`), why: t(`help:reasons.${reason}`) })}
            </p>
          </li>
        ))}
      </ol>
      <GoLink href={historyHref}>{t("looks.all")}</GoLink>
    </Section>
  );
}

export function Notes({ notes: { rows, count } }: Pick<ResidentAtDesk, "notes">) {
  const { t } = useTranslation("desk-resident");
  return (
    <Section heading={t("desk-work:notes.heading")} lead={t(count > 0 ? "desk-work:notes.lead" : "notes.none")}>
      <NoteList notes={rows} />
      {count > rows.length && <p className="small">{t("notes.shown", { count, shown: rows.length })}</p>}
    </Section>
  );
}
