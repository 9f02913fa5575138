/**
 * A resident's 29 linkages: all of them, or one; every look leaves its row in the access history, in the transaction
 * that reads.
 */
import { eq } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { accounts, answers, institutions, insuranceUses, linkages, residents } from "../../db/schema";
import { type LinkageView, viewLinkage } from "./linkage-view";
import { hiddenWith } from "../protection/hidden";
import { getScheme, INSURANCE_SCHEME, type SchemeId } from "../catalogue/schemes";
import { type SelfCheck, selfCheck } from "./self-check";
import type { Viewing } from "../identity/viewing";
import { recordAudit } from "../identity/audit.server";
import { seesCase } from "../corrections/case-items";
import { caseAbout, listOpenCases, type RecordCase, toldOf } from "./record-case.server";
import { inTransaction } from "../platform/database.server";

export type Resident = typeof residents.$inferSelect;
export type Institution = typeof institutions.$inferSelect;
export type InsuranceUse = typeof insuranceUses.$inferSelect;

/** One linkage as it may be shown, with who made it, or would have made it. */
export interface ShownLinkage {
  view: LinkageView;
  institution: Institution;
  answeredAt: Date | undefined;
  /** Version of the answer, 0 before the first: a form made from an older one is told. */
  answerVersion: number;
  /** Whether a case about this record or one that it follows is open. */
  underCorrection: boolean;
  /** That case, for whoever may follow it. */
  openCase: RecordCase | undefined;
  /** Whether this viewer sees the record that this one follows. */
  seesSource: boolean;
  /** Nobody but the resident sees this one; told to the resident alone. */
  hiddenFromOthers: boolean;
}

export interface AllLinkages {
  resident: Resident;
  linkages: ShownLinkage[];
  insuranceUse: InsuranceUse | undefined;
  check: SelfCheck;
}

export type OneLinkage = ShownLinkage & Omit<AllLinkages, "linkages">;

/** @returns all 29 in the catalogue's order */
export async function listLinkages(viewing: Viewing): Promise<AllLinkages> {
  return inTransaction(async (tx) => {
    await recordAudit(tx, viewing, "looked_at_linkages", "linkages");
    return readLinkages(tx, viewing);
  });
}

/**
 * @param askedFor whether the sensitive values are asked for, which is noted as a look of its own
 * @returns one linkage with the resident's register facts, or undefined where there is no such scheme or this viewer
 * does not see it: then nothing was looked at
 */
export async function findLinkage(
  viewing: Viewing,
  schemeId: SchemeId,
  askedFor = false,
): Promise<OneLinkage | undefined> {
  if (!viewing.sees(schemeId)) return undefined;
  const sensitive = askedFor && viewing.may("see_sensitive", schemeId);
  return inTransaction(async (tx) => {
    await recordAudit(tx, viewing, sensitive ? "looked_at_sensitive" : "looked_at_linkage", schemeId);
    const { linkages: all, ...others } = await readLinkages(tx, viewing, sensitive ? schemeId : undefined);
    const found = all.find(({ view }) => view.schemeId === schemeId);
    return found && { ...found, ...others };
  });
}

/**
 * Reads without noting a look: the caller notes what the resident gets to see.
 * @param askedFor the scheme whose sensitive values are asked for
 */
export async function readLinkages(tx: Transaction, viewing: Viewing, askedFor?: SchemeId): Promise<AllLinkages> {
  const { subject } = viewing;
  const [register] = await tx.select().from(residents).where(eq(residents.residentId, subject));
  if (!register) throw new Error("a viewing without its resident");
  const all = await tx
    .select()
    .from(linkages)
    .innerJoin(institutions, eq(institutions.institutionId, linkages.institutionId))
    .where(eq(linkages.residentId, subject));
  const rows = all.filter((row) => viewing.sees(row.linkages.schemeId));
  const flagged = all.filter((row) => row.linkages.hiddenFromOthers).map((row) => row.linkages.schemeId);
  const hidden = hiddenWith(flagged);
  const given = await tx.select().from(answers).where(eq(answers.residentId, subject));
  const [account] = await tx.select().from(accounts).where(eq(accounts.residentId, subject));
  const [used] = await tx.select().from(insuranceUses).where(eq(insuranceUses.residentId, subject));
  const insuranceUse = viewing.sees(INSURANCE_SCHEME) ? used : undefined;
  const open = await listOpenCases(tx, subject);
  const shown = rows.map(({ linkages: linkage, institutions: institution }): ShownLinkage => {
    const { id, followsScheme } = getScheme(linkage.schemeId);
    const source = all.find((row) => row.linkages.schemeId === followsScheme)?.linkages;
    const answer = given.find((row) => row.schemeId === linkage.schemeId);
    const sensitiveAskedFor = id === askedFor;
    const running = caseAbout(open, id);
    const underCorrection = running !== undefined;
    const mayFollow = running && viewing.may("follow_case") && seesCase(viewing, running);
    const openCase = mayFollow ? toldOf(running, { schemeId: id, flagged, at: viewing.at }) : undefined;
    const seesSource = followsScheme !== null && viewing.sees(followsScheme);
    const view = viewLinkage({
      register,
      linkage,
      source,
      answer: answer?.answer,
      account,
      insuranceUse,
      underCorrection,
      sensitiveAskedFor,
    });
    return {
      view,
      institution,
      answeredAt: answer?.answeredAt,
      answerVersion: answer?.version ?? 0,
      underCorrection,
      openCase,
      seesSource,
      hiddenFromOthers: hidden.includes(id),
    };
  });
  const inOrder = shown.sort((a, b) => getScheme(a.view.schemeId).no - getScheme(b.view.schemeId).no);
  return { resident: register, linkages: inOrder, insuranceUse, check: checkOf(inOrder, viewing) };
}

function checkOf(all: readonly ShownLinkage[], { sees }: Viewing): SelfCheck {
  const mine = new Set(all.filter(({ view }) => view.answer === "mine").map(({ view }) => view.schemeId));
  return selfCheck(
    all.map(({ view: { schemeId, answer, attention, state, follows }, underCorrection }) => {
      // What follows a doubtful record cannot be seen, and so not checked, before that record is settled.
      const waits = follows?.doubtful === true && !mine.has(follows.schemeId);
      return {
        schemeId,
        answer,
        needsAttention: attention !== undefined,
        suspended: state === "suspended" || waits || underCorrection,
      };
    }),
    sees,
  );
}
