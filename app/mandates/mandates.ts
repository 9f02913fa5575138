/**
 * 委任: what a resident grants to a proxy: its scopes, its way from the offer or the asking to its end, and what follows
 * for a viewing.
 */
import { type CategoryId, findScheme } from "../catalogue/schemes";
import type { Action } from "../identity/viewing";
import { DAY_MS } from "../platform/japan-time";

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
export function covers(categories: readonly CategoryId[], schemeId: string): boolean {
  const category = findScheme(schemeId)?.category;
  return categories.length === 0 || (category !== undefined && categories.includes(category));
}

/** On what a mandate rests: both cards, or papers that the desk has seen. */
export type MandateGround = "cards" | "statutory" | "documented" | "parent";

export const MANDATE_STATES = [
  "offered",
  "asked",
  "accepted",
  "active",
  "withdrawn",
  "declined",
  "revoked",
  "resigned",
  "ended",
] as const;
export type MandateState = (typeof MANDATE_STATES)[number];
export const MANDATE_EVENTS = ["accept", "grant", "confirm", "renew", "withdraw", "revoke", "resign", "end"] as const;
export type MandateEvent = (typeof MANDATE_EVENTS)[number];
export const MANDATE_SIDES = ["principal", "proxy", "desk"] as const;
export type MandateSide = (typeof MANDATE_SIDES)[number];

export interface MandateStep {
  from: MandateState;
  event: MandateEvent;
  to: MandateState;
  by: MandateSide;
}

/**
 * The whole machine. Signed: the offer and the asking, accept, grant, confirm and renew. To end a mandate needs no
 * signature: it must be possible alone and at once. Who asks has signed already, so that a grant needs no confirmation.
 */
export const MANDATE_STEPS: readonly MandateStep[] = [
  { from: "offered", event: "accept", to: "accepted", by: "proxy" },
  { from: "offered", event: "withdraw", to: "withdrawn", by: "principal" },
  { from: "asked", event: "grant", to: "active", by: "principal" },
  { from: "asked", event: "withdraw", to: "withdrawn", by: "proxy" },
  { from: "accepted", event: "confirm", to: "active", by: "principal" },
  { from: "accepted", event: "withdraw", to: "withdrawn", by: "principal" },
  { from: "accepted", event: "resign", to: "declined", by: "proxy" },
  { from: "active", event: "renew", to: "active", by: "principal" },
  { from: "active", event: "revoke", to: "revoked", by: "principal" },
  { from: "active", event: "resign", to: "resigned", by: "proxy" },
  { from: "active", event: "end", to: "ended", by: "desk" },
];

/** @returns the state after the step, or undefined where this one may not take it now */
export function advanceMandate(state: MandateState, event: MandateEvent, by: MandateSide): MandateState | undefined {
  return MANDATE_STEPS.find((step) => step.from === state && step.event === event && step.by === by)?.to;
}

/** Months for which a mandate may be granted; an end is obligatory, one year at most. */
export const MANDATE_MONTHS = [1, 3, 6, 12] as const;
/** Days for which the code of an offer or an asking serves. */
export const CODE_DAYS = 7;
/** Codes that one person may try within `CODE_TRIES_MINUTES`; after that none is looked at. */
export const MOST_CODE_TRIES = 10;
export const CODE_TRIES_MINUTES = 60;
/** Months for which an ended mandate stays on the lists. */
export const KEPT_MONTHS = 15;
/** Days before its end from which on one is reminded of it. */
export const REMIND_DAYS = 30;

export type MandateStanding = MandateState | "waiting" | "lapsed";

/**
 * @returns where it stands at this moment: one past its end has ended, one before its start waits, an offer or an
 * asking past its code has lapsed
 */
export function mandateStanding(
  mandate: { state: MandateState; startsAt?: Date | null; endsAt: Date; codeEndsAt: Date },
  at: Date,
): MandateStanding {
  const { state, startsAt, endsAt, codeEndsAt } = mandate;
  if ((state === "active" || state === "accepted") && at >= endsAt) return "ended";
  if (state === "active" && startsAt && at < startsAt) return "waiting";
  if ((state === "offered" || state === "asked") && at >= codeEndsAt) return "lapsed";
  return state;
}

const RUNNING: readonly MandateStanding[] = ["offered", "asked", "accepted", "waiting", "active"];

/** @returns whether it can still come to something, or still holds */
export function isRunning(standing: MandateStanding): boolean {
  return RUNNING.includes(standing);
}

/**
 * @param since since when it is active, or was renewed
 * @returns whether one is to be reminded of the end: within the last 30 days, and not in the first half of a short one
 */
export function endsSoon({ since, endsAt }: { since: Date; endsAt: Date }, at: Date): boolean {
  const half = (since.getTime() + endsAt.getTime()) / 2;
  return at < endsAt && at.getTime() >= Math.max(endsAt.getTime() - REMIND_DAYS * DAY_MS, half);
}

/** The scopes among these texts; `see` always comes with the others. */
export function scopesOf(texts: readonly string[]): Scope[] {
  return SCOPES.filter((scope) => scope === "see" || texts.includes(scope));
}

/** The two ways to a mandate: the principal offers, or the proxy asks. */
export const MANDATE_WAYS = ["offer", "ask"] as const;
export type MandateWay = (typeof MANDATE_WAYS)[number];
