/** 相談: what a resident asks the desk in writing or wishes to be called back about, and where it stands. */
import { SLOT_MINUTES } from "./callback-slots";
import { SUPPORT_REASONS, type SupportReason } from "../identity/support";

/**
 * What an enquiry is about: the same words as for a look of the desk, so that figures and public answers can be put
 * beside them.
 */
export const TOPICS = SUPPORT_REASONS;
export type Topic = SupportReason;

/** `open` waits for the desk, `answered` for the resident, `closed` and `taken_back` for nobody. */
export type EnquiryState = "open" | "answered" | "closed" | "taken_back";

/**
 * Days after which a resident's silence settles an answered enquiry, and for which a settled one can be taken up again.
 */
export const SILENT_DAYS = 14;
/** Hours in which the desk means to answer; the portal's own target. */
export const ANSWER_HOURS = 24;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** @returns the topic of this text, or undefined where it is none */
export function findTopic(text: string): Topic | undefined {
  return TOPICS.find((known) => known === text);
}

/**
 * @returns whether the resident may write once more now: a new question is the way to take up what was settled long ago
 */
export function mayWriteAgain(enquiry: { state: EnquiryState; stateSince: Date }, at: Date): boolean {
  if (enquiry.state === "taken_back") return false;
  return enquiry.state !== "closed" || at.getTime() - enquiry.stateSince.getTime() <= SILENT_DAYS * 24 * HOUR_MS;
}

/** @returns whether the resident may take it back: as long as the desk has answered nothing, in writing or in a call */
export function mayTakeBack({
  state,
  firstAnsweredAt,
}: {
  state: EnquiryState;
  firstAnsweredAt: Date | null;
}): boolean {
  return state === "open" && firstAnsweredAt === null;
}

/**
 * Of an enquiry that waits for the desk to call: `overdue` once its half-hour is over and nobody has written down that
 * the call was made.
 */
export function callStanding(
  { channel, state, slotAt }: { channel: string; state: string; slotAt: Date | null },
  at: Date,
): "promised" | "overdue" | undefined {
  if (channel !== "callback" || state !== "open" || !slotAt) return undefined;
  return at.getTime() < slotAt.getTime() + SLOT_MINUTES * MINUTE_MS ? "promised" : "overdue";
}

/** @returns by when the desk has something to do: the promised call, or the answer */
export function owedAt({ slotAt, stateSince }: { slotAt: Date | null; stateSince: Date }): Date {
  return slotAt ?? new Date(stateSince.getTime() + ANSWER_HOURS * HOUR_MS);
}
