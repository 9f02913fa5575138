import { useTranslation } from "react-i18next";
import { Note } from "../ui/section";

/** Beside every PIN field: guessing is not needed, and where a new PIN is to be had. */
export function ForgottenPin() {
  const { t } = useTranslation("sign-in");
  return (
    <Note heading={t("reader.forgotHeading")}>
      <p>{t("reader.forgot")}</p>
      <p>{t("reader.forgotHow")}</p>
    </Note>
  );
}
