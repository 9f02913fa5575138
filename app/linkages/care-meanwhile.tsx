import { useTranslation } from "react-i18next";
import { path } from "../path";
import { GoLink } from "../ui/links";
import { Only } from "../ui/only";
import { useViewer } from "../ui/page-context";
import { Explained } from "../ui/glossary/explained";

/** How to see a doctor while the insurance is hidden: told wherever a report hides it. */
export function CareMeanwhile() {
  const { t } = useTranslation("cases");
  const viewer = useViewer();
  return (
    <>
      <p>{t("meanwhile.text")}</p>
      <Explained words={["certificate"]} />
      <Only may="manage_insurance_use" otherwise="insuranceUse">
        <GoLink href={path("certificate", { viewer })}>{t("meanwhile.link")}</GoLink>
      </Only>
    </>
  );
}
