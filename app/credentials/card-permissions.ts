/**
 * What the desk may permit a card to do once: the PIN itself is chosen by the cardholder at the reader, and seen by
 * nobody.
 */

/**
 * `reset_pin`: a new PIN and all tries again. `without_pin` and `with_pin`: the card becomes one without, or one with a
 * PIN.
 */
export const CARD_CHANGES = ["reset_pin", "without_pin", "with_pin"] as const;
export type CardChange = (typeof CARD_CHANGES)[number];

export const CARD_REASONS = ["locked", "forgotten", "hard_to_keep", "own_wish"] as const;
export type CardReason = (typeof CARD_REASONS)[number];

/** Minutes for which a permission serves: the cardholder stands at the counter. */
export const PERMISSION_MINUTES = 30;

export type PermissionStanding = "open" | "used" | "over";

/** @returns whether it still serves at this moment */
export function permissionStanding(
  { endsAt, usedAt }: { endsAt: Date; usedAt: Date | null },
  at: Date,
): PermissionStanding {
  if (usedAt) return "used";
  return at < endsAt ? "open" : "over";
}

/** @returns when a permission given now ends */
export function permissionEnd(at: Date): Date {
  return new Date(at.getTime() + PERMISSION_MINUTES * 60_000);
}

/** @returns the change that the text names, or undefined */
export function cardChange(text: string): CardChange | undefined {
  return CARD_CHANGES.find((known) => known === text);
}

/** @returns the reason that the text names, or undefined */
export function cardReason(text: string): CardReason | undefined {
  return CARD_REASONS.find((known) => known === text);
}
