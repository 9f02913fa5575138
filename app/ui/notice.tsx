import type { ReactNode } from "react";
import { Icon } from "./icon";
import type { IconName, Tone } from "./icon";
import { Phrases } from "./phrases";

interface NoticeProps {
  tone?: "info" | "heed" | "hold" | "done";
  heading?: string | undefined;
  children?: ReactNode;
}

const looks = {
  info: { icon: "info", tone: "cord" },
  heed: { icon: "heed", tone: "heed" },
  hold: { icon: "hold", tone: "hold" },
  done: { icon: "done", tone: "good" },
} as const satisfies Record<string, { icon: IconName; tone: Tone }>;

/** Something worth knowing in the middle of a page. */
export function Notice({ tone = "info", heading, children }: NoticeProps) {
  const look = looks[tone];
  return (
    <div className={`notice tone-${look.tone}`}>
      <Icon name={look.icon} plain />
      <div>
        {heading && (
          <h2>
            <Phrases text={heading} />
          </h2>
        )}
        {typeof children === "string" ? <p>{children}</p> : children}
      </div>
    </div>
  );
}
