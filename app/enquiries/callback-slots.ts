/** Half-hours in which the desk calls back: on the days on which offices are open in Japan, from 9 to 17. */
import { type IsHoliday, isOfficeDay } from "./holidays";
import { japanDay } from "../platform/japan-time";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const JAPAN_OFFSET = 9 * HOUR;

/** Minutes of one slot. */
export const SLOT_MINUTES = 30;
/** Calls that the desk promises for one slot. */
export const PLACES_PER_SLOT = 2;
/** Working days that are offered. */
export const OFFERED_DAYS = 5;
/** Nothing sooner than this is promised. */
const NOTICE = HOUR;
const OPENS = 9;
const CLOSES = 17;

/** @returns the beginnings of the slots of this day in Japan; none where the desk is closed */
function slotsOf(day: Date, isHoliday: IsHoliday): Date[] {
  if (!isOfficeDay(day, isHoliday)) return [];
  const first = day.getTime() - JAPAN_OFFSET + OPENS * HOUR;
  const count = ((CLOSES - OPENS) * 60) / SLOT_MINUTES;
  return Array.from({ length: count }, (_, index) => new Date(first + index * SLOT_MINUTES * MINUTE));
}

/** @returns the slots of the next working days on which one is left, an hour from now at the earliest, in order */
export function offeredSlots(at: Date, isHoliday: IsHoliday): Date[] {
  const slots: Date[] = [];
  let days = 0;
  for (let day = japanDay(at); days < OFFERED_DAYS; day = new Date(day.getTime() + DAY)) {
    const left = slotsOf(day, isHoliday).filter((slot) => slot.getTime() >= at.getTime() + NOTICE);
    if (left.length > 0) days += 1;
    slots.push(...left);
  }
  return slots;
}

/** @returns the day in Japan of this slot, `YYYY-MM-DD`, as it is chosen first */
export function dayOf(slot: Date): string {
  return new Date(slot.getTime() + JAPAN_OFFSET).toISOString().slice(0, 10);
}

/** @returns the slot of this text when it is one of those offered now */
export function findSlot(text: string, at: Date, isHoliday: IsHoliday): Date | undefined {
  return offeredSlots(at, isHoliday).find((slot) => slot.toISOString() === text);
}
