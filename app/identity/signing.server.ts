/**
 * Signing a write with the card or a passkey: the challenge is bound to the content, and the signature is kept with it.
 */
import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "../../db/client";
import { segmentOf } from "../path";
import { signatures } from "../../db/schema";
import type { Viewing } from "./viewing";
import {
  type Assertion,
  beginCeremony,
  isChallengeFor,
  parseAssertion,
  type RefusedAnswer,
  takeCeremony,
  type VerifiedAnswer,
  verifyAnswer,
} from "./ceremony.server";

/**
 * @param content what is signed, as canonical JSON text; it comes back from `completeSigning`, for a proxy with the
 * mandate added
 * @param returnTo the page to go back to without signing; its first segment is the viewing's
 * @returns the ceremony's id
 */
export function beginSigning(
  viewing: Viewing,
  { content, returnTo }: { content: string; returnTo: string },
): Promise<string> {
  return beginCeremony({
    purpose: "sign",
    binding: viewing.session.sessionId,
    residentId: viewing.actor.residentId,
    content: ofMandate(viewing, content),
    returnTo,
    at: viewing.at,
  });
}

/** What a proxy signs names the mandate: it holds for this principal only. */
function ofMandate({ acting }: Viewing, content: string): string {
  return acting ? JSON.stringify({ ...JSON.parse(content), mandate: acting.mandateId }) : content;
}

export interface SignedContent {
  ceremonyId: string;
  content: string;
  challenge: string;
  returnTo: string;
  credentialId: string;
  kind: VerifiedAnswer["credential"]["kind"];
  assertion: Assertion;
}

/**
 * Takes the ceremony out and verifies the answer.
 * @returns the content that was signed, or why the answer is refused
 */
export async function completeSigning(
  tx: Transaction,
  viewing: Viewing,
  answer: { ceremonyId: string; assertion: string },
): Promise<{ ok: true; signed: SignedContent } | RefusedAnswer> {
  const ceremony = await takeCeremony(tx, {
    ceremonyId: answer.ceremonyId,
    purpose: "sign",
    binding: viewing.session.sessionId,
    at: viewing.at,
  });
  // What was begun for one person is not carried out for another, for whom the same proxy acts.
  if (!ceremony || ceremony.content === null || segmentOf(ceremony.returnTo) !== viewing.segment)
    return { ok: false, reason: "expired" };
  const assertion = parseAssertion(answer.assertion);
  // What was altered after the challenge was made for it is not what is being signed.
  if (!assertion || !isChallengeFor(ceremony.challenge, ceremony.content)) return { ok: false, reason: "not_verified" };
  const verified = await verifyAnswer(tx, ceremony, assertion, viewing.at);
  if (!verified.ok) return verified;
  const { ceremonyId, content, challenge, returnTo } = ceremony;
  const { credentialId, kind } = verified.credential;
  return { ok: true, signed: { ceremonyId, content, challenge, returnTo, credentialId, kind, assertion } };
}

/** Keeps the signature in the transaction of the write that it signs. @returns its id */
export async function keepSignature(tx: Transaction, viewing: Viewing, signed: SignedContent): Promise<string> {
  const signatureId = uuidv7();
  const { response } = signed.assertion;
  await tx.insert(signatures).values({
    residentId: viewing.subject,
    signatureId,
    content: signed.content,
    challenge: signed.challenge,
    signedBy: viewing.actor.residentId,
    credentialId: signed.credentialId,
    authenticatorData: response.authenticatorData,
    clientDataJson: response.clientDataJSON,
    signature: response.signature,
    signedAt: viewing.at,
  });
  return signatureId;
}
