import type { ReactNode } from "react";
import { Icon } from "./icon";
import { Phrases } from "./phrases";

interface GoLinkProps {
  href: string;
  children: string;
  /** Words for assistive technology only, where the same link text stands on a page twice. */
  about?: string | undefined;
}

export function GoLink({ href, children, about }: GoLinkProps) {
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
  return (
    <button className="plain-button" name={name} value={value} lang={lang}>
      {children}
    </button>
  );
}
