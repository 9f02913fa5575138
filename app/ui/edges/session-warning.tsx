import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ActionButton } from "../action-tag";

interface SessionWarningProps {
  segment: string;
  /** Seconds until it is shown. */
  warnAfter: number;
  /** Seconds until the session ends, and the page with it. */
  endAfter: number;
  /** Where the page goes then: it says whether the session has ended, or goes on elsewhere. */
  afterEnd: string;
}

/**
 * Shown by the page's script two minutes before the session ends, with the time that is left. Without the script a page
 * of its own warns.
 */
export function SessionWarning({ segment, warnAfter, endAfter, afterEnd }: SessionWarningProps) {
  const { t } = useTranslation("common");
  return (
    <dialog
      className="session-warning"
      data-warn-after={warnAfter}
      data-end-after={endAfter}
      data-after-end={afterEnd}
      aria-labelledby="session-warning-heading"
    >
      <h2 id="session-warning-heading">{t("sessionWarning.heading")}</h2>
      <p role="timer" data-countdown={t("sessionWarning.left", { minutes: "{m}", seconds: "{s}" })} />
      <p>{t("sessionWarning.why")}</p>
      <form method="post" action={path("still-there", { viewer: segment })}>
        <ActionButton>{t("sessionWarning.goOn")}</ActionButton>
      </form>
    </dialog>
  );
}
