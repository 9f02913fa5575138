/**
 * Signing in with a card or a passkey: begin a ceremony, take it out, verify the answer, open a new session; at the
 * desk, one of its own kind.
 */
import { randomBytes } from "node:crypto";
import { path } from "../path";
import { recordAudit } from "./audit.server";
import { beginCeremony, parseAssertion, type RefusedAnswer, takeCeremony, verifyAnswer } from "./ceremony.server";
import { inTransaction } from "../platform/database.server";
import { endSession, findSession, startSession } from "./session.server";
import { findStaff } from "./staff.server";
import { deskHome } from "./staff";
import type { Viewing } from "./viewing";

/**
 * @param sharedTerminal a shared terminal gets the short session
 * @returns the ceremony's id and the secret that binds it to this browser (a cookie)
 */
export async function beginSignIn(start: {
  sharedTerminal: boolean;
  returnTo: string;
  at: Date;
}): Promise<{ ceremonyId: string; binding: string }> {
  const binding = randomBytes(32).toString("base64url");
  return {
    ceremonyId: await beginCeremony({
      ...start,
      purpose: isDesk(start.returnTo) ? "desk_sign_in" : "sign_in",
      binding,
    }),
    binding,
  };
}

/** @returns whether this place is the desk's: who wants to come there signs in at the desk */
export function isDesk(returnTo: string): boolean {
  return /^\/(desk|s-)/.test(returnTo);
}

export type SignedIn =
  | { ok: true; token: string; desk: boolean; returnTo: string }
  | RefusedAnswer
  | { ok: false; reason: "not_staff" };

/** @returns the token of a new session, or why the answer is refused; the ceremony is used up either way */
export async function completeSignIn(answer: {
  ceremonyId: string;
  binding: string;
  assertion: string;
  at: Date;
}): Promise<SignedIn> {
  const { at } = answer;
  return inTransaction(async (tx): Promise<SignedIn> => {
    const ceremony = await takeCeremony(tx, { ...answer, purpose: ["sign_in", "desk_sign_in"] });
    if (!ceremony) return { ok: false, reason: "expired" };
    const assertion = parseAssertion(answer.assertion);
    if (!assertion) return { ok: false, reason: "not_verified" };
    const verified = await verifyAnswer(tx, ceremony, assertion, at);
    if (!verified.ok) return verified;
    const { residentId, credentialId, kind } = verified.credential;
    const desk = ceremony.purpose === "desk_sign_in";
    const work = desk ? await findStaff(residentId, tx) : undefined;
    if (desk && !work) return { ok: false, reason: "not_staff" };
    await recordAudit(
      tx,
      { subject: residentId, at, actor: { kind: "resident", residentId } },
      desk ? "signed_in_at_desk" : "signed_in",
      kind,
    );
    const token = await startSession(tx, {
      residentId,
      credentialId,
      sharedTerminal: ceremony.sharedTerminal && !desk,
      desk,
      at,
    });
    return {
      ok: true,
      token,
      desk,
      returnTo: work && ceremony.returnTo === path("desk") ? path(deskHome(work.role)) : ceremony.returnTo,
    };
  });
}

/**
 * Ends whatever session this token still opens: at the desk and as a resident nobody is signed in in one browser at
 * once.
 */
export async function endSessionOf(token: string | undefined, at: Date): Promise<void> {
  const found = await findSession(token, at);
  if (!found || found.standing === "over") return;
  await inTransaction((tx) => endSession(tx, found.session, at));
}

/** Ends the session on the server. */
export async function signOut(viewing: Viewing): Promise<void> {
  await inTransaction(async (tx) => {
    await recordAudit(tx, viewing, "signed_out", viewing.via);
    await endSession(tx, { residentId: viewing.actor.residentId, sessionId: viewing.session.sessionId }, viewing.at);
  });
}
