/** The record that an institution puts in the place of a wrong one, and everything that goes with the wrong one. */
import { and, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "../../db/client";
import { accounts, answers, cases, insuranceUses, linkages, residents } from "../../db/schema";
import { itemsOf } from "../corrections/case-items";
import { type CaseRow, ownCase } from "../corrections/case-step.server";
import { recordBefore } from "../linkages/record-before";
import { suspendsViewing } from "../corrections/reports";
import { DETAIL_KEYS, detailsFor, type RecordDetail } from "../catalogue/record-details";
import { ACCOUNT_SCHEME, getScheme, type SchemeId, suspensionGroup } from "../catalogue/schemes";
import { findTextProblems, type TextProblem } from "../platform/written-text";
import { inspectLinkage } from "../inspection/inspection.server";

const LONGEST_WORDS = 1000;
/** As many as a masked number shows. */
const SHOWN_DIGITS = 3;
const KEYS = [...new Set(Object.values(DETAIL_KEYS).flat())].sort() as [string, ...string[]];

/**
 * Text that people will read, by the one rule for texts (`findTextProblems`).
 * @param forbidden what of it counts here beside characters that no page shows
 */
function readable(forbidden: readonly TextProblem["problem"][] = ["number", "pin"]) {
  const has = (text: string, problems: readonly TextProblem["problem"][]) =>
    findTextProblems(text, { limit: LONGEST_WORDS }).some(({ problem }) => problems.includes(problem));
  return z
    .string()
    .trim()
    .min(1)
    .max(LONGEST_WORDS)
    .refine((text) => !has(text, ["unusable"]), "holds characters that cannot be shown")
    .refine((text) => !has(text, forbidden), "holds a number of twelve digits or a PIN: name neither");
}

/** What an institution tells the resident, and puts on record. */
export const words = readable();

export const correctedRecord = z.object({
  kanji: words.nullable(),
  kana: words.nullable(),
  birthDate: words.nullable(),
  sex: words.nullable(),
  address: words.nullable(),
  // The institution's own number of the record; it may have as many digits as a My Number.
  number: readable(["pin"]).nullable(),
  details: z
    .array(z.object({ key: z.enum(KEYS), value: words }))
    .max(KEYS.length)
    .refine((details) => new Set(details.map(({ key }) => key)).size === details.length, "names a key twice")
    .optional()
    .meta({
      description:
        "What the record says beside the four facts, so that the resident can judge it: the office, a number of which all but the end is hidden, since when. Each scheme has keys of its own; a detail that you leave out is not shown.",
    }),
});

export interface ItemRecord {
  scheme: string;
  /** None where there is no record of this resident: the link is taken away. */
  record: CorrectedRecord | null;
}

/** @returns what no record of its scheme says, or shows more of its number than its end; undefined where all is well */
export function wrongDetails({ scheme, record }: ItemRecord): string | undefined {
  const known = DETAIL_KEYS[getScheme(scheme).id];
  const details = record?.details ?? [];
  const unknown = details.find(({ key }) => !known.includes(key));
  if (unknown) return `details: ${unknown.key} is no key of ${scheme}, which has ${known.join(", ") || "none"}`;
  const bare = details.find((detail) => showsNumber(detail, record?.number ?? null));
  return bare && `details: ${bare.key} shows a number of which all but the end must be hidden`;
}

/** A number is told by its end alone; the keys of an end say how many digits that has. */
function showsNumber({ key, value }: RecordDetail, number: string | null): boolean {
  const digits = value.normalize("NFKC").replaceAll(/\D/g, "");
  const [, most] = /_last(\d)$/.exec(key) ?? [];
  if (most) return digits.length > Number(most);
  const whole = number?.normalize("NFKC").replaceAll(/\D/g, "") ?? "";
  return whole.length > SHOWN_DIGITS && digits.includes(whole);
}

/**
 * The right records take the wrong ones' place; what was copied from a wrong one is deleted, and what the resident
 * answered about it no longer counts. An account is never written by an institution: the resident registers the own
 * one.
 * @param items one for each item of the case
 */
export async function writeCorrectedRecords(
  tx: Transaction,
  row: CaseRow,
  items: readonly ItemRecord[],
  at: Date,
): Promise<void> {
  await keepRecordsBefore(tx, row);
  for (const item of items) await writeCorrectedRecord(tx, row, item, at);
  if (row.kind === "without_consent")
    await tx.delete(insuranceUses).where(eq(insuranceUses.residentId, row.residentId));
}

/** The resident is asked whether it is right now, beside what they saw before. */
async function keepRecordsBefore(tx: Transaction, row: CaseRow): Promise<void> {
  if (row.kind === "without_consent") return;
  const [register] = await tx.select().from(residents).where(eq(residents.residentId, row.residentId));
  if (!register) throw new Error("a case without its resident");
  const rows = await tx.select().from(linkages).where(eq(linkages.residentId, row.residentId));
  const rowOf = (id: SchemeId | null) => rows.find(({ schemeId }) => schemeId === id);
  const recordsBefore = itemsOf(row).flatMap((id) => {
    const linkage = rowOf(id);
    return linkage ? [recordBefore(register, linkage, rowOf(getScheme(id).followsScheme))] : [];
  });
  await tx.update(cases).set({ recordsBefore }).where(ownCase(row));
}

async function writeCorrectedRecord(
  tx: Transaction,
  row: CaseRow,
  { scheme, record }: ItemRecord,
  at: Date,
): Promise<void> {
  // What was wrong was the registration of the card's use: the insurance record itself stays as it is.
  if (row.kind === "without_consent") return;
  const schemeId = getScheme(scheme).id;
  const isAccount = schemeId === ACCOUNT_SCHEME;
  const followers = suspendsViewing(row.kind) ? suspensionGroup(schemeId).filter((id) => id !== schemeId) : [];
  const corrected = isAccount || !record ? UNLINKED : { ...linkedTo(record), madeAt: at };
  const details = isAccount ? [] : (record?.details ?? []);
  // Of what follows, the record says as much as it has in common with its source.
  const again = (id: SchemeId) => ({
    ...corrected,
    recordDetails: detailsFor(id, details),
    version: sql`${linkages.version} + 1`,
  });
  await tx
    .update(linkages)
    .set(again(schemeId))
    .where(ownLinkage(row, [schemeId]));
  for (const id of followers)
    await tx
      .update(linkages)
      .set(again(id))
      .where(and(ownLinkage(row, [id]), eq(linkages.state, "linked")));
  await tx
    .delete(answers)
    .where(and(eq(answers.residentId, row.residentId), inArray(answers.schemeId, [schemeId, ...followers])));
  for (const id of [schemeId, ...followers])
    await inspectLinkage(tx, { subject: row.residentId, at, actor: `institution:${row.institutionId}` }, id);
  if (isAccount) await tx.delete(accounts).where(eq(accounts.residentId, row.residentId));
}

type CorrectedRecord = z.infer<typeof correctedRecord>;

const UNLINKED = {
  state: "not_linked" as const,
  madeAt: null,
  madeHow: null,
  inquiryFacts: [],
  recordKanji: null,
  recordKana: null,
  recordBirthDate: null,
  recordSex: null,
  recordAddress: null,
  recordNumber: null,
};

function linkedTo(record: CorrectedRecord) {
  return {
    state: "linked" as const,
    madeHow: "number_submitted" as const,
    inquiryFacts: [],
    recordKanji: record.kanji,
    recordKana: record.kana,
    recordBirthDate: record.birthDate,
    recordSex: record.sex,
    recordAddress: record.address,
    recordNumber: record.number,
  };
}

function ownLinkage(row: CaseRow, schemeIds: SchemeId[]) {
  return and(eq(linkages.residentId, row.residentId), inArray(linkages.schemeId, schemeIds));
}
