import { useTranslation } from "react-i18next";
import { formatDayWithEra } from "../../../ui/dates";
import { institutionName } from "../../../ui/institution-name";
import { usePageFacts, useWhose } from "../../../ui/page-context";
import { Strands } from "../../strands";
import type { OneLinkage } from "../../linkage.server";
import { Fold } from "./fold";

interface HowSectionProps {
  linkage: OneLinkage;
}

/** How the linkage was made, and which of the four facts an inquiry compared. */
export function HowSection({ linkage: { view, institution } }: HowSectionProps) {
  const { t } = useTranslation("linkage");
  const { locale } = usePageFacts();
  const whose = useWhose();
  const { how } = view;
  if (!how || view.state === "suspended") return null;
  const name = institutionName(institution, locale);
  if (how.madeHow !== "register_inquiry") {
    return (
      <Fold heading={t("how.heading")} id="how">
        <p>{t(`how.${how.madeHow}`, { institution: name, ...whose })}</p>
        <Found view={view} />
      </Fold>
    );
  }
  const namesOf = (compared: boolean) =>
    how.compared
      .filter((fact) => fact.compared === compared)
      .map(({ fact }) => t(`facts.${fact}`))
      .join(t("and"));
  const { comparedCount: count } = how;
  return (
    <Fold heading={t("how.heading")} id="how">
      <p>{t("how.register_inquiry", { institution: name, facts: namesOf(true), count, ...whose })}</p>
      <p>{how.needsFullCheck ? t("how.notCompared", { facts: namesOf(false) }) : t("how.allCompared")}</p>
      <Strands facts={how.compared.map(({ fact, compared }) => ({ name: t(`factNames.${fact}`), compared }))} />
      {how.needsFullCheck && <p>{t("how.fullCheck")}</p>}
      <Found view={view} />
    </Fold>
  );
}

/** That a check found this record, and when. */
function Found({ view: { inspection } }: { view: OneLinkage["view"] }) {
  const { t } = useTranslation("linkage");
  const { locale } = usePageFacts();
  if (!inspection) return null;
  return (
    <p>
      {t(inspection.wholeFile ? "how.foundInFile" : "how.foundWhenLinked", {
        date: formatDayWithEra(inspection.foundAt, locale),
      })}
    </p>
  );
}
