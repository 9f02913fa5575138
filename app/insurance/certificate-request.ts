/** 資格確認書: how a request for the paper that serves in the card's place runs. */
export const REQUEST_STATES = ["requested", "accepted", "sent", "refused", "withdrawn"] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export const REQUEST_EVENTS = ["accept", "send", "refuse", "withdraw"] as const;
export type RequestEvent = (typeof REQUEST_EVENTS)[number];

/** Why somebody needs one: offered by itself where the portal knows of it (`offeredBecause`). */
export const REQUEST_REASONS = [
  "under_correction",
  "no_card",
  "card_returned",
  "certificate_ended",
  "use_cancelled",
  "hard_to_use",
  "lost",
] as const;
export type RequestReason = (typeof REQUEST_REASONS)[number];

export interface RequestStep {
  from: RequestState;
  event: RequestEvent;
  to: RequestState;
  by: "institution" | "resident";
}

/** The whole machine. What is not a row here cannot happen. */
export const REQUEST_STEPS: readonly RequestStep[] = [
  { from: "requested", event: "accept", to: "accepted", by: "institution" },
  { from: "requested", event: "refuse", to: "refused", by: "institution" },
  { from: "requested", event: "withdraw", to: "withdrawn", by: "resident" },
  { from: "accepted", event: "send", to: "sent", by: "institution" },
  { from: "accepted", event: "refuse", to: "refused", by: "institution" },
];

export type RequestOutcome = { ok: true; state: RequestState } | { ok: false; reason: "no_such_step" | "not_yours" };

/** Takes one step, or says why it cannot be taken. */
export function advanceRequest(state: RequestState, event: RequestEvent, by: RequestStep["by"]): RequestOutcome {
  const step = REQUEST_STEPS.find((row) => row.from === state && row.event === event);
  if (!step) return { ok: false, reason: "no_such_step" };
  return step.by === by ? { ok: true, state: step.to } : { ok: false, reason: "not_yours" };
}

/** Whether the request still runs: meanwhile no second one is taken. */
export function isRequestOpen(state: RequestState): boolean {
  return state === "requested" || state === "accepted";
}

/** What the portal knows of the person's card. */
export type CardStanding = "valid" | "none" | "returned" | "ended";

const OFFERED: Record<CardStanding, RequestReason | undefined> = {
  valid: undefined,
  none: "no_card",
  returned: "card_returned",
  ended: "certificate_ended",
};

/**
 * Why a certificate is offered without being asked for: while the insurance is hidden until it is put right, and
 * without a usable card, since a clinic cannot see the eligibility. A card without a PIN still serves at the clinic and
 * offers nothing; neither does a card whose use as insurance card goes on.
 */
export function offeredBecause(
  card: CardStanding,
  use: { endsAt: Date | null } | undefined,
  underCorrection: boolean,
): RequestReason | undefined {
  if (underCorrection) return "under_correction";
  return OFFERED[card] ?? (use?.endsAt ? "use_cancelled" : undefined);
}
