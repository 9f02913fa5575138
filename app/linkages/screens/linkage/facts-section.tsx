import { Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatDayWithEra } from "../../../ui/dates";
import type { Language } from "../../../platform/display";
import { FactComparison, type FactRow } from "../../fact-comparison";
import { usePageFacts, useWhose } from "../../../ui/page-context";
import { Phrases } from "../../../ui/phrases";
import { Explained } from "../../../ui/glossary/explained";
import type { VisibleFact } from "../../masking";
import { readBirthDate } from "../../../matching/birth-date";
import { readSex } from "../../../matching/sex";
import type { LinkageView } from "../../linkage-view";
import { Fold } from "./fold";

type Translate = (key: string, values?: Record<string, unknown>) => string;

interface FactsSectionProps {
  view: LinkageView;
}

/** The four facts side by side; of another person's record no more than that it differs. */
export function FactsSection({ view }: FactsSectionProps) {
  const { t } = useTranslation("linkage");
  const rows = useFactRows(view);
  if (rows.length === 0) return null;
  return (
    <Fold heading={t("compared.heading")} id="facts" lead={t("compared.lead")}>
      <FactComparison facts={rows} />
      <Explained words={["register", "institution"]} />
    </Fold>
  );
}

/**
 * @param brief leaves out why a value is not shown, which the whole comparison says
 * @returns the facts in words, as far as they may be shown
 */
export function useFactRows(view: LinkageView, { brief = false } = {}): FactRow[] {
  const { t } = useTranslation("linkage");
  const { locale } = usePageFacts();
  const whose = useWhose();
  return view.facts.map((fact) => ({
    name: t(`factNames.${fact.fact}`),
    verdict: fact.verdict,
    isFormerName: fact.verdict === "notation" && fact.reasons.includes("former_name"),
    own: valuesOf(fact, fact.registerValues, locale, t),
    record: recordOf(fact, locale, (key, values) => t(key, { ...whose, ...values }), brief),
  }));
}

function recordOf(fact: VisibleFact, locale: Language, say: Translate, brief: boolean): ReactNode {
  const why = fact.reasons.map((reason) => say(`reasons.${reason}`));
  const values = fact.recordValues;
  if (values) return <Lines>{[valuesOf(fact, values, locale, say), ...(values.length > 0 ? why : [])]}</Lines>;
  return (
    <>
      {fact.verdict === "different" ? <mark>{why}</mark> : <Lines>{why}</Lines>}
      {!brief && (
        <>
          <br />
          {say(`withheld.${fact.verdict}`)}
        </>
      )}
    </>
  );
}

function valuesOf({ fact }: VisibleFact, values: readonly string[], locale: Language, t: Translate): ReactNode {
  return values.length > 0 ? (
    <Lines>{values.map((value) => inWords(fact, value, locale, t))}</Lines>
  ) : (
    t("compared.nothing")
  );
}

function Lines({ children }: { children: readonly ReactNode[] }) {
  return children.map((line, index) => (
    <Fragment key={index}>
      {index > 0 && <br />}
      {line}
    </Fragment>
  ));
}

/** Dates and codes as people say them; what an institution wrote in its own way stays as it is. */
function inWords(fact: VisibleFact["fact"], value: string, locale: Language, t: Translate): ReactNode {
  if (fact === "name") return <Phrases text={value.replace(/ (?=\S)/g, " |")} />;
  // 1-2-3 is read as one and stays on its line.
  if (fact === "address") return <Phrases text={value.replace(/(?=[0-9０-９])/, "|")} />;
  if (fact === "birthDate" && readBirthDate(value) === value)
    return <Phrases text={formatDayWithEra(value, locale).replace("年", "年|")} />;
  const sex = fact === "sex" ? readSex(value) : undefined;
  return sex ? t(`sex.${sex}`) : value;
}
