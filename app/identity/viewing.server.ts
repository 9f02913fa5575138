/**
 * Turns a session token and the first path segment into a Viewing: the one place that decides through whose eyes a page
 * is seen.
 */
import { deskViewing, ownViewing, proxyViewing, type Viewing } from "./viewing";
import { findGrantedMandate, findGrantedSupport } from "./grant.server";
import { findSession, type SessionRow, touchSession } from "./session.server";
import { findStaffMember, mayActForOthers, toViewingSession } from "./staff.server";

export interface Tokens {
  /** Of the resident's session. */
  own: string | undefined;
  /** Of a session at the desk. */
  desk?: string | undefined;
}

export type FoundViewing =
  | { ok: true; viewing: Viewing }
  | { ok: false; reason: "signed_out" | "not_found" }
  | { ok: false; reason: "idle"; session?: SessionRow };

/**
 * @param touch false for pages that must not prolong the session by being shown
 * @returns `signed_out` without a session, `idle` when it ran out, `not_found` for a segment that is not this viewer's
 */
export async function findViewing(tokens: Tokens, segment: string, at: Date, touch = true): Promise<FoundViewing> {
  const [, kind, id = ""] = /^(me|m|s)(?:-([0-9a-f-]{36}))?$/.exec(segment) ?? [];
  if (!kind || (kind === "me") !== (id === "")) return { ok: false, reason: "not_found" };
  if (kind === "s") return findDeskViewing(tokens.desk, id, at, touch);
  const found = await findSession(tokens.own, at);
  if (!found || found.session.desk || found.standing === "over") return { ok: false, reason: "signed_out" };
  if (found.standing === "idle") return { ok: false, reason: "idle", session: found.session };
  const session = touch ? await touchSession(found.session, at) : found.session;
  if (kind === "me") return { ok: true, viewing: ownViewing(session.residentId, toViewingSession(session), at) };
  const mandate = await findGrantedMandate(session.residentId, id, at);
  if (!mandate || !(await mayActForOthers(session, at))) return { ok: false, reason: "not_found" };
  return { ok: true, viewing: proxyViewing(mandate, toViewingSession(session), at) };
}

async function findDeskViewing(
  token: string | undefined,
  supportId: string,
  at: Date,
  touch: boolean,
): Promise<FoundViewing> {
  const found = await findStaffMember(token, at, touch);
  if (!found.ok) return found;
  // Whoever became an auditor meanwhile looks at nobody's screens any more.
  if (!found.staffMember.may("support")) return { ok: false, reason: "not_found" };
  const support = await findGrantedSupport(found.staffMember, supportId);
  return support
    ? { ok: true, viewing: deskViewing(support, found.staffMember.session, at) }
    : { ok: false, reason: "not_found" };
}
