import { useId } from "react";
import type { ReactNode } from "react";
import { Phrases } from "./phrases";
import { Pointer } from "./edges/viewer-banner";

interface SectionProps {
  heading: string;
  /** Makes the section a place to link to, and to point at for an agent who helps. */
  id?: string | undefined;
  lead?: ReactNode;
  children?: ReactNode;
}

/** A part of a page, with a ring on the cord. */
export function Section({ heading, id, lead, children }: SectionProps) {
  const headingId = useId();
  return (
    <section className="section flow" id={id} aria-labelledby={headingId}>
      {id && <Pointer section={id} />}
      <h2 id={headingId}>
        <Phrases text={heading} />
      </h2>
      {lead && <p className="section-lead">{lead}</p>}
      {children}
    </section>
  );
}

interface NoteProps {
  heading: string;
  children?: ReactNode;
}

/** A short piece in the notes column. */
export function Note({ heading, children }: NoteProps) {
  const id = useId();
  return (
    <section className="note" aria-labelledby={id}>
      <h2 id={id}>
        <Phrases text={heading} />
      </h2>
      {children}
    </section>
  );
}
