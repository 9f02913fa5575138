import { useTranslation } from "react-i18next";
import { formatTime } from "../ui/dates";
import { AnewLink } from "../ui/display-links";
import { usePageFacts } from "../ui/page-context";
import type { PageState } from "./change.server";

interface StateTimeProps {
  state: PageState;
  /** The page holds a form with the id `TYPED_FORM`: what is typed stays. */
  keepsTyped?: boolean;
}

/**
 * When this was so, and one way to see how it is now. The page's script says what has changed, in the status and in a
 * bar over the edge of the window, so that nothing moves.
 */
export function StateTime({ state: { at, changes }, keepsTyped = false }: StateTimeProps) {
  const { t } = useTranslation("change");
  const { locale } = usePageFacts();
  const anew = <AnewLink keepsTyped={keepsTyped}>{t("anew")}</AnewLink>;
  return (
    <div className="state-time" data-changes={changes}>
      <p>
        {t("at", { time: formatTime(at, locale) })} {anew}
      </p>
      {changes && (
        <>
          <p role="status" className="unseen" />
          <div popover="manual" className="changes">
            <p aria-hidden="true" />
            {anew}
            <button type="button" className="plain-button">
              {t("later")}
            </button>
          </div>
        </>
      )}
    </div>
  );
}
