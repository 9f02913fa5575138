/** Mandates between two of the cast, made as the two make them: each signs with the own card. For tests of services. */
import { randomUUID } from "node:crypto";
import type { CategoryId } from "../app/catalogue/schemes";
import type { Scope } from "../app/mandates/mandates";
import type { Viewing } from "../app/identity/viewing";
import { findMandate, listMandates } from "../app/mandates/mandate.server";
import { signAcceptance, tryCode } from "../app/mandates/mandate-code.server";
import { signMandate, findMandateJourney } from "../app/mandates/mandate-offer.server";
import { signConfirmation } from "../app/mandates/mandate-step.server";
import { deliverOutbox } from "../app/platform/outbox.server";
import { completeSignedWrite, type SignedWriteResult } from "../app/identity/signed-write.server";
import { findViewing } from "../app/identity/viewing.server";
import { answerAll } from "./journeys";
import { answerWithCard, signInWithCard } from "./cast-portal";

export interface MandateTerms {
  scopes?: readonly Scope[];
  categories?: readonly CategoryId[];
  months?: 1 | 3 | 6 | 12;
}

/** Signs what waits in this ceremony with the person's card. */
export async function signCeremony(
  viewing: Viewing,
  key: string,
  ceremonyId: string | undefined,
): Promise<SignedWriteResult> {
  if (!ceremonyId) throw new Error("there is nothing to sign");
  return completeSignedWrite(viewing, { ceremonyId, assertion: await answerWithCard(key, ceremonyId, viewing.at) });
}

/** Fills in an offer or an asking and signs it. @returns its id and the code to hand over */
export async function beginMandate(
  viewing: Viewing,
  key: string,
  way: "offer" | "ask",
  { scopes = ["see"], categories = [], months = 3 }: MandateTerms = {},
): Promise<{ mandateId: string; code: string }> {
  const { version } = await answerAll(await findMandateJourney(viewing, way), {
    who: { name: "たのむ人" },
    scopes: { scopes: [...scopes] },
    categories: { categories: [...categories] },
    until: { months },
  });
  const signed = await signCeremony(viewing, key, await signMandate(viewing, way, version));
  if (!signed.ok || !signed.task.mandateId) throw new Error(JSON.stringify(signed));
  await deliverOutbox(viewing.at);
  const { mandateId } = signed.task;
  return { mandateId, code: (await findMandate(viewing, mandateId))?.code ?? "" };
}

/** The whole way: offered, accepted, confirmed by name. @returns the mandate's id */
export async function makeMandate(
  principal: Viewing,
  proxy: Viewing,
  keys: { principal: string; proxy: string },
  terms: MandateTerms = {},
): Promise<string> {
  const { mandateId, code } = await beginMandate(principal, keys.principal, "offer", terms);
  await tryCode(proxy, code);
  await signCeremony(proxy, keys.proxy, await signAcceptance(proxy));
  await deliverOutbox(principal.at);
  await confirmMandate(principal, keys.principal, mandateId);
  return mandateId;
}

export async function confirmMandate(principal: Viewing, key: string, mandateId: string): Promise<SignedWriteResult> {
  const granted = (await listMandates(principal)).granted.find((mandate) => mandate.mandateId === mandateId);
  const asked = { key: randomUUID(), mandateId, version: granted?.version ?? 0, name: granted?.name ?? "" };
  const confirmed = await signCeremony(principal, key, await signConfirmation(principal, asked));
  await deliverOutbox(principal.at);
  return confirmed;
}

/** The proxy, signed in, looking at the principal's data. @throws Error where the mandate opens nothing */
export async function viewAsProxy(key: string, mandateId: string, at: Date): Promise<Viewing> {
  const found = await findViewing({ own: await signInWithCard(key, { at }) }, `m-${mandateId}`, at);
  if (!found.ok) throw new Error(`the mandate opens nothing for ${key}: ${found.reason}`);
  return found.viewing;
}
