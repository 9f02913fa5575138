import { Icon } from "./icon";
import type { IconName } from "./icon";
import { Phrases } from "./phrases";

export interface StatePart {
  /** "|" breaks phrases, "*29*" makes a number big. */
  text: string;
  tone?: "heed" | "hold" | "good" | undefined;
}

interface StateLineProps {
  parts: readonly StatePart[];
}

const shapes = { heed: "heed", hold: "hold", good: "done" } as const satisfies Record<string, IconName>;

/** The h1 says the state in a sentence; a part that asks for something stands on a line of its own, with its shape. */
export function StateLine({ parts }: StateLineProps) {
  return (
    <h1 className="state">
      {parts.map(({ text, tone }) => (
        <span className={tone ? `state-part tone-${tone}` : "state-part"} key={text}>
          {tone && <Icon name={shapes[tone]} />}
          <Phrases text={text} />
        </span>
      ))}
    </h1>
  );
}
