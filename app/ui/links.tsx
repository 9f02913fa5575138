import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { PAGE_ROWS } from "../platform/paging/keyset";
import { Icon } from "./icon";
import { Ghost, useIsGhost } from "./only";
import { Phrases, plainText } from "./phrases";

interface GoLinkProps {
  href: string;
  children: string;
  /** Words for assistive technology only, where the same link text stands on a page twice. */
  about?: string | undefined;
}

export function GoLink({ href, children, about }: GoLinkProps) {
  if (useIsGhost()) return <Ghost kind="link">{children}</Ghost>;
  return (
    <a className="go" href={href}>
      <span>
        <Phrases text={children} />
        {about && <span className="unseen"> {about}</span>}
      </span>
    </a>
  );
}

interface BackLinkProps {
  href: string;
  label: string;
}

export function BackLink({ href, label }: BackLinkProps) {
  return (
    <a className="back" href={href}>
      <Icon name="back" />
      <span>
        <Phrases text={label} />
      </span>
    </a>
  );
}

interface PlainButtonProps {
  children: ReactNode;
  name?: string;
  value?: string;
  lang?: string;
}

/** A submit button that looks like a link: for what posts but is no main action. */
export function PlainButton({ children, name, value, lang }: PlainButtonProps) {
  if (useIsGhost()) return <Ghost kind="link">{children}</Ghost>;
  return (
    <button className="plain-button" name={name} value={value} lang={lang}>
      {children}
    </button>
  );
}

interface PageLinksProps {
  /** @param from where the page begins; undefined for the first one */
  href: (from: string | undefined) => string;
  /** As `ListPage` says it; undefined on the last page. */
  next: string | undefined;
  /** Where this page begins; empty on the first one. */
  from: string;
  /** Rows of the whole list, where nothing beside says it. */
  count?: number;
  /** Which list, for assistive technology. */
  about: string;
}

/** Through a list page by page: on to the next rows, and back to the beginning. */
export function PageLinks({ href, next, from, count, about }: PageLinksProps) {
  const { t } = useTranslation();
  if (!next && !from) return null;
  return (
    <nav aria-label={t("common:pages.label", { about: plainText(about) })} className="flow">
      {count !== undefined && <p className="small">{t("common:pages.all", { rows: count })}</p>}
      {next && <GoLink href={href(next)}>{t("common:pages.next", { rows: PAGE_ROWS })}</GoLink>}
      {from && <GoLink href={href(undefined)}>{t("common:pages.first")}</GoLink>}
    </nav>
  );
}
