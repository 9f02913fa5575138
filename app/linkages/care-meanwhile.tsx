import { useTranslation } from "react-i18next";
import { path } from "../path";
import { institutionDesk, type InstitutionNames } from "../ui/institution-name";
import { GoLink } from "../ui/links";
import { Only } from "../ui/only";
import { usePageFacts, useViewer } from "../ui/page-context";

/** How to see a doctor while the insurance is hidden: told wherever a report hides it. */
export function CareMeanwhile({ institution }: { institution: InstitutionNames }) {
  const { t } = useTranslation("cases");
  const { locale } = usePageFacts();
  const viewer = useViewer();
  return (
    <>
      <p>{t("meanwhile.text", { desk: institutionDesk(institution, locale), phone: institution.phone })}</p>
      <Only may="manage_insurance_use">
        <GoLink href={path("certificate", { viewer })}>{t("meanwhile.link")}</GoLink>
      </Only>
    </>
  );
}
