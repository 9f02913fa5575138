import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ActionButton } from "../action-tag";

interface SessionWarningProps {
  segment: string;
  /** Seconds until it is shown. */
  warnAfter: number;
}

/**
 * Shown by the page's script two minutes before the session ends, so that nothing half typed is lost. Without the
 * script a page of its own warns.
 */
export function SessionWarning({ segment, warnAfter }: SessionWarningProps) {
  const { t } = useTranslation("common");
  return (
    <dialog className="session-warning" data-session-warning={warnAfter} aria-labelledby="session-warning-heading">
      <h2 id="session-warning-heading">{t("sessionWarning.heading")}</h2>
      <p>{t("sessionWarning.why")}</p>
      <form method="post" action={path("still-there", { viewer: segment })}>
        <ActionButton>{t("sessionWarning.goOn")}</ActionButton>
      </form>
    </dialog>
  );
}
