/**
 * A resident's mandates as the desk sees them: after the papers were seen, to print the letter and to end one on a
 * court's or the principal's word.
 */
import { and, desc, eq, not, or, sql } from "drizzle-orm";
import { validate as isUuid } from "uuid";
import type { CategoryId } from "../catalogue/schemes";
import { approvals, mandates, residents } from "../../db/schema";
import type { EndReason, MandatePaper } from "../mandates/registered-mandates";
import { type MandateStanding, mandateStanding, type Scope, scopesOf } from "../mandates/mandates";
import { deskActor, recordAudit } from "../identity/audit.server";
import { findAtCounter, type FoundAtCounter, hasJustFound, noteCounterLook } from "../support/counter-look.server";
import { database, inTransaction } from "../platform/database.server";
import { isBlockedBetween, isInReach } from "../identity/grant.server";
import { endAtDesk } from "../mandates/mandate-step.server";
import { tellResident } from "../notices/notice.server";
import { once } from "../platform/submission.server";
import type { SaidFacts } from "../support/resident-search.server";
import type { StaffMember } from "../identity/staff.server";

export interface DeskMandate {
  principalId: string;
  mandateId: string;
  principalName: string;
  proxyName: string;
  ground: (typeof mandates.$inferSelect)["ground"];
  papers: MandatePaper[];
  scopes: Scope[];
  categories: CategoryId[];
  standing: MandateStanding;
  approvedAt: Date;
  startsAt: Date | null;
  endsAt: Date;
  endReason: EndReason | null;
  version: number;
}

/** Finds the principal by the four facts; the history tells of it. @returns whose mandates can be seen now */
export function findPrincipal(staffMember: StaffMember, facts: SaidFacts): Promise<FoundAtCounter> {
  return findAtCounter(staffMember, facts, "proxy");
}

/**
 * @returns the resident's mandates, newest first; undefined unless this member of staff has found the resident at the
 * counter just now, or worked on such a request, which is noted as a look. What was granted to this member of staff is
 * left out: nobody works on the own matters; and so is what was granted to somebody who is kept apart from them
 */
export async function listDeskMandates(
  staffMember: StaffMember,
  principalId: string,
): Promise<{ principalName: string; mandates: DeskMandate[] } | undefined> {
  if (!isUuid(principalId) || !(await mayLook(staffMember, principalId))) return undefined;
  const { staffId } = staffMember;
  const [principal] = await database()
    .select({ name: residents.nameKanji })
    .from(residents)
    .where(eq(residents.residentId, principalId));
  const rows = await database()
    .select()
    .from(mandates)
    .where(
      and(
        eq(mandates.residentId, principalId),
        sql`${mandates.proxyId} is distinct from ${staffId}`,
        not(isBlockedBetween(mandates.proxyId, staffId)),
      ),
    )
    .orderBy(desc(mandates.invitedAt));
  const principalName = principal?.name ?? "";
  return { principalName, mandates: rows.map((row) => show(row, principalName, staffMember.at)) };
}

async function mayLook(staffMember: StaffMember, principalId: string): Promise<boolean> {
  if (await hasJustFound(staffMember, principalId, "proxy")) return true;
  const { staffId } = staffMember;
  const worked = and(
    eq(approvals.residentId, principalId),
    eq(approvals.kind, "mandate"),
    or(eq(approvals.requestedBy, staffId), eq(approvals.decidedBy, staffId)),
  );
  const rows = await database()
    .select({ id: approvals.approvalId })
    .from(approvals)
    .where(and(worked, isInReach(approvals.residentId, staffId)))
    .limit(1);
  if (rows.length > 0) await inTransaction((tx) => noteCounterLook(tx, staffMember, principalId, "proxy"));
  return rows.length > 0;
}

function show(row: typeof mandates.$inferSelect, principalName: string, at: Date): DeskMandate {
  const {
    residentId: principalId,
    mandateId,
    proxyName,
    ground,
    papers,
    categories,
    stateSince: approvedAt,
    startsAt,
    endsAt,
    endReason,
    version,
  } = row;
  const standing = mandateStanding({ ...row, state: row.state }, at);
  return {
    principalId,
    mandateId,
    principalName,
    proxyName,
    ground,
    papers,
    scopes: scopesOf(row.scopes),
    categories,
    standing,
    approvedAt,
    startsAt,
    endsAt,
    endReason,
    version,
  };
}

/** @returns one of them, or undefined alike for none and for one that may not be seen */
export async function findDeskMandate(
  staffMember: StaffMember,
  principalId: string,
  mandateId: string,
): Promise<DeskMandate | undefined> {
  return (await listDeskMandates(staffMember, principalId))?.mandates.find(
    (mandate) => mandate.mandateId === mandateId,
  );
}

export type EndedAtDesk = { ok: true } | { ok: false; reason: "not_possible" | "stale" };

export interface DeskEnding {
  principalId: string;
  mandateId: string;
  /** Of the form: a second submit is answered like the first. */
  key: string;
  version: number;
  reason: EndReason;
}

/** Ends it: from the next request on it opens nothing. The principal and the proxy are told that it ended. */
export async function endDeskMandate(
  staffMember: StaffMember,
  { principalId, mandateId, key, version, reason }: DeskEnding,
): Promise<EndedAtDesk> {
  if (!isUuid(key)) return { ok: false, reason: "not_possible" };
  const found = staffMember.may("prepare") ? await findDeskMandate(staffMember, principalId, mandateId) : undefined;
  if (!found) return { ok: false, reason: "not_possible" };
  const { at } = staffMember;
  return inTransaction((tx) =>
    once(tx, { subject: principalId, at }, `mandate-end:${key}`, async (): Promise<EndedAtDesk> => {
      const by = deskActor(staffMember, principalId, { mandateId });
      const ended = await endAtDesk(tx, { principalId, mandateId, version }, by, reason);
      if (!ended) return { ok: false, reason: found.version === version ? "not_possible" : "stale" };
      await tellResident(tx, {
        residentId: principalId,
        key: `mandate:${mandateId}:ended-by-desk`,
        kind: "mandate_ended_by_desk",
        about: { mandateId },
        at,
      });
      return { ok: true };
    }),
  );
}

/** @returns what the letter to the principal says, of a mandate that the desk has registered; printing it is noted */
export async function readMandateLetter(
  staffMember: StaffMember,
  principalId: string,
  mandateId: string,
): Promise<DeskMandate | undefined> {
  const found = await findDeskMandate(staffMember, principalId, mandateId);
  if (!found || found.ground === "cards") return undefined;
  const by = deskActor(staffMember, principalId, { mandateId });
  await inTransaction((tx) => recordAudit(tx, by, "desk_printed_letter", mandateId));
  return found;
}
