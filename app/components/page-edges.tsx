import { useTranslation } from "react-i18next";
import { PlainButton } from "./links";
import { usePageFacts } from "./page-context";
import { Phrases } from "./phrases";

/** Mark, name and the display settings with their present value; below 20 rem one link leads to them. */
export function Header() {
  const { t } = useTranslation("common");
  const { segment, textSize, contrast, path, demo, unread } = usePageFacts();
  const display = `/display?from=${encodeURIComponent(path)}`;
  return (
    <header>
      {demo && (
        <p className="sample">
          <Phrases text={t("page.sample")} />
        </p>
      )}
      <div className="masthead">
        <a className="brand" href={segment ? `/${segment}` : "/"}>
          <svg aria-hidden="true" focusable="false">
            <use href="#mark" />
          </svg>
          <span>
            <Phrases text={t("brand")} />
          </span>
        </a>
        {segment && (
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

const places = [
  { path: "linkages", word: "linkages" },
  { path: "cases", word: "cases" },
  { path: "notices", word: "notices" },
  { path: "history", word: "history" },
  { path: "account", word: "account" },
  { path: "insurance-use", word: "insuranceUse" },
  { path: "credentials", word: "passkey" },
] as const;

export function Footer() {
  const { t } = useTranslation("common");
  const { segment, demo } = usePageFacts();
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
          {demo && <Simulated />}
        </ul>
      </footer>
    );
  }
  return (
    <footer className="colophon">
      <ul>
        {places.map(({ path, word }) => (
          <li key={path}>
            <a href={`/${segment}/${path}`}>{t(`footer.${word}`)}</a>
          </li>
        ))}
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

function Simulated() {
  const { t } = useTranslation("common");
  return (
    <li>
      <a href="/simulator">{t("footer.simulated")}</a>
    </li>
  );
}
