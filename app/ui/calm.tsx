import type { ReactNode } from "react";
import { Icon } from "./icon";
import { Phrases } from "./phrases";

interface CalmProps {
  /** The h1: whether one must act. */
  heading: string;
  tone?: "calm" | "heed";
  children?: ReactNode;
}

/** Whether the reader must do anything, before anything else is said. */
export function Calm({ heading, tone = "calm", children }: CalmProps) {
  return (
    <div className={tone === "calm" ? "calm tone-good" : "calm tone-heed"}>
      <Icon name={tone === "calm" ? "done" : "heed"} plain />
      <h1>
        <Phrases text={heading} />
      </h1>
      {children && <div className="calm-more">{children}</div>}
    </div>
  );
}
