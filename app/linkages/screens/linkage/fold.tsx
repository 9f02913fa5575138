import { type ReactNode, useId } from "react";
import { Phrases } from "../../../ui/phrases";
import { Pointer, useIsPointed } from "../../../ui/edges/viewer-banner";

interface FoldProps {
  heading: string;
  /** A place to link to, and to point at for an agent who helps. */
  id: string;
  lead?: ReactNode;
  /** Whether it stands open from the beginning. */
  open?: boolean;
  children?: ReactNode;
}

/** A part of the page that whoever answers need not read: its heading stands there, the rest opens. */
export function Fold({ heading, id, lead, open = false, children }: FoldProps) {
  const headingId = useId();
  const isPointed = useIsPointed(id);
  return (
    <section className="fold" id={id} aria-labelledby={headingId}>
      <Pointer section={id} />
      <details open={open || isPointed}>
        <summary>
          <h2 id={headingId}>
            <Phrases text={heading} />
          </h2>
        </summary>
        <div className="flow">
          {lead && <p>{lead}</p>}
          {children}
        </div>
      </details>
    </section>
  );
}
