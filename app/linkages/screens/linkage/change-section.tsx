import { useTranslation } from "react-i18next";
import { showChange } from "../../record-before";
import { RecordSideBySide } from "../../record-side-by-side";
import type { OneLinkage } from "../../linkage.server";
import { Fold } from "./fold";

/** While it is asked whether the record is right now: what it was before. */
export function ChangeSection({ linkage: { view, openCase } }: { linkage: OneLinkage }) {
  const { t } = useTranslation("cases");
  const change = openCase?.before && showChange(openCase.before, view);
  return (
    change && (
      <Fold heading={t("change.heading")} id="change">
        <RecordSideBySide change={change} />
      </Fold>
    )
  );
}
