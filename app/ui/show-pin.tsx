import { useTranslation } from "react-i18next";

interface ShowPinProps {
  /** Id of the field. */
  field: string;
}

/** Lets one read what one types into a field of dots; shown by the pages' script, without which the dots stay. */
export function ShowPin({ field }: ShowPinProps) {
  const { t } = useTranslation("common");
  return (
    <button
      className="plain-button show-pin"
      type="button"
      aria-controls={field}
      data-shows={field}
      data-hide={t("showPin.hide")}
      hidden
    >
      {t("showPin.show")}
    </button>
  );
}
