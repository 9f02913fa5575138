/** 委任: what a resident grants to a proxy: its scopes, its way from the offer to its end, and what follows for a viewing. */
import { type CategoryId, findScheme } from "./schemes";
import type { Action } from "./viewing";

export const SCOPES = ["see", "see_sensitive", "report", "follow", "manage"] as const;
export type Scope = (typeof SCOPES)[number];

/** What each scope allows. Settings of the portal itself, the history and further mandates stay with the principal. */
const ALLOWS: Record<Scope, readonly Action[]> = {
  see: ["see"],
  see_sensitive: ["see_sensitive"],
  report: ["answer", "fill_in", "report"],
  follow: ["follow_case"],
  manage: ["manage_account", "manage_insurance_use"],
};

/** @returns whether one of the scopes allows this */
export function scopesAllow(scopes: readonly Scope[], action: Action): boolean {
  return scopes.some((scope) => ALLOWS[scope].includes(action));
}

/** @param categories that the mandate covers; empty for all. @returns whether this scheme's record is covered */
export function covers(categories: readonly string[], schemeId: string): boolean {
  return categories.length === 0 || categories.includes(findScheme(schemeId)?.category ?? ("" as CategoryId));
}

export const MANDATE_STATES = ["offered", "accepted", "active", "withdrawn", "declined", "revoked", "resigned"] as const;
export type MandateState = (typeof MANDATE_STATES)[number];
export const MANDATE_EVENTS = ["accept", "confirm", "withdraw", "revoke", "resign"] as const;
export type MandateEvent = (typeof MANDATE_EVENTS)[number];

interface MandateStep {
  from: MandateState;
  event: MandateEvent;
  to: MandateState;
  by: "principal" | "proxy";
}

/** The whole machine. Signed: the offer, accept and confirm. To end a mandate needs no signature: it must be possible alone and at once. */
export const MANDATE_STEPS: readonly MandateStep[] = [
  { from: "offered", event: "accept", to: "accepted", by: "proxy" },
  { from: "offered", event: "withdraw", to: "withdrawn", by: "principal" },
  { from: "accepted", event: "confirm", to: "active", by: "principal" },
  { from: "accepted", event: "withdraw", to: "withdrawn", by: "principal" },
  { from: "accepted", event: "resign", to: "declined", by: "proxy" },
  { from: "active", event: "revoke", to: "revoked", by: "principal" },
  { from: "active", event: "resign", to: "resigned", by: "proxy" },
];

/** @returns the state after the step, or undefined where this one may not take it now */
export function advanceMandate(state: MandateState, event: MandateEvent, by: MandateStep["by"]): MandateState | undefined {
  return MANDATE_STEPS.find((step) => step.from === state && step.event === event && step.by === by)?.to;
}

/** Months for which a mandate may be granted; an end is obligatory, one year at most. */
export const MANDATE_MONTHS = [1, 3, 6, 12] as const;
/** Days for which the code of an offer serves. */
export const CODE_DAYS = 7;

export type MandateStanding = MandateState | "ended" | "lapsed";

/** @returns where it stands at this moment: an active one past its end has ended, an offer past its code has lapsed */
export function mandateStanding(mandate: { state: MandateState; endsAt: Date; codeEndsAt: Date }, at: Date): MandateStanding {
  if (mandate.state === "active" && at >= mandate.endsAt) return "ended";
  if (mandate.state === "offered" && at >= mandate.codeEndsAt) return "lapsed";
  return mandate.state;
}

/** @throws RangeError when the text is no state of a mandate */
export function mandateState(text: string): MandateState {
  const state = MANDATE_STATES.find((known) => known === text);
  if (!state) throw new RangeError(`no mandate state: ${text}`);
  return state;
}

/** The scopes among these texts; `see` always comes with the others. */
export function scopesOf(texts: readonly string[]): Scope[] {
  return SCOPES.filter((scope) => scope === "see" || texts.includes(scope));
}
