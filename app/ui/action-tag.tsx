import type { ReactNode } from "react";
import { Icon } from "./icon";
import { Ghost, useIsGhost } from "./only";
import { Phrases } from "./phrases";

interface ActionLinkProps {
  href: string;
  children: string;
  /** A sentence or two under the tag: what happens, how long it takes. */
  more?: ReactNode;
}

/** The main action of a page, a luggage tag tied to the cord. One a page. */
export function ActionLink({ href, children, more }: ActionLinkProps) {
  if (useIsGhost()) return <GhostTag more={more}>{children}</GhostTag>;
  return (
    <Tied more={more}>
      <a className="action-tag" href={href}>
        <Words text={children} />
      </a>
    </Tied>
  );
}

interface ActionButtonProps {
  children: string;
  more?: ReactNode;
  name?: string;
  value?: string;
  id?: string;
}

export function ActionButton({ children, more, name, value, id }: ActionButtonProps) {
  if (useIsGhost()) return <GhostTag more={more}>{children}</GhostTag>;
  return (
    <Tied more={more}>
      <button className="action-tag" name={name} value={value} id={id}>
        <Words text={children} />
      </button>
    </Tied>
  );
}

interface QuietLinkProps {
  href: string;
  children: string;
}

/** The other way out, beside or instead of the tag. */
export function QuietLink({ href, children }: QuietLinkProps) {
  if (useIsGhost()) return <Ghost kind="button">{children}</Ghost>;
  return (
    <a className="quiet-action" href={href}>
      <span>
        <Phrases text={children} />
      </span>
    </a>
  );
}

interface QuietButtonProps {
  children: string;
  name?: string;
  value?: string;
}

export function QuietButton({ children, name, value }: QuietButtonProps) {
  if (useIsGhost()) return <Ghost kind="button">{children}</Ghost>;
  return (
    <button className="quiet-action" name={name} value={value}>
      <span>
        <Phrases text={children} />
      </span>
    </button>
  );
}

function GhostTag({ children, more }: Pick<ActionLinkProps, "children" | "more">) {
  return (
    <Tied more={more}>
      <Ghost kind="tag">{children}</Ghost>
    </Tied>
  );
}

function Words({ text }: { text: string }) {
  return (
    <>
      <span>
        <Phrases text={text} />
      </span>
      <Icon name="arrow" />
    </>
  );
}

function Tied({ children, more }: { children: ReactNode; more?: ReactNode }) {
  return (
    <div className="action">
      <svg
        className="action-string"
        viewBox="0 0 94 38"
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        <path d="M0 2C44 0 46 37 94 37" fill="none" stroke="currentColor" className="strand-line" />
      </svg>
      {children}
      {more && <div className="action-more">{typeof more === "string" ? <p>{more}</p> : more}</div>}
    </div>
  );
}
