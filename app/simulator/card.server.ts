/** Simulated cards: issued with a key and a PIN, asked for signatures by the reader, locked after three wrong PINs. */
import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { and, eq, gt, sql } from "drizzle-orm";
import { MOST_TRIES, type RefusedPin, refuseWrongPin } from "./pin-lock";
import { chips } from "../../db/schema/simulator";
import { createChipKey, type CreationRequest, signChallenge } from "./chip.server";
import { world } from "./world.server";

const derive = promisify<string, Buffer, number, Buffer>(scrypt);

// Ten thousand PINs can be tried offline by whoever holds the chip's data, as with any four digits: the guard is the
// count of tries.
export async function hashPin(pin: string, salt = randomBytes(16)): Promise<string> {
  return `${salt.toString("base64url")}.${(await derive(pin, salt, 32)).toString("base64url")}`;
}

async function isPin(pin: string, hash: string): Promise<boolean> {
  const [salt = "", digest = ""] = hash.split(".");
  const expected = Buffer.from(digest, "base64url");
  return timingSafeEqual(await derive(pin, Buffer.from(salt, "base64url"), 32), expected);
}

export interface IssuedCard {
  serial: string;
  nameOnCard: string;
  userHandle: string;
  pin: string | null;
  triesLeft: number;
}

/** Makes the chip's key and PIN and answers the portal's registration. */
export async function issueCard(card: IssuedCard, request: CreationRequest) {
  const { key, response } = createChipKey(request, world().origin, card.pin !== null);
  const { pin, ...face } = card;
  await world()
    .db.insert(chips)
    .values({ ...face, ...key, pinHash: pin === null ? null : await hashPin(pin) });
  return response;
}

export interface CardFace {
  serial: string;
  nameOnCard: string;
  hasPin: boolean;
  triesLeft: number;
}

/** @returns what a reader sees of the card that lies on it, or undefined for a card that it cannot read */
export async function findCard(serial: string): Promise<CardFace | undefined> {
  const [chip] = await world().db.select().from(chips).where(eq(chips.serial, serial));
  return chip && { serial, nameOnCard: chip.nameOnCard, hasPin: chip.pinHash !== null, triesLeft: chip.triesLeft };
}

export type CardAnswer =
  | { ok: true; assertion: ReturnType<typeof signChallenge> }
  | { ok: false; reason: "unknown_card" | "no_pin" }
  | RefusedPin;

/**
 * Asks the card to sign. A try is taken off before the PIN is looked at, so that of any number of parallel guesses
 * no more are looked at than tries were left; the right PIN gives all three back.
 */
export async function askCard(
  serial: string,
  pin: string,
  request: { challenge: string; rpId: string },
): Promise<CardAnswer> {
  const { db, origin } = world();
  const face = await findCard(serial);
  if (!face) return { ok: false, reason: "unknown_card" };
  if (!face.hasPin) return { ok: false, reason: "no_pin" };
  const [chip] = await db
    .update(chips)
    .set({ triesLeft: sql`${chips.triesLeft} - 1` })
    .where(and(eq(chips.serial, serial), gt(chips.triesLeft, 0)))
    .returning();
  if (!chip?.pinHash) return { ok: false, reason: "locked" };
  if (!(await isPin(pin, chip.pinHash))) return refuseWrongPin(chip.triesLeft);
  const [verified] = await db
    .update(chips)
    .set({ triesLeft: MOST_TRIES, counter: sql`${chips.counter} + 1` })
    .where(eq(chips.serial, serial))
    .returning();
  return { ok: true, assertion: signChallenge(verified ?? chip, request, origin, true) };
}
