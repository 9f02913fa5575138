import { useTranslation } from "react-i18next";
import { KeyValues } from "../../../ui/key-values";
import { GoLink } from "../../../ui/links";
import { Concealed } from "../../../ui/masked";
import { Notice } from "../../../ui/notice";
import { useWhose } from "../../../ui/page-context";
import type { LinkageView } from "../../linkage-view";
import { Fold } from "./fold";

interface DetailsSectionProps {
  view: LinkageView;
  showHref: string;
  hideHref: string;
  /** Whether this viewer may see the sensitive values of this scheme. */
  maySee: boolean;
}

/** What the record says beside the four facts: sensitive things only when asked for, doubtful things not at all. */
export function DetailsSection({ view, showHref, hideHref, maySee }: DetailsSectionProps) {
  const { t } = useTranslation("linkage");
  const { t: ofRecord } = useTranslation("record");
  const whose = useWhose();
  const { standing, values } = view.details;
  if (standing === "none" || standing === "suspended") return null;
  return (
    <Fold heading={t("details.heading")} id="details" open={standing === "shown" && view.sensitive}>
      {standing === "withheld" && <Notice>{t("details.withheld", whose)}</Notice>}
      {standing === "ask" && !maySee && <p className="only-self">{t("viewer:onlySelf.sensitive")}</p>}
      {standing === "ask" && maySee && (
        <Concealed text={t("details.ask", whose)} href={`${showHref}#details`} label={t("details.show")} />
      )}
      {standing === "shown" && (
        <KeyValues rows={values.map(({ key, value }) => ({ label: ofRecord(`label.${key}`), value }))} />
      )}
      {standing === "shown" && view.sensitive && <GoLink href={`${hideHref}#details`}>{t("details.hide")}</GoLink>}
    </Fold>
  );
}
