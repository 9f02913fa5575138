import { useTranslation } from "react-i18next";
import { path } from "../path";
import { SCREENS } from "../routes";
import { isOfDesk } from "../identity/permissions";
import { deskHome, mayAtDesk, type StaffRole } from "../identity/staff";
import { DisplayLinks } from "./display-links";
import { PlainButton } from "./links";
import { usePageFacts } from "./page-context";
import { Phrases } from "./phrases";
import { ViewerBanner } from "./viewer-banner";

/** Mark, name and the display settings with their present value; below 20 rem one link leads to them. */
export function Header({ keepsTyped }: { keepsTyped: boolean }) {
  const { t } = useTranslation("common");
  const { segment, demo, unread, allowed, desk, guiding, atDesk } = usePageFacts();
  return (
    <header>
      {demo && (
        <p className="sample">
          <Phrases text={t("page.sample")} />
        </p>
      )}
      <ViewerBanner />
      <div className="masthead">
        <a
          className="brand"
          href={desk ? path(deskHome(desk.role)) : segment ? path("home", { viewer: segment }) : path("front")}
        >
          <svg aria-hidden="true" focusable="false">
            <use href="#mark" />
          </svg>
          <span>
            <Phrases text={t("brand")} />
          </span>
        </a>
        {(desk || guiding || atDesk) && (
          <a className="inbox-link" href={desk ? path(deskHome(desk.role)) : path("desk")}>
            {t("footer.desk")}
          </a>
        )}
        {segment && !desk && (allowed.length === 0 || allowed.includes("manage_notices")) && (
          <a className="inbox-link" href={path("notices", { viewer: segment })}>
            {t("footer.notices")}
            {unread > 0 && <b>{t("inbox.unread", { count: unread })}</b>}
          </a>
        )}
        <DisplayLinks keepsTyped={keepsTyped} />
      </div>
    </header>
  );
}

const WORDS = {
  linkages: "linkages",
  cases: "cases",
  notices: "notices",
  history: "history",
  account: "account",
  "insurance-use": "insuranceUse",
  mandates: "mandates",
  credentials: "passkey",
  enquiries: "enquiries",
  help: "help",
} as const;

/** Screens of the viewer that the footer leads to, where this viewer may go there. */
export const FOOTER_PLACES = Object.keys(WORDS) as (keyof typeof WORDS)[];

export function Footer() {
  const { t } = useTranslation("common");
  const { segment, demo, places, desk } = usePageFacts();
  if (desk) return <DeskFooter role={desk.role} />;
  if (!segment) {
    return (
      <footer className="colophon">
        <ul>
          <li>
            <a href={path("front")}>{t("footer.start")}</a>
          </li>
          <li>
            <a href={path("sign-in")}>{t("footer.signIn")}</a>
          </li>
          <PublicPlaces />
          {demo && <Simulated />}
        </ul>
      </footer>
    );
  }
  return (
    <footer className="colophon">
      <ul>
        {FOOTER_PLACES.filter((place) => places.includes(place)).map((place) => (
          <li key={place}>
            <a href={path(place, { viewer: segment })}>{t(`footer.${WORDS[place]}`)}</a>
          </li>
        ))}
        <PublicPlaces />
        {demo && <Simulated />}
        <li>
          <form method="post" action={path("sign-out")}>
            <PlainButton>{t("footer.signOut")}</PlainButton>
          </form>
        </li>
      </ul>
    </footer>
  );
}

/** What everybody may read, signed in or not. */
function PublicPlaces() {
  const { t } = useTranslation("common");
  return (
    <>
      <li>
        <a href={path("questions")}>{t("footer.questions")}</a>
      </li>
      <li>
        <a href={path("bring")}>{t("footer.bring")}</a>
      </li>
    </>
  );
}

/**
 * Screens that the desk's footer leads to, where this role may go there; what to bring is looked up while somebody
 * calls.
 */
const DESK_PLACES = [
  ["desk", "queue"],
  ["desk-support", "support"],
  ["desk-find", "find"],
  ["registrations", "mandates"],
  ["approvals", "approvals"],
  ["desk-cards", "cards"],
  ["call-new", "call"],
  ["report-approvals", "reportApprovals"],
  ["public-answers", "questions"],
  ["bring", "bring"],
  ["figures", "figures"],
  ["desk-unusual", "unusual"],
  ["audit", "audit"],
] as const;

function DeskFooter({ role }: { role: StaffRole }) {
  const { t } = useTranslation("common");
  return (
    <footer className="colophon">
      <ul>
        {DESK_PLACES.filter(([id]) => mayAtDesk(role, isOfDesk(id) ? SCREENS[id].look : "work")).map(([id, word]) => (
          <li key={id}>
            <a href={path(id)}>{t(`deskPlaces.${word}`)}</a>
          </li>
        ))}
        <li>
          <form method="post" action={path("sign-out")}>
            <PlainButton>{t("footer.signOut")}</PlainButton>
          </form>
        </li>
      </ul>
    </footer>
  );
}

function Simulated() {
  const { t } = useTranslation("common");
  return (
    <li>
      <a href={path("simulator")}>{t("footer.simulated")}</a>
    </li>
  );
}
