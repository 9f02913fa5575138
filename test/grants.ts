/**
 * What a resident has granted to others, made as it is made in the portal: mandates by both cards, looks of the desk.
 */
import { eq } from "drizzle-orm";
import { credentials } from "../db/schema";
import type { Viewing } from "../app/identity/viewing";
import { database, inTransaction } from "../app/platform/database.server";
import { lookUp } from "../app/support/look-up.server";
import { signAcceptance, tryCode } from "../app/mandates/mandate-code.server";
import { deliverOutbox } from "../app/platform/outbox.server";
import { startSession } from "../app/identity/session.server";
import { beginSignIn, completeSignIn } from "../app/identity/sign-in.server";
import type { StaffMember } from "../app/identity/staff.server";
import { findViewing } from "../app/identity/viewing.server";
import { answerWithCard, viewAs } from "./cast-portal";
import { beginMandate, makeMandate, type MandateTerms, signCeremony, viewAsProxy } from "./mandates";
import { person } from "./people";

/**
 * Offered, accepted and confirmed with the cards of both.
 * @param proxy undefined: the offer stays open
 * @returns the mandate's id; of an open offer its code
 */
export async function grantMandate(
  principal: string,
  proxy: string | undefined,
  at: Date,
  terms: MandateTerms = {},
): Promise<string> {
  const own = await viewAs(principal, { at });
  if (!proxy) return (await beginMandate(own, principal, "offer", terms)).code;
  return makeMandate(own, await viewAs(proxy, { at }), { principal, proxy }, terms);
}

/** The proxy, signed in with the card, looking at the principal's data. */
export function acting(proxy: string, mandateId: string, at: Date): Promise<Viewing> {
  return viewAsProxy(proxy, mandateId, at);
}

/** The proxy's step. @returns whether the code offered anything */
export async function accept(accepting: Viewing, proxy: string, code: string): Promise<boolean> {
  if (!(await tryCode(accepting, code)).ok) return false;
  const signed = await signCeremony(accepting, proxy, await signAcceptance(accepting));
  await deliverOutbox(accepting.at);
  return signed.ok;
}

/** A session as signing in makes one, without asking the card: also for a card that was suspended meanwhile. */
export async function sessionOf(key: string, at: Date): Promise<string> {
  const residentId = person(key).id;
  const [credential] = await database().select().from(credentials).where(eq(credentials.residentId, residentId));
  return inTransaction((tx) =>
    startSession(tx, {
      residentId,
      credentialId: credential?.credentialId ?? "",
      sharedTerminal: false,
      desk: false,
      at,
    }),
  );
}

/** @returns the token of a session at the desk */
export async function deskTokenOf(key: string, at: Date): Promise<string> {
  const { ceremonyId, binding } = await beginSignIn({ sharedTerminal: false, returnTo: "/desk", at });
  const signedIn = await completeSignIn({
    ceremonyId,
    binding,
    assertion: await answerWithCard(key, ceremonyId, at),
    at,
  });
  if (!signedIn.ok) throw new Error(`${key} was not signed in at the desk: ${signedIn.reason}`);
  return signedIn.token;
}

/** The desk, looking at the resident's data in a call. */
export async function lookInCall(resident: string, staffMember: StaffMember): Promise<Viewing> {
  const supportId = await findInCall(resident, staffMember);
  const found = await findViewing(
    { own: undefined, desk: await deskTokenOf("desk-agent", staffMember.at) },
    `s-${supportId}`,
    staffMember.at,
  );
  if (!found.ok) throw new Error(`the desk may not look at ${resident}: ${found.reason}`);
  return found.viewing;
}

/** @returns the id of a look of the desk, for which the four facts were said */
export async function findInCall(resident: string, staffMember: StaffMember): Promise<string> {
  const { nameKanji: name, birthDate, sex, address } = person(resident);
  const found = await lookUp(staffMember, {
    kind: "call",
    reason: "other",
    receipt: "",
    said: { name, birthDate, sex, address },
  });
  if (!found.ok) throw new Error(`${resident} was not found: ${found.reason}`);
  return found.supportId;
}
