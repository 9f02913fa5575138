/**
 * What an institution sees: its own cases only, and of the resident only what the case needs. A hidden record is hidden
 * from it, too.
 */
import { and, asc, eq, gt, inArray, isNotNull, or } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "../../db/client";
import { caseEvents, cases, exchanges, institutionCases, linkages, residents } from "../../db/schema";
import { CORRECTION_STATES, type CorrectionEvent, FINDINGS, isOpen, possibleEvents } from "../corrections/correction";
import { EXCHANGE_GROUNDS, mislinkedPeriodOf } from "../history/exchange-grounds";
import { advanceLeak, LEAK_STATES } from "../corrections/leak-track";
import { REPORT_KINDS } from "../corrections/reports";
import { schemes } from "../catalogue/schemes";
import { recordAudit } from "../identity/audit.server";
import { itemsOf } from "../corrections/case-items";
import { type CaseRow, ownCase } from "../corrections/case-step.server";
import { database, inTransaction } from "../platform/database.server";
import { linkageReference } from "../linkages/linkage-reference";
import { findMislinkedPeriod } from "../corrections/mislinked-period.server";

const exchangeGround = z.enum(EXCHANGE_GROUNDS);
const schemeIds = schemes.map(({ id }) => id) as [string, ...string[]];
const institutionEvents = [
  "acknowledge",
  "ask",
  "find",
  "start_correction",
  "verify",
  "reject",
  "request_log",
  "report_log",
] as const;

/** How far a case is: nothing in it is personal data, so that it may be listed, stored and repeated. */
export const caseSummary = z
  .object({
    id: z.uuid(),
    receipt: z.string().meta({
      description: "The number that the resident holds: four digits of the day, four more, a check digit.",
      example: "1124-0731-8",
    }),
    scheme: z.enum(schemeIds),
    parts: z.array(z.enum(schemeIds)).meta({ description: "The other items that the same report is about." }),
    matter: z.uuid().nullable().meta({ description: "The two halves of a swapped pair carry the same one." }),
    kind: z.enum(REPORT_KINDS),
    state: z.enum(CORRECTION_STATES),
    finding: z.enum(FINDINGS).nullable(),
    leakState: z.enum(LEAK_STATES).nullable(),
    version: z.int().meta({ description: "Also in the header ETag; a step names it in If-Match." }),
    openedAt: z.iso.datetime(),
    dueAt: z.iso
      .datetime()
      .nullable()
      .meta({ description: "The portal's own target for your next step on the main track; no law sets it." }),
    overdue: z.boolean(),
    steps: z.array(z.enum(institutionEvents)).meta({ description: "What you can do now." }),
  })
  .meta({ id: "CaseSummary" });

const record = z.object({
  kanji: z.string().nullable(),
  kana: z.string().nullable(),
  birthDate: z.string().nullable(),
  sex: z.string().nullable(),
  address: z.string().nullable(),
  number: z.string().nullable(),
  details: z
    .array(z.object({ key: z.string(), value: z.string() }))
    .meta({ description: "What it says beside the four facts." }),
});

/** A case as its institution sees it. */
export const institutionCase = caseSummary
  .extend({
    details: z.string().meta({ description: "In the resident's own words; may be empty." }),
    answers: z.array(z.string()).meta({ description: "The resident's answers to your questions, oldest first." }),
    objections: z.array(z.string()).meta({
      description: "What the resident wrote when a finding or a corrected record was still wrong, oldest first.",
    }),
    resident: z
      .object({
        kanji: z.string(),
        kana: z.string(),
        latin: z.string().nullable(),
        birthDate: z.iso.date(),
        sex: z.enum(["male", "female"]).nullable(),
        address: z.string(),
        myNumberLast4: z.string(),
      })
      .meta({ description: "The four facts of the resident register, which the record must be compared with." }),
    items: z
      .array(
        z.object({
          scheme: z.enum(schemeIds),
          reference: z
            .string()
            .meta({ description: "Names the link in your system; the same for as long as the link stands." }),
          linked: z.boolean(),
          suspended: z.boolean().meta({
            description: "Hidden from everybody: look at the record in your own system, under its reference.",
          }),
          record: record
            .nullable()
            .meta({ description: "As you gave it to the portal; null where it is hidden or nothing is linked." }),
        }),
      )
      .meta({ description: "First the item of `scheme`, then those of `parts`." }),
    exchanges: z
      .array(
        z.object({
          id: z.uuid(),
          at: z.iso.datetime(),
          asker: z.string(),
          scheme: z.enum(schemeIds),
          ground: exchangeGround,
        }),
      )
      .meta({
        description:
          "Known exchanges made while the wrong record stood: whose logs to ask for. Only once a mislinkage was found.",
      }),
  })
  .meta({ id: "Case" });

export type CaseSummary = z.infer<typeof caseSummary>;
export type InstitutionCase = z.infer<typeof institutionCase>;

/** Most cases in one answer. */
const PAGE = 100;

/**
 * @returns the institution's cases that still run on either track, in the order in which they came, and where the next
 * ones begin
 */
export async function listInstitutionCases(
  institutionId: string,
  after: string | undefined,
  at: Date,
): Promise<{ cases: CaseSummary[]; next: string | null }> {
  const running = or(inArray(cases.state, CORRECTION_STATES.filter(isOpen)), isNotNull(cases.leakDueAt));
  const from = after && z.uuid().safeParse(after).success ? gt(institutionCases.caseId, after) : undefined;
  const rows = await database()
    .select()
    .from(institutionCases)
    .innerJoin(cases, and(eq(cases.residentId, institutionCases.residentId), eq(cases.caseId, institutionCases.caseId)))
    .where(and(eq(institutionCases.institutionId, institutionId), running, from))
    .orderBy(asc(institutionCases.caseId))
    .limit(PAGE + 1);
  const shown = rows.slice(0, PAGE).map((row) => summarize(row.cases, at));
  return { cases: shown, next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null };
}

/**
 * @returns one running case of this institution, or undefined: alike for another's, for none, and for one that has
 * ended on both tracks
 */
export async function findInstitutionCase(
  institutionId: string,
  caseId: string,
  at: Date,
): Promise<InstitutionCase | undefined> {
  const where = await locateCase(institutionId, caseId);
  if (!where) return undefined;
  return inTransaction(async (tx) => {
    const [row] = await tx.select().from(cases).where(ownCase(where));
    if (!row || !isRunning(row)) return undefined;
    await recordAudit(
      tx,
      { subject: row.residentId, at, actor: `institution:${institutionId}` },
      "institution_looked_at_case",
      row.receipt,
    );
    return describeCase(tx, row, at);
  });
}

/** Whether anything is still to be done; the leak investigation may outlast the correction. */
export function isRunning(row: CaseRow): boolean {
  return isOpen(row.state) || row.leakDueAt !== null;
}

/** @returns where a case of this institution stands, or undefined: alike for another's and for none */
export async function locateCase(institutionId: string, caseId: string) {
  if (!z.uuid().safeParse(caseId).success) return undefined;
  const [entry] = await database()
    .select()
    .from(institutionCases)
    .where(and(eq(institutionCases.institutionId, institutionId), eq(institutionCases.caseId, caseId)));
  return entry;
}

/** How far the case is, for its institution. */
export function summarize(row: CaseRow, at: Date): CaseSummary {
  return caseSummary.parse({
    id: row.caseId,
    receipt: row.receipt,
    scheme: row.schemeId,
    parts: row.parts,
    matter: row.matterId,
    kind: row.kind,
    state: row.state,
    finding: row.finding,
    leakState: row.leakState,
    version: row.version,
    openedAt: row.openedAt.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
    overdue: row.escalatedAt !== null || row.leakEscalatedAt !== null,
    steps: stepsNow(row, at),
  });
}

function stepsNow(row: CaseRow, at: Date): CaseSummary["steps"] {
  const main: CorrectionEvent[] = possibleEvents(row.state, {
    by: "institution",
    kind: row.kind,
    finding: row.finding,
    since: row.stateSince,
    at,
  });
  const context = { by: "institution", finding: row.finding, kind: row.kind } as const;
  const state = row.leakState ? row.leakState : null;
  const leak = advanceLeak(state, "request_log", context).ok
    ? "request_log"
    : advanceLeak(state, "report_viewed", context).ok
      ? "report_log"
      : undefined;
  return institutionEvents.filter((event) => event === leak || main.some((possible) => possible === event));
}

async function describeCase(tx: Transaction, row: CaseRow, at: Date): Promise<InstitutionCase> {
  const [resident] = await tx.select().from(residents).where(eq(residents.residentId, row.residentId));
  if (!resident) throw new Error("a case without its resident");
  const said = await tx
    .select({ event: caseEvents.event, text: caseEvents.text })
    .from(caseEvents)
    .where(
      and(
        eq(caseEvents.residentId, row.residentId),
        eq(caseEvents.caseId, row.caseId),
        eq(caseEvents.actor, "resident"),
      ),
    )
    .orderBy(asc(caseEvents.seq));
  const textsOf = (...events: string[]) =>
    said.filter(({ event }) => events.includes(event)).map(({ text }) => text ?? "");
  const { nameKanji, nameKana, nameLatin, birthDate, sex, address, myNumberLast4 } = resident;
  return {
    ...summarize(row, at),
    details: row.details,
    answers: textsOf("answer"),
    objections: textsOf("dispute", "reopen"),
    resident: { kanji: nameKanji, kana: nameKana, latin: nameLatin, birthDate, sex, address, myNumberLast4 },
    items: await describeItems(tx, row),
    exchanges: await listExchangesWhileWrong(tx, row),
  };
}

async function describeItems(tx: Transaction, row: CaseRow): Promise<InstitutionCase["items"]> {
  const rows = await tx.select().from(linkages).where(eq(linkages.residentId, row.residentId));
  return itemsOf(row).flatMap((schemeId) => {
    const linkage = rows.find((candidate) => candidate.schemeId === schemeId);
    if (!linkage) return [];
    const linked = linkage.state === "linked";
    const suspended = linkage.suspendedAt !== null;
    const shown = linked && !suspended;
    return {
      scheme: schemeId,
      reference: linkageReference(row.residentId, schemeId),
      linked,
      suspended,
      record: shown ? describeRecord(linkage) : null,
    };
  });
}

function describeRecord(linkage: typeof linkages.$inferSelect): z.infer<typeof record> {
  return {
    kanji: linkage.recordKanji,
    kana: linkage.recordKana,
    birthDate: linkage.recordBirthDate,
    sex: linkage.recordSex,
    address: linkage.recordAddress,
    number: linkage.recordNumber,
    details: linkage.recordDetails,
  };
}

async function listExchangesWhileWrong(tx: Transaction, row: CaseRow): Promise<InstitutionCase["exchanges"]> {
  const span = await findMislinkedPeriod(tx, row);
  if (!span) return [];
  const rows = await tx
    .select()
    .from(exchanges)
    .where(eq(exchanges.residentId, row.residentId))
    .orderBy(asc(exchanges.at));
  return rows
    .filter((exchange) => mislinkedPeriodOf(exchange, [span]))
    .map(({ exchangeId, at, askerId, schemeId, ground }) => ({
      id: exchangeId,
      at: at.toISOString(),
      asker: askerId,
      scheme: schemeId,
      ground: exchangeGround.parse(ground, { error: () => `no ground of an exchange: ${ground}` }),
    }));
}
