import { useId } from "react";
import type { ReactNode } from "react";
import { Phrases } from "./phrases";

interface TagProps {
  heading: string;
  /** A small line over the heading. */
  kicker?: string | undefined;
  tone?: "cord" | "hold";
  children?: ReactNode;
}

/** A white sheet with a hole and a string: something that hangs on the cord for a while. */
export function Tag({ heading, kicker, tone = "cord", children }: TagProps) {
  const id = useId();
  return (
    <section className={tone === "hold" ? "tag tag-hold" : "tag"} aria-labelledby={id}>
      <TagHole />
      <h2 id={id}>
        {kicker && <span className="tag-kicker">{kicker}</span>}
        <Phrases text={heading} />
      </h2>
      {children}
    </section>
  );
}

export function TagHole() {
  return (
    <svg className="tag-hole" viewBox="0 0 28 28" aria-hidden="true" focusable="false">
      <circle cx="14" cy="14" r="12" fill="none" stroke="currentColor" strokeWidth="2" />
      <circle cx="14" cy="14" r="5" className="on-paper" stroke="currentColor" strokeWidth="2" />
      <path d="M14 14C4 10 2-8-18-12c-8-2-10 6-4 8" fill="none" stroke="currentColor" strokeWidth="3" />
    </svg>
  );
}
