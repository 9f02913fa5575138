/** The record that an institution puts in the place of a wrong one, and everything that goes with the wrong one. */
import { and, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "../../db/client";
import { accounts, answers, insuranceUses, linkages } from "../../db/schema";
import { suspendsViewing } from "../corrections/reports";
import { ACCOUNT_SCHEME, getScheme, type SchemeId, suspensionGroup } from "../catalogue/schemes";
import type { CaseRow } from "../corrections/case-step.server";
import { listForbidden } from "../platform/forbidden-text";
import { inspectLinkage } from "../inspection/inspection.server";

/** Text that people will read: no control characters, no halves of characters. */
export const words = z
  .string()
  .trim()
  .min(1)
  .max(1000)
  .refine((text) => !/[^\P{Cc}\n]|\p{Surrogate}/u.test(text), "holds characters that cannot be shown");

/** As `words`, for what an institution tells the resident: neither a My Number nor a PIN, as in every text. */
export const toldWords = words.refine(
  (text) => listForbidden(text).length === 0,
  "holds a number of twelve digits or a PIN: name neither",
);

export const correctedRecord = z.object({
  kanji: words.nullable(),
  kana: words.nullable(),
  birthDate: words.nullable(),
  sex: words.nullable(),
  address: words.nullable(),
  number: words.nullable(),
});

export interface ItemRecord {
  scheme: string;
  /** None where there is no record of this resident: the link is taken away. */
  record: CorrectedRecord | null;
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
  for (const item of items) await writeCorrectedRecord(tx, row, item, at);
  if (row.kind === "without_consent")
    await tx.delete(insuranceUses).where(eq(insuranceUses.residentId, row.residentId));
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
  const again = { ...corrected, recordDetails: [], version: sql`${linkages.version} + 1` };
  await tx
    .update(linkages)
    .set(again)
    .where(ownLinkage(row, [schemeId]));
  await tx
    .update(linkages)
    .set(again)
    .where(and(ownLinkage(row, followers), eq(linkages.state, "linked")));
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
