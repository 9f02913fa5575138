/**
 * The card reader at the counter when a PIN is chosen anew: the card asks the portal what it was permitted, proves
 * itself, and changes.
 */
import { eq, sql } from "drizzle-orm";
import { path } from "../path";
import { MOST_TRIES } from "./pin-lock";
import { chips } from "../../db/schema/simulator";
import { hashPin } from "./card.server";
import { signChallenge } from "./chip.server";
import { world } from "./world.server";

type Change = "reset_pin" | "without_pin" | "with_pin";

/** What the portal's public interface says of a permission. */
interface PermissionTask {
  permission: string;
  change: Change;
  challenge: string;
  rpId: string;
}

function addressOf(credentialId: string): string {
  return `${world().portalUrl}${path("card-permission", { credential: credentialId })}`;
}

/**
 * @returns what this card was permitted, or undefined for an unknown card and for one without a permission
 * @throws Response the portal's own, where it cannot answer
 */
export async function findPermittedChange(serial: string): Promise<Change | undefined> {
  const [chip] = await world().db.select().from(chips).where(eq(chips.serial, serial));
  return chip && (await findTask(chip.credentialId))?.change;
}

async function findTask(credentialId: string): Promise<PermissionTask | undefined> {
  const response = await fetch(addressOf(credentialId));
  if (response.status >= 500) throw response;
  return response.ok ? ((await response.json()) as PermissionTask) : undefined;
}

export type ChangedPin = { ok: true; change: Change } | { ok: false; reason: "not_permitted" | "pin_missing" };

/**
 * Changes the chip only after the portal has taken the permission.
 * @param pin four digits; none where the card is to have none
 */
export async function changePin(serial: string, pin: string | undefined): Promise<ChangedPin> {
  const { db, origin } = world();
  const [found] = await db.select().from(chips).where(eq(chips.serial, serial));
  const task = found && (await findTask(found.credentialId));
  if (!task) return { ok: false, reason: "not_permitted" };
  if (task.change !== "without_pin" && !pin) return { ok: false, reason: "pin_missing" };
  const [chip] = await db
    .update(chips)
    .set({ counter: sql`${chips.counter} + 1` })
    .where(eq(chips.serial, serial))
    .returning();
  if (!chip) return { ok: false, reason: "not_permitted" };
  const body = new URLSearchParams({
    permission: task.permission,
    answer: JSON.stringify(signChallenge(chip, task, origin, false)),
  });
  const taken = await fetch(addressOf(chip.credentialId), { method: "POST", body, headers: { Origin: origin } });
  if (taken.status >= 500) throw taken;
  if (!taken.ok) return { ok: false, reason: "not_permitted" };
  const pinHash = task.change === "without_pin" || !pin ? null : await hashPin(pin);
  await db.update(chips).set({ pinHash, triesLeft: MOST_TRIES }).where(eq(chips.serial, serial));
  return { ok: true, change: task.change };
}
