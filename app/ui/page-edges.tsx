import { useTranslation } from "react-i18next";
import { type DeskAction, deskHome, mayAtDesk, type StaffRole } from "../identity/staff";
import { PlainButton } from "./links";
import { usePageFacts } from "./page-context";
import { Phrases } from "./phrases";
import { ViewerBanner } from "./viewer-banner";

/** Mark, name and the display settings with their present value; below 20 rem one link leads to them. */
export function Header() {
  const { t } = useTranslation("common");
  const { segment, textSize, contrast, path, demo, unread, allowed, desk, guiding, atDesk } = usePageFacts();
  const display = `/display?from=${encodeURIComponent(path)}`;
  return (
    <header>
      {demo && (
        <p className="sample">
          <Phrases text={t("page.sample")} />
        </p>
      )}
      <ViewerBanner />
      <div className="masthead">
        <a className="brand" href={desk ? deskHome(desk.role) : segment ? `/${segment}` : "/"}>
          <svg aria-hidden="true" focusable="false">
            <use href="#mark" />
          </svg>
          <span>
            <Phrases text={t("brand")} />
          </span>
        </a>
        {(desk || guiding || atDesk) && (
          <a className="inbox-link" href={desk ? deskHome(desk.role) : "/desk"}>
            {t("footer.desk")}
          </a>
        )}
        {segment && !desk && (allowed.length === 0 || allowed.includes("manage_notices")) && (
          <a className="inbox-link" href={`/${segment}/notices`}>
            {t("footer.notices")}
            {unread > 0 && <b>{t("inbox.unread", { count: unread })}</b>}
          </a>
        )}
        <nav className="display" aria-label={t("display.label")}>
          <a href={`${display}#size`}>
            {t("display.size")}
            <b>{t(`display.sizes.${textSize}`)}</b>
          </a>
          <a href={`${display}#contrast`}>
            {t("display.contrast")}
            <b>{t(`display.contrasts.${contrast}`)}</b>
          </a>
          <a className="display-all" href={display}>
            {t("display.label")}
          </a>
          <LanguageSwitch />
        </nav>
      </div>
    </header>
  );
}

const otherLanguage = { ja: { code: "en", name: "English" }, en: { code: "ja", name: "日本語" } } as const;

function LanguageSwitch() {
  const { locale, path } = usePageFacts();
  const { code, name } = otherLanguage[locale];
  return (
    <form method="post" action="/display">
      <input type="hidden" name="from" value={path} />
      <input type="hidden" name="language" value={code} />
      <PlainButton lang={code}>{name}</PlainButton>
    </form>
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

/** Paths below the viewer that the footer leads to, where this viewer may go there. */
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
            <a href="/">{t("footer.start")}</a>
          </li>
          <li>
            <a href="/sign-in">{t("footer.signIn")}</a>
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
            <a href={`/${segment}/${place}`}>{t(`footer.${WORDS[place]}`)}</a>
          </li>
        ))}
        <PublicPlaces />
        {demo && <Simulated />}
        <li>
          <form method="post" action="/sign-out">
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
        <a href="/questions">{t("footer.questions")}</a>
      </li>
      <li>
        <a href="/bring">{t("footer.bring")}</a>
      </li>
    </>
  );
}

const DESK_PLACES: readonly { path: string; word: string; action: DeskAction }[] = [
  { path: "/desk", word: "queue", action: "see_queue" },
  { path: "/desk/support", word: "support", action: "support" },
  { path: "/desk/find", word: "find", action: "find" },
  { path: "/desk/mandates", word: "mandates", action: "prepare" },
  { path: "/desk/approvals", word: "approvals", action: "approve" },
  { path: "/desk/cards", word: "cards", action: "prepare" },
  { path: "/desk/calls/new", word: "call", action: "work" },
  { path: "/desk/report-approvals", word: "reportApprovals", action: "approve" },
  { path: "/desk/questions", word: "questions", action: "work" },
  { path: "/bring", word: "bring", action: "work" },
  { path: "/desk/figures", word: "figures", action: "see_figures" },
  { path: "/desk/unusual", word: "unusual", action: "approve" },
  { path: "/desk/audit", word: "audit", action: "audit" },
];

function DeskFooter({ role }: { role: StaffRole }) {
  const { t } = useTranslation("common");
  return (
    <footer className="colophon">
      <ul>
        {DESK_PLACES.filter(({ action }) => mayAtDesk(role, action)).map(({ path, word }) => (
          <li key={path}>
            <a href={path}>{t(`deskPlaces.${word}`)}</a>
          </li>
        ))}
        <li>
          <form method="post" action="/sign-out">
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
      <a href="/simulator">{t("footer.simulated")}</a>
    </li>
  );
}
