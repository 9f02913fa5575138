/** The end of a card's electronic certificate, and from when on it can be renewed. */
import { japanDay, monthsLater } from "../platform/japan-time";

/** A certificate can be renewed from three months before its end. */
const RENEWABLE_MONTHS = 3;
const DAY = 24 * 3_600_000;

export interface CertificateNotice {
  standing: "renewable" | "ended";
  endsAt: Date;
  /** Calendar days in Japan from today to the last day, 0 on the last day itself, negative afterwards. */
  daysLeft: number;
}

/** @returns what to tell about a certificate that ends then, or undefined while there is nothing to do yet */
export function certificateNotice(endsAt: Date, at: Date): CertificateNotice | undefined {
  const lastDay = japanDay(endsAt);
  const today = japanDay(at);
  const daysLeft = Math.round((lastDay.getTime() - today.getTime()) / DAY);
  if (at > endsAt) return { standing: "ended", endsAt, daysLeft };
  return today >= monthsLater(lastDay, -RENEWABLE_MONTHS) ? { standing: "renewable", endsAt, daysLeft } : undefined;
}
