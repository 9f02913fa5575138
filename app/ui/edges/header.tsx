import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { deskHome } from "../../identity/staff";
import { DisplayAll, DisplayLinks } from "../display-links";
import { PlainButton } from "../links";
import { usePageFacts } from "../page-context";
import { Phrases } from "../phrases";
import { ViewerBanner } from "./viewer-banner";
import { currentAt, MAIN_PLACES, type MainPlace, OTHERS_ID, withoutQuery } from "./places";

interface HeaderProps {
  keepsTyped: boolean;
}

/** Mark, name, display settings, and of who is signed in the places; below 20 rem they are behind one word. */
export function Header({ keepsTyped }: HeaderProps) {
  const { t } = useTranslation("common");
  const { segment, desk, guiding, atDesk } = usePageFacts();
  const home = desk ? path(deskHome(desk.role)) : segment ? path("home", { viewer: segment }) : path("front");
  const hasPlaces = segment !== undefined && !desk;
  return (
    <header>
      <Sample />
      <ViewerBanner />
      <div className={hasPlaces ? "masthead has-places" : desk ? "masthead at-desk" : "masthead"}>
        <a className="brand" href={home}>
          <svg aria-hidden="true" focusable="false">
            <use href="#mark" />
          </svg>
          <span>
            <Phrases text={t("brand")} />
          </span>
        </a>
        {(guiding || atDesk) && !desk && (
          <a className="inbox-link" href={path("desk")}>
            {t("footer.desk")}
          </a>
        )}
        {desk && <AtSeat label={desk.label} />}
        <DisplayLinks keepsTyped={keepsTyped} />
        {hasPlaces && <Places viewer={segment} keepsTyped={keepsTyped} />}
      </div>
    </header>
  );
}

/** Whose seat this is, and the way out of it. */
function AtSeat({ label }: { label: string }) {
  const { t } = useTranslation("common");
  return (
    <div className="seat">
      <p>{t("desk-frame:seat", { label })}</p>
      <form method="post" action={path("sign-out")}>
        <PlainButton>{t("footer.signOut")}</PlainButton>
      </form>
    </div>
  );
}

/** The whole sentence on the first page, where there is room for it; at the foot it stands on every page. */
function Sample() {
  const { t } = useTranslation("common");
  const { demo, path: here } = usePageFacts();
  if (!demo) return null;
  const isFirst = withoutQuery(here) === path("front");
  return (
    <p className="sample">
      <span className={isFirst ? "until-wide" : undefined}>{t("page.sampleShort")}</span>
      {isFirst && (
        <span className="from-wide">
          <Phrases text={t("page.sample")} />
        </span>
      )}
    </p>
  );
}

/** Below 20 rem the word opens what comes after it; it holds nothing itself, so that every place stands there once. */
function Places({ viewer, keepsTyped }: HeaderProps & { viewer: string }) {
  const { t } = useTranslation("common");
  const { places } = usePageFacts();
  return (
    <>
      <details className="menu">
        <summary>{t("places.menu")}</summary>
      </details>
      <nav className="places" aria-label={t("places.label")}>
        <ul>
          {MAIN_PLACES.filter((place) => place !== "notices" && places.includes(place)).map((place) => (
            <li key={place}>
              <Place place={place} viewer={viewer} />
            </li>
          ))}
          <li className="until-wide">
            <a href={`#${OTHERS_ID}`}>{t("places.others")}</a>
          </li>
          {places.includes("notices") && (
            <li>
              <Place place="notices" viewer={viewer} />
            </li>
          )}
          <li className="until-wide">
            <DisplayAll keepsTyped={keepsTyped} />
          </li>
          <li>
            <form method="post" action={path("sign-out")}>
              <PlainButton>{t("footer.signOut")}</PlainButton>
            </form>
          </li>
        </ul>
      </nav>
    </>
  );
}

function Place({ place, viewer }: { place: MainPlace; viewer: string }) {
  const { t } = useTranslation("common");
  const { path: here, unread } = usePageFacts();
  const current = currentAt(place, viewer, here);
  return (
    <a href={path(place, { viewer })} aria-current={current}>
      {t(`places.${place}`)}
      {place === "notices" && unread > 0 && !current && <Unread count={unread} />}
    </a>
  );
}

function Unread({ count }: { count: number }) {
  const { t } = useTranslation("common");
  return (
    <b>
      <span className="wide-word">{t("inbox.unread", { count })}</span>
      <span className="until-wide" aria-hidden="true">
        {t("inbox.unreadShort", { count })}
      </span>
    </b>
  );
}
