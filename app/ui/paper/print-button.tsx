import { useTranslation } from "react-i18next";

/** Opens the browser's print dialogue; shown by the pages' script, and words in its place without it. */
export function PrintButton() {
  const { t } = useTranslation("cases");
  return (
    <div className="screen-only">
      <button className="quiet-action" type="button" data-print hidden>
        <span>{t("print.button")}</span>
      </button>
      <noscript>
        <p>{t("print.noScript")}</p>
      </noscript>
    </div>
  );
}
