/** 問い合わせ窓口's staff: who is signed in at the desk, as what, and what they may do there. */
import { and, eq, isNull } from "drizzle-orm";
import type { Queryable } from "../../db/client";
import { staff } from "../../db/schema";
import { idleEnd } from "./session-rules";
import { type DeskAction, mayAtDesk, type StaffRole } from "./staff";
import type { ViewingSession } from "./viewing";
import { listUsableCredentials } from "./ceremony.server";
import { database } from "../platform/database.server";
import { findSession, type SessionRow, touchSession } from "./session.server";

/** A member of staff at work. */
export interface StaffMember {
  /** The person's own id; a member of staff is a resident too. */
  staffId: string;
  role: StaffRole;
  /** What residents are told of who looked. */
  label: string;
  at: Date;
  session: ViewingSession;
  may(action: DeskAction): boolean;
}

export type FoundStaffMember = { ok: true; staffMember: StaffMember } | { ok: false; reason: "signed_out" | "idle" };

/** @returns the member of staff, or undefined for whoever is none or no longer one */
export async function findStaff(
  residentId: string,
  db: Queryable = database(),
): Promise<typeof staff.$inferSelect | undefined> {
  const [row] = await db
    .select()
    .from(staff)
    .where(and(eq(staff.residentId, residentId), isNull(staff.endedAt)));
  return row;
}

/**
 * Who is signed in at the desk with this token; a card that was suspended or a role that has ended counts from the next
 * request on.
 * @param touch false for what must not prolong the session by being asked
 */
export async function findStaffMember(token: string | undefined, at: Date, touch = true): Promise<FoundStaffMember> {
  const found = await findSession(token, at);
  if (!found?.session.desk || found.standing === "over") return { ok: false, reason: "signed_out" };
  if (found.standing === "idle") return { ok: false, reason: "idle" };
  const row = await findStaff(found.session.residentId);
  if (!row || !(await isStillUsable(found.session, at))) return { ok: false, reason: "signed_out" };
  const session = touch ? await touchSession(found.session, at) : found.session;
  const { residentId: staffId, role, label } = row;
  return {
    ok: true,
    staffMember: {
      staffId,
      role,
      label,
      at,
      session: toViewingSession(session),
      may: (action) => mayAtDesk(role, action),
    },
  };
}

/** @returns whether the credential that opened the session still opens one: a suspended card ends what it opened */
async function isStillUsable({ residentId, credentialId }: SessionRow, at: Date): Promise<boolean> {
  return (await listUsableCredentials(residentId, at)).some((credential) => credential.credentialId === credentialId);
}

/**
 * A proxy whose card was suspended, returned or has run out acts for nobody: not in a session that a passkey opened
 * either.
 */
export async function mayActForOthers({ residentId, credentialId }: SessionRow, at: Date): Promise<boolean> {
  const usable = await listUsableCredentials(residentId, at);
  return (
    usable.some((credential) => credential.credentialId === credentialId) && usable.some(({ kind }) => kind === "card")
  );
}

/** The part of a session that a viewing carries. */
export function toViewingSession(session: SessionRow): ViewingSession {
  const { sessionId, credentialId, sharedTerminal, startedAt, endsAt } = session;
  return { sessionId, credentialId, sharedTerminal, startedAt, idleEndsAt: idleEnd(session), endsAt };
}
