import { useTranslation } from "react-i18next";
import { institutionDesk } from "../../../ui/institution-name";
import { GoLink } from "../../../ui/links";
import { Only } from "../../../ui/only";
import { Section } from "../../../ui/section";
import { usePageFacts, useWhose } from "../../../ui/page-context";
import type { OneLinkage } from "../../linkage.server";

interface ConsultProps {
  linkage: OneLinkage;
  reportHref: string;
}

/** For whoever answered "I am not sure": what to do next, none of it in a hurry. */
export function Consult({ linkage: { view, institution }, reportHref }: ConsultProps) {
  const { t } = useTranslation("linkage");
  const { locale } = usePageFacts();
  const whose = useWhose();
  const office = institutionDesk(institution, locale);
  return (
    <Section heading={t("consult.heading")} id="consult" lead={t("consult.lead")}>
      <ol>
        {view.state !== "not_linked" && <li>{t("consult.letter")}</li>}
        <li>{t("consult.office", { office, phone: institution.phone, ...whose })}</li>
        <li>{t("consult.help")}</li>
      </ol>
      <Only may="fill_in" otherwise="report">
        <p>{t(view.state === "not_linked" ? "consult.reportMissing" : "consult.report")}</p>
        <GoLink href={reportHref}>{t("consult.toReport")}</GoLink>
      </Only>
    </Section>
  );
}
