/** 問い合わせ窓口 looking at a resident's screens: on which occasion, for which reason, and for how long. */

/** `screen`: with the code that the resident reads out. `call` and `counter`: without the resident's screen. */
export const SUPPORT_KINDS = ["screen", "call", "counter"] as const;
export type SupportKind = (typeof SUPPORT_KINDS)[number];

/** Why the desk looks; told to the resident in plain words. */
export const SUPPORT_REASONS = [
  "wrong_linkage",
  "case_progress",
  "account",
  "insurance_use",
  "certificate",
  "card_or_pin",
  "proxy",
  "other",
] as const;
export type SupportReason = (typeof SUPPORT_REASONS)[number];

/** Digits of the code that is read out. */
export const CODE_DIGITS = 6;
/** Minutes for which the code serves. */
export const CODE_MINUTES = 10;
/** Wrong codes of one member of staff within `CODE_MINUTES`, after which none is looked at any more. */
export const MOST_CODE_TRIES = 5;
/** Minutes after which the desk sees nothing any more, whatever is done. */
export const SUPPORT_MINUTES: Record<SupportKind, number> = { screen: 60, call: 30, counter: 30 };

export interface SupportTimes {
  kind: SupportKind;
  joinedAt: Date | null;
  endsAt: Date;
  endedAt: Date | null;
}

/** `waiting`: the code was not used yet. */
export type SupportStanding = "waiting" | "open" | "over";

/** @returns where the support stands at this moment */
export function supportStanding(support: SupportTimes, at: Date): SupportStanding {
  if (support.endedAt || at >= support.endsAt) return "over";
  return support.joinedAt ? "open" : "waiting";
}

/** How a look of the desk came out: `unused`, where nobody took the code. */
export type SupportOutcome = "waiting" | "unused" | "open" | "ended" | "ran_out";

/** @returns how it came out by this moment */
export function supportOutcome(support: SupportTimes, at: Date): SupportOutcome {
  const standing = supportStanding(support, at);
  if (standing !== "over") return standing;
  if (!support.joinedAt) return "unused";
  return support.endedAt ? "ended" : "ran_out";
}

/** @returns when a support that begins now ends by itself */
export function supportEnd(kind: SupportKind, at: Date): Date {
  return new Date(at.getTime() + SUPPORT_MINUTES[kind] * 60_000);
}
