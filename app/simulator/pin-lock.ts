/** The PIN lock: three wrong PINs in a row lock a card, whoever enters them; only the counter opens it again. */

/** Tries that a real card has for its PIN of four digits, and gets back with the right one. */
export const MOST_TRIES = 3;

export type RefusedPin = { ok: false; reason: "locked" } | { ok: false; reason: "wrong_pin"; triesLeft: number };

/**
 * @param triesLeft after this one was taken off
 * @returns what the card answers to a wrong PIN: the last try locks it
 */
export function refuseWrongPin(triesLeft: number): RefusedPin {
  return triesLeft > 0 ? { ok: false, reason: "wrong_pin", triesLeft } : { ok: false, reason: "locked" };
}
