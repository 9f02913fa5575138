/**
 * A mandate for somebody who cannot grant one: on what it rests, which papers prove that, from when and until when it
 * holds.
 */
import { z } from "zod";
import { fifteenthBirthday } from "./fifteenth-birthday";
import { JAPAN_OFFSET_MS, endOfJapanDay, japanDay, monthsLater } from "../platform/japan-time";
import { IDENTITY_PAPERS, identityPapersOf } from "./identity-papers";

/** 法定代理 (成年後見など), 任意代理 with a written mandate, 親権者 of a child under 15. */
export const DESK_GROUNDS = ["statutory", "documented", "parent"] as const;
export type DeskGround = (typeof DESK_GROUNDS)[number];

/** Papers that prove the ground. The proxy's identity is proved by one more, from the list for everybody. */
export const PROOFS = {
  statutory: ["guardian_register", "court_decision"],
  documented: ["letter_of_attorney", "notarised_mandate"],
  parent: ["family_register", "resident_record"],
} as const satisfies Record<DeskGround, readonly string[]>;

export const MANDATE_PAPERS = [
  ...PROOFS.statutory,
  ...PROOFS.documented,
  ...PROOFS.parent,
  ...IDENTITY_PAPERS,
] as const;
export type MandatePaper = (typeof MANDATE_PAPERS)[number];

/** A mandate as it is kept while it waits for a supervisor. */
export const mandateRequest = z.object({
  proxyId: z.guid(),
  ground: z.enum(DESK_GROUNDS),
  papers: z.array(z.enum(MANDATE_PAPERS)),
  scopes: z.array(z.string()),
  endsAt: z.iso.datetime().transform((text) => new Date(text)),
});
export type MandateRequest = z.output<typeof mandateRequest>;

/** @returns those of the texts that are papers for this ground, proofs first */
export function papersOf(ground: DeskGround, texts: readonly string[]): MandatePaper[] {
  return [...PROOFS[ground].filter((paper) => texts.includes(paper)), ...identityPapersOf(texts)];
}

/** @returns whether one of the papers proves the ground; the proxy's identity is proved by another */
export function provesGround(ground: DeskGround, papers: readonly string[]): boolean {
  return PROOFS[ground].some((paper) => papers.includes(paper));
}

/**
 * @returns the first moment of a mandate approved now: one whole day in Japan passes, in which the principal can object
 */
export function startAfterWaiting(approvedAt: Date): Date {
  return new Date(endOfJapanDay(approvedAt, 1).getTime() + 1);
}

/**
 * @param months counted from the day of the registration; in a month without that day its last day
 * @returns the first moment at which it no longer holds, 00:00 in Japan, never after a child's fifteenth birthday
 */
export function deskMandateEnd({
  ground,
  months,
  birthDate,
  at,
}: {
  ground: DeskGround;
  months: number;
  birthDate: string;
  at: Date;
}): Date {
  const end = new Date(japanDay(monthsLater(at, months)).getTime() - JAPAN_OFFSET_MS);
  const birthday = fifteenthBirthday(birthDate);
  return ground === "parent" && birthday < end ? birthday : end;
}

/** Why the desk ends a mandate: kept for the supervisor and the auditor, told to nobody else. */
export const END_REASONS = ["court", "principal_word", "proxy_word", "papers_wrong"] as const;
export type EndReason = (typeof END_REASONS)[number];

/** @returns the reason that the text names, or undefined */
export function endReason(text: string): EndReason | undefined {
  return END_REASONS.find((known) => known === text);
}

/** @returns a moment of the last day on which it holds */
export function lastDayOf(endsAt: Date): Date {
  return new Date(endsAt.getTime() - 1);
}
