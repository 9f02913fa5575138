import { useTranslation } from "react-i18next";
import { Icon } from "../../../ui/icon";
import { institutionName } from "../../../ui/institution-name";
import { MaskedNumber } from "../../../ui/masked";
import { usePageFacts } from "../../../ui/page-context";
import { FactComparison } from "../../fact-comparison";
import type { OneLinkage } from "../../linkage.server";
import { useFactRows } from "./facts-section";

interface RecordSectionProps {
  linkage: OneLinkage;
}

/**
 * What this record is, in a sentence and a line, before anything is asked; then what differs from the register, and in
 * one line what agrees.
 */
export function RecordSection({ linkage: { view, institution } }: RecordSectionProps) {
  const { t } = useTranslation("linkage");
  const { locale } = usePageFacts();
  const rows = useFactRows(view, { brief: true });
  if (view.state === "suspended" || view.state === "not_linked") return null;
  const last = view.maskedNumber?.replaceAll("＊", "");
  const differing = rows.filter(({ verdict }) => verdict === "different");
  return (
    <section className="record" id="record" aria-labelledby="record-heading">
      <h2 id="record-heading" className="unseen">
        {t("about.short")}
      </h2>
      <p>{firstSentence(t(`what.${view.schemeId}`))}</p>
      <p className="record-line">
        <b>{institutionName(institution, locale)}</b>
        {last && <MaskedNumber last={last} />}
      </p>
      {differing.length > 0 && <FactComparison facts={differing} />}
      <ul className="agree">
        {(["same", "formerName", "notation", "unsure"] as const).map((told) => {
          const names = rows
            .filter(({ verdict, isFormerName }) => (isFormerName ? "formerName" : verdict) === told)
            .map(({ name }) => name);
          return (
            names.length > 0 && (
              <li key={told}>
                <Icon name={told === "formerName" ? "notation" : told} />
                <span>{t(`agree.${told}`, { names: names.join(t("and")) })}</span>
              </li>
            )
          );
        })}
      </ul>
      {last && (
        <p>
          <a href="#letter">{t("letter.short", { title: t(`letter.title.${view.schemeId}`) })}</a>
        </p>
      )}
    </section>
  );
}

/** The rest stands beside the page, with everything about the record. */
function firstSentence(text: string): string {
  return /^.+?(?:。|[.](?= ))/.exec(text)?.[0] ?? text;
}
