/**
 * The desk looking at a resident's screens: opened by the resident with a code that is read out, or by the desk for a
 * reason; ended by either, or by itself.
 */
import { randomInt } from "node:crypto";
import { and, desc, eq, gt, isNull, ne, not, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Queryable, Transaction } from "../../db/client";
import { linkages, staff, staffSupports, supportCodes, supports } from "../../db/schema";
import {
  CODE_DIGITS,
  CODE_MINUTES,
  MOST_CODE_TRIES,
  supportEnd,
  type SupportReason,
  type SupportStanding,
  supportStanding,
} from "../identity/support";
import { isSensitive, type SchemeId, schemes } from "../catalogue/schemes";
import { hiddenWith } from "../protection/hidden";
import type { Viewing } from "../identity/viewing";
import { deskActor, recordAudit } from "../identity/audit.server";
import { database, inTransaction } from "../platform/database.server";
import { isBlockedBetween } from "../identity/grant.server";
import { hashToken } from "../identity/session.server";
import type { StaffMember } from "../identity/staff.server";

type SupportRow = typeof supports.$inferSelect;

/** A section of a screen: the screen's path below the viewer, without a query, and the section's id. */
export interface Pointed {
  page: string;
  section: string;
}

export interface ShownSupport {
  supportId: string;
  /** To be read out, while nobody has used it. */
  code: string | undefined;
  standing: SupportStanding;
  /** Seat at the desk of whoever looks. */
  label: string | undefined;
  joinedAt: Date | null;
  endsAt: Date;
  allowed: readonly string[];
  pointed: Pointed | undefined;
}

/** Opens a support with a code to read out; an earlier one of this session ends with it. */
export async function askForHelp(viewing: Viewing, reason: SupportReason): Promise<void> {
  if (!viewing.may("get_help")) return;
  const { subject: residentId, at } = viewing;
  await inTransaction(async (tx) => {
    await endOwn(tx, viewing);
    const supportId = uuidv7();
    const endsAt = new Date(at.getTime() + CODE_MINUTES * 60_000);
    const code = await keepCode(tx, { residentId, supportId, endsAt });
    await tx.insert(supports).values({
      residentId,
      supportId,
      kind: "screen",
      sessionId: viewing.session.sessionId,
      reason,
      code,
      openedAt: at,
      endsAt,
    });
    await recordAudit(tx, viewing, "asked_for_help", supportId);
  });
}

/** Draws until the code is one that nobody else is reading out. */
async function keepCode(
  tx: Transaction,
  row: { residentId: string; supportId: string; endsAt: Date },
): Promise<string> {
  for (;;) {
    const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, "0");
    const kept = await tx
      .insert(supportCodes)
      .values({ ...row, codeHash: hashToken(code) })
      .onConflictDoNothing()
      .returning({ id: supportCodes.supportId });
    if (kept.length > 0) return code;
  }
}

/**
 * @returns the support that this session of the resident has opened, or undefined where there is none that still runs
 */
export async function findOwnSupport(
  viewing: Pick<Viewing, "subject" | "at" | "session" | "via">,
  db: Queryable = database(),
): Promise<ShownSupport | undefined> {
  const row = viewing.via === "self" ? await findRunning(db, viewing) : undefined;
  if (!row) return undefined;
  const [seat] = row.staffId
    ? await db.select({ label: staff.label }).from(staff).where(eq(staff.residentId, row.staffId))
    : [];
  const standing = supportStanding(row, viewing.at);
  return {
    supportId: row.supportId,
    code: standing === "waiting" ? (row.code ?? undefined) : undefined,
    standing,
    label: seat?.label,
    joinedAt: row.joinedAt,
    endsAt: row.endsAt,
    allowed: row.allowed,
    pointed: pointedOf(row),
  };
}

/** @returns at which section the agent points */
export function pointedOf({ pointedPage: page, pointedSection: section }: SupportRow): Pointed | undefined {
  return page !== null && section ? { page, section } : undefined;
}

/** @returns the support that this session of the resident has opened and that still runs */
async function findRunning(
  db: Queryable,
  viewing: Pick<Viewing, "subject" | "at" | "session">,
): Promise<SupportRow | undefined> {
  const [row] = await selectRunning(db, viewing);
  return row;
}

/** As above, for a change: what is allowed and what is taken back at the same time follow one another. */
async function lockRunning(tx: Transaction, viewing: Viewing): Promise<SupportRow | undefined> {
  const [row] = await selectRunning(tx, viewing).for("update");
  return row;
}

function selectRunning(db: Queryable, { subject, at, session }: Pick<Viewing, "subject" | "at" | "session">) {
  return db
    .select()
    .from(supports)
    .where(
      and(
        eq(supports.residentId, subject),
        eq(supports.sessionId, session.sessionId),
        isNull(supports.endedAt),
        gt(supports.endsAt, at),
      ),
    )
    .orderBy(desc(supports.openedAt))
    .limit(1);
}

/** Ends the desk's look at once: its next request finds nothing. */
export async function endHelp(viewing: Viewing): Promise<void> {
  await inTransaction((tx) => endOwn(tx, viewing));
}

async function endOwn(tx: Transaction, viewing: Viewing): Promise<void> {
  const running = await lockRunning(tx, viewing);
  if (!running) return;
  await tx.update(supports).set({ endedAt: viewing.at }).where(ownSupport(running));
  await tx.delete(supportCodes).where(eq(supportCodes.supportId, running.supportId));
  await recordAudit(tx, viewing, "ended_help", running.supportId);
}

/** Of these the values are shown only where they are asked for, and to the desk only where the resident allows it. */
const SENSITIVE = schemes.map(({ id }) => id).filter(isSensitive);

/** @returns the sensitive schemes of which this resident has a record that others may see at all */
export async function listAllowable({ subject }: Viewing): Promise<SchemeId[]> {
  const rows = await database()
    .select({ id: linkages.schemeId, state: linkages.state, flag: linkages.hiddenFromOthers })
    .from(linkages)
    .where(eq(linkages.residentId, subject));
  const hidden = hiddenWith(rows.filter(({ flag }) => flag).map(({ id }) => id));
  return SENSITIVE.filter(
    (scheme) => !hidden.includes(scheme) && rows.some(({ id, state }) => id === scheme && state === "linked"),
  );
}

/** Lets the desk see the sensitive values of one scheme, or no longer. @param allowed false takes it back */
export async function allowItem(viewing: Viewing, schemeId: string, allowed: boolean): Promise<void> {
  const asked = SENSITIVE.find((id) => id === schemeId);
  if (!viewing.may("get_help") || !asked) return;
  await inTransaction(async (tx) => {
    const running = await lockRunning(tx, viewing);
    if (!running?.joinedAt) return;
    const others = running.allowed.filter((id) => id !== asked);
    await tx
      .update(supports)
      .set({ allowed: allowed ? [...others, asked] : others })
      .where(ownSupport(running));
    await recordAudit(tx, viewing, "allowed_desk", asked);
  });
}

export type Joined = { ok: true; supportId: string } | { ok: false; reason: "wrong_code" | "too_many" };

/**
 * Takes the code that a resident has read out: once, whoever comes first. For whom it is none, it stays as it is: the
 * answer is that to a wrong one. A try is counted before the code is looked at, so that of any number of parallel
 * guesses no more are looked at than are left.
 */
export async function joinSupport(staffMember: StaffMember, code: string): Promise<Joined> {
  if (!staffMember.may("support") || !(await countTry(staffMember))) return { ok: false, reason: "too_many" };
  const { staffId, at } = staffMember;
  return inTransaction(async (tx): Promise<Joined> => {
    const [taken] = await tx
      .delete(supportCodes)
      .where(
        and(
          eq(supportCodes.codeHash, hashToken(code)),
          gt(supportCodes.endsAt, at),
          ne(supportCodes.residentId, staffId),
          not(isBlockedBetween(supportCodes.residentId, staffId)),
        ),
      )
      .returning();
    if (!taken) return { ok: false, reason: "wrong_code" };
    const { residentId, supportId } = taken;
    const [joined] = await tx
      .update(supports)
      .set({ staffId, code: null, joinedAt: at, endsAt: supportEnd("screen", at) })
      .where(and(ownSupport(taken), isNull(supports.endedAt), isNull(supports.staffId)))
      .returning();
    if (!joined) return { ok: false, reason: "wrong_code" };
    await tx.insert(staffSupports).values({ residentId: staffId, supportId, principalId: residentId, openedAt: at });
    await recordAudit(tx, deskActor(staffMember, residentId, { supportId }), "desk_joined", supportId);
    await forgiveTry(tx, staffId);
    return { ok: true, supportId };
  });
}

/** Counts a guess of this member of staff. @returns whether it may still be looked at */
export async function countTry({ staffId, at }: StaffMember): Promise<boolean> {
  const since = new Date(at.getTime() - CODE_MINUTES * 60_000).toISOString();
  const isOld = sql`(${staff.codeTriesSince} is null or ${staff.codeTriesSince} < ${since}::timestamptz)`;
  const [counted] = await database()
    .update(staff)
    .set({
      codeTries: sql`case when ${isOld} then 1 else ${staff.codeTries} + 1 end`,
      codeTriesSince: sql`case when ${isOld} then ${at.toISOString()}::timestamptz else ${staff.codeTriesSince} end`,
    })
    .where(eq(staff.residentId, staffId))
    .returning({ tries: staff.codeTries });
  return counted !== undefined && counted.tries <= MOST_CODE_TRIES;
}

/** Somebody was found: this try counts no longer. Earlier slips do, or every success would give five more guesses. */
export async function forgiveTry(tx: Transaction, staffId: string): Promise<void> {
  await tx
    .update(staff)
    .set({ codeTries: sql`greatest(${staff.codeTries} - 1, 0)` })
    .where(eq(staff.residentId, staffId));
}

/** The rows of one support. */
export function ownSupport({ residentId, supportId }: { residentId: string; supportId: string }) {
  return and(eq(supports.residentId, residentId), eq(supports.supportId, supportId));
}

/** The desk is done: the resident's banner goes, the agent sees nothing more. */
export async function leaveSupport(viewing: Viewing): Promise<void> {
  const { support } = viewing;
  if (!support) return;
  await inTransaction(async (tx) => {
    await recordAudit(tx, viewing, "desk_left", support.supportId);
    await tx.update(supports).set({ endedAt: viewing.at }).where(ownSupport(support));
  });
}
