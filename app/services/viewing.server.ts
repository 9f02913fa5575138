/** Turns a session token and the first path segment into a Viewing: the one place that decides through whose eyes a page is seen. */
import { idleEnd } from "../domain/session-rules";
import { ownViewing, type Viewing } from "../domain/viewing";
import { findSession, type SessionRow, touchSession } from "./session.server";

export type FoundViewing = { ok: true; viewing: Viewing } | { ok: false; reason: "signed_out" | "not_found" } | { ok: false; reason: "idle"; session: SessionRow };

/**
 * @param touch false for pages that must not prolong the session by being shown
 * @returns `signed_out` without a session, `idle` when it ran out, `not_found` for a segment that is not this viewer's
 */
export async function findViewing(token: string | undefined, segment: string, at: Date, touch = true): Promise<FoundViewing> {
  if (segment !== "me") return { ok: false, reason: "not_found" };
  const found = await findSession(token, at);
  if (!found || found.standing === "over") return { ok: false, reason: "signed_out" };
  if (found.standing === "idle") return { ok: false, reason: "idle", session: found.session };
  const session = touch ? await touchSession(found.session, at) : found.session;
  return { ok: true, viewing: ownViewing(session.residentId, toViewingSession(session), at) };
}

function toViewingSession(session: SessionRow) {
  const { sessionId, credentialId, sharedTerminal, startedAt, endsAt } = session;
  return { sessionId, credentialId, sharedTerminal, startedAt, idleEndsAt: idleEnd(session), endsAt };
}
