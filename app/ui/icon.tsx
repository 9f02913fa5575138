export type IconName =
  | "done"
  | "open"
  | "heed"
  | "hold"
  | "loose"
  | "same"
  | "notation"
  | "different"
  | "unsure"
  | "now"
  | "info"
  | "arrow"
  | "back"
  | "phone"
  | "desk"
  | "letter"
  | "person"
  | "lock"
  | "try"
  | "used";

export type Tone = "good" | "heed" | "hold" | "cord" | "leak" | "wrong";

/** The colour that goes with a shape, after the shape and the word have said it. */
const toneOf: Partial<Record<IconName, Tone>> = {
  done: "good",
  open: "cord",
  heed: "heed",
  hold: "hold",
  loose: "cord",
  same: "good",
  notation: "good",
  different: "heed",
  unsure: "cord",
};

interface IconProps {
  name: IconName;
  tone?: Tone | undefined;
  /** Take the colour of the text around instead of the shape's own. */
  plain?: boolean;
}

/** A shape from the sprite; always beside words, so hidden from assistive technology. */
export function Icon({ name, tone, plain = false }: IconProps) {
  const colour = plain ? undefined : (tone ?? toneOf[name]);
  return (
    <svg className={colour ? `icon tone-${colour}` : "icon"} aria-hidden="true" focusable="false">
      <use href={`#i-${name}`} />
    </svg>
  );
}
