/**
 * Flags a linkage whose record needs a look, in the transaction that writes the record: the one check for new linkages
 * and whole files.
 */
import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { linkages, residents } from "../../db/schema";
import { type InspectionFlag, inspectRecord } from "./inspection";
import { recordFacts } from "../linkages/linkage-facts";
import type { RecordFacts } from "../matching/person";
import { hasTrait, type SchemeId } from "../catalogue/schemes";
import type { Viewing } from "../identity/viewing";
import { type AuditedActor, recordAudit } from "../identity/audit.server";
import { findOpenCase } from "../corrections/report.server";

type LinkageRow = typeof linkages.$inferSelect;

/** A record as an institution's file holds it. */
export interface FileRecord {
  runId: string;
  institutionId: string;
  recordNumber: string;
  facts: RecordFacts;
  /** How the file says that it was linked; what it leaves out is taken from the linkage. */
  madeHow: LinkageRow["madeHow"];
  inquiryFacts: LinkageRow["inquiryFacts"] | null;
}

/**
 * `held`: the record's facts stay as they are, since it is hidden or under correction. `gone`: the linkage is no longer
 * of this record.
 */
export type FlagOutcome = "flagged" | "cleared" | "unchanged" | "held" | "gone";

/**
 * Compares the record with the register of this moment; the flag is written, changed or taken away, and the change
 * audited. The same again changes nothing. Where the record comes from a file and is flagged or no longer is, its facts
 * take the place of those that the linkage held, so that the resident's page explains what was found.
 * @param file left out where the linkage itself was just written
 */
export async function inspectLinkage(
  tx: Transaction,
  by: Viewing | AuditedActor,
  schemeId: SchemeId,
  file?: FileRecord,
): Promise<FlagOutcome> {
  const own = and(eq(linkages.residentId, by.subject), eq(linkages.schemeId, schemeId));
  const [linkage] = await tx.select().from(linkages).where(own).for("update");
  if (!linkage || (file && !isOfRecord(linkage, file))) return "gone";
  const flag = await findFlag(tx, linkage, by.at, file);
  const before = linkage.inspectionFlag;
  if (!flag && !before) return "unchanged";
  const held =
    linkage.suspendedAt !== null || (file !== undefined && (await findOpenCase(by, schemeId, tx)) !== undefined);
  const columns = file && !held ? columnsOf(file.facts, linkage) : {};
  const isSame =
    sameFlag(flag, before) &&
    Object.entries(columns).every(([name, value]) => linkage[name as keyof typeof columns] === value);
  if (isSame && held && file) return "held";
  // Resumed behind what it had already written, an inspection counts it as its own.
  if (isSame) return file && before?.runId === file.runId ? "flagged" : "unchanged";
  const version = file && !held ? { version: sql`${linkages.version} + 1` } : {};
  await tx
    .update(linkages)
    .set({ ...columns, ...version, inspectionFlag: sameFlag(flag, before) ? before : flag })
    .where(own);
  await recordAudit(tx, by, flag ? "inspection_flagged" : "inspection_cleared", schemeId);
  if (held && file) return "held";
  return flag ? "flagged" : "cleared";
}

function isOfRecord(linkage: LinkageRow, { institutionId, recordNumber }: FileRecord): boolean {
  return linkage.state === "linked" && linkage.institutionId === institutionId && linkage.recordNumber === recordNumber;
}

async function findFlag(
  tx: Transaction,
  linkage: LinkageRow,
  at: Date,
  file: FileRecord | undefined,
): Promise<InspectionFlag | null> {
  if (linkage.state !== "linked") return null;
  const [register] = await tx.select().from(residents).where(eq(residents.residentId, linkage.residentId));
  if (!register) throw new Error("a linkage without its resident");
  const { verdict, reasons, likelihood } = inspectRecord(register, file?.facts ?? recordFacts(linkage), {
    schemeId: linkage.schemeId as SchemeId,
    madeHow: file?.madeHow ?? linkage.madeHow,
    inquiryFacts: file?.inquiryFacts ?? linkage.inquiryFacts,
  });
  return likelihood && { verdict, reasons, likelihood, foundAt: at.toISOString(), runId: file?.runId ?? null };
}

/** When it was found, and by which inspection, stays what it was. */
function sameFlag(a: InspectionFlag | null, b: InspectionFlag | null): boolean {
  if (!a || !b) return a === b;
  return a.verdict === b.verdict && a.likelihood === b.likelihood && a.reasons.join() === b.reasons.join();
}

/** Of an account a bank holds the holder only: what the file leaves out, the linkage keeps. */
function columnsOf(facts: RecordFacts, linkage: LinkageRow) {
  const keeps = hasTrait(linkage.schemeId, "bank_account");
  return {
    recordKanji: facts.kanji,
    recordKana: facts.kana,
    recordBirthDate: keeps ? (facts.birthDate ?? linkage.recordBirthDate) : facts.birthDate,
    recordSex: keeps ? (facts.sex ?? linkage.recordSex) : facts.sex,
    recordAddress: keeps ? (facts.address ?? linkage.recordAddress) : facts.address,
  };
}
