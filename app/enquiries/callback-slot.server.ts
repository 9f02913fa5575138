/** Calls back: which half-hours still have a place, and taking one. */
import { and, count, eq, gte } from "drizzle-orm";
import { isHoliday } from "./holidays.server";
import type { Transaction } from "../../db/client";
import { callbackPlaces } from "../../db/schema";
import { findSlot, offeredSlots, PLACES_PER_SLOT } from "./callback-slots";
import { database } from "../platform/database.server";

/** @returns the offered slots in which a call can still be promised */
export async function listFreeSlots(at: Date): Promise<Date[]> {
  const taken = await database()
    .select({ slotAt: callbackPlaces.slotAt, places: count() })
    .from(callbackPlaces)
    .where(gte(callbackPlaces.slotAt, at))
    .groupBy(callbackPlaces.slotAt);
  const full = new Set(taken.filter(({ places }) => places >= PLACES_PER_SLOT).map(({ slotAt }) => slotAt.getTime()));
  return offeredSlots(at, isHoliday).filter((slot) => !full.has(slot.getTime()));
}

/**
 * Takes a place in the transaction of the enquiry: whoever comes second to a place waits for the first and gets the
 * next one.
 * @param slot as `listFreeSlots` gave it, in ISO form
 * @returns the slot, or undefined where it is not offered or full
 */
export async function takePlace(tx: Transaction, slot: string, at: Date): Promise<Date | undefined> {
  const slotAt = findSlot(slot, at, isHoliday);
  if (!slotAt) return undefined;
  for (let place = 1; place <= PLACES_PER_SLOT; place++) {
    const taken = await tx
      .insert(callbackPlaces)
      .values({ slotAt, place })
      .onConflictDoNothing()
      .returning({ place: callbackPlaces.place });
    if (taken.length > 0) return slotAt;
  }
  return undefined;
}

/** Gives back one place of a slot that was promised. */
export async function freePlace(tx: Transaction, slotAt: Date): Promise<void> {
  for (let place = PLACES_PER_SLOT; place >= 1; place--) {
    const freed = await tx
      .delete(callbackPlaces)
      .where(and(eq(callbackPlaces.slotAt, slotAt), eq(callbackPlaces.place, place)))
      .returning({ place: callbackPlaces.place });
    if (freed.length > 0) return;
  }
}
