import { createContext, type ReactNode, useContext } from "react";
import { useTranslation } from "react-i18next";
import type { Action } from "../identity/viewing";
import { Icon } from "./icon";
import { useMay, usePageFacts } from "./page-context";
import { Phrases } from "./phrases";

interface OnlyProps {
  may: Action;
  /** Key of the sentence, under `onlySelf`, that stands in its place; left out where nothing needs to be said. */
  otherwise?: "answer" | "report" | "account" | "insuranceUse" | "prepared" | "sensitive" | undefined;
  children: ReactNode;
}

/** What looks only is no act: the desk sees it, or nothing of it. */
const LOOKS: readonly Action[] = ["see", "see_sensitive", "see_history", "follow_case"];

/**
 * What only some viewers can do: left out for the others, who are told in a sentence who can. Whoever helps the
 * resident from the desk sees where it stands and cannot press it.
 */
export function Only({ may, otherwise, children }: OnlyProps) {
  const { t } = useTranslation("viewer");
  const { guiding } = usePageFacts();
  const isAllowed = useMay();
  if (isAllowed(may)) return children;
  if (guiding && !LOOKS.includes(may))
    return <Ghosts who={t(otherwise ? `onlySelf.${otherwise}` : "ghost.who")}>{children}</Ghosts>;
  return otherwise ? <p className="only-self">{t(`onlySelf.${otherwise}`)}</p> : null;
}

const GhostContext = createContext(false);

/** @returns whether what is rendered here is the resident's: words in place of a link, a button or a field */
export function useIsGhost(): boolean {
  return useContext(GhostContext);
}

/** The resident's own buttons as the desk sees them: nothing in it is a link, a button or a field. */
function Ghosts({ who, children }: { who: string; children: ReactNode }) {
  const { t } = useTranslation("viewer");
  return (
    <div className="ghosts flow">
      <p className="small">
        {t("ghost.whose")} {who}
      </p>
      <GhostContext value={true}>{children}</GhostContext>
    </div>
  );
}

/** The desk's own button among the resident's. */
export function NoGhost({ children }: { children: ReactNode }) {
  return <GhostContext value={false}>{children}</GhostContext>;
}

interface GhostProps {
  /** What it is on the resident's screen, so that it can be described on the telephone. */
  kind: "tag" | "button" | "link" | "answer" | "choice" | "field";
  children: ReactNode;
  hint?: string | undefined;
}

export function Ghost({ kind, children, hint }: GhostProps) {
  const { t } = useTranslation("viewer");
  return (
    <span className={`ghost ghost-${kind}`}>
      <Icon name="lock" />
      <span>
        <b>{typeof children === "string" ? <Phrases text={children} /> : children}</b>
        {hint && <span>{hint}</span>}
        <span className="ghost-kind">{t(`ghost.${kind}`)}</span>
      </span>
    </span>
  );
}
