/** 利用登録: the use of the card as insurance card, and from when on a cancellation counts. */
import { JAPAN_OFFSET_MS, endOfJapanDay } from "../platform/japan-time";

/** @returns the last moment, in Japan, of the month after the one in which the use was cancelled */
export function useEndsAt(cancelledAt: Date): Date {
  const inJapan = new Date(cancelledAt.getTime() + JAPAN_OFFSET_MS);
  const lastDay = new Date(Date.UTC(inJapan.getUTCFullYear(), inJapan.getUTCMonth() + 2, 0));
  return endOfJapanDay(lastDay, 0);
}

export type InsuranceUseStanding = "none" | "used" | "ending" | "ended";

export function insuranceUseStanding(use: { endsAt: Date | null } | undefined, at: Date): InsuranceUseStanding {
  if (!use) return "none";
  if (!use.endsAt) return "used";
  return at > use.endsAt ? "ended" : "ending";
}
