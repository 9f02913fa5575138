import { useTranslation } from "react-i18next";
import { path } from "../../../path";
import { formatDayWithEra } from "../../../ui/dates";
import { GoLink, PlainButton } from "../../../ui/links";
import { MandateTerms } from "../../mandate-words";
import { usePageFacts } from "../../../ui/page-context";
import { Tag } from "../../../ui/tag";
import { isRunning } from "../../mandates";
import { lastDayOf } from "../../registered-mandates";
import type { ShownMandate } from "../../mandate.server";

interface OneMandateProps {
  mandate: ShownMandate;
  viewer: string;
  /** Of the form that ends it: a second submit is answered like the first. */
  formKey: string;
}

/** With whom, how it stands, what it allows; and the one button that ends it. */
export function OneMandate({ mandate, viewer, formKey }: OneMandateProps) {
  const { t } = useTranslation("mandates");
  const { locale } = usePageFacts();
  const { mandateId, side, name, standing, since, endsAt, endsSoon, scopes, categories, months } = mandate;
  const until = endsAt ? formatDayWithEra(lastDayOf(endsAt), locale) : "";
  const words = { name, day: formatDayWithEra(since, locale), until };
  if (!isRunning(standing)) return <p>{t(`over.${side}.${standing}`, words)}</p>;
  return (
    <Tag kicker={t(`standing.${side}.${standing}`, words)} heading={t(`with.${side}`, words)}>
      {endsSoon && (
        <p>
          <b>{t(`soon.${side}`, words)}</b>
        </p>
      )}
      <MandateTerms scopes={scopes} categories={categories} endsAt={endsAt} months={months} />
      {side === "held" && standing === "active" && (
        <GoLink href={path("home", { viewer: `m-${mandateId}` })}>{t("look", words)}</GoLink>
      )}
      <GoLink href={path("mandate", { viewer, mandate: mandateId })} about={name}>
        {t(`open.${side}.${standing}`)}
      </GoLink>
      <form method="post" action={path("mandate", { viewer, mandate: mandateId })}>
        <input type="hidden" name="key" value={formKey} />
        <PlainButton name="do" value="end">
          {t(`end.${side}.${standing}`)}
          <span className="unseen"> {name}</span>
        </PlainButton>
      </form>
    </Tag>
  );
}
