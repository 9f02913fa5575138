/**
 * The portal without its pages, for tests of services: the cast in a database of its own, each with a card, signing in
 * and signing.
 */
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { ceremonies } from "../db/schema";
import { openTestDatabase, type TestDatabase } from "./test-database";
import type { ReportKind } from "../app/corrections/reports";
import type { SchemeId } from "../app/catalogue/schemes";
import type { Viewing } from "../app/identity/viewing";
import { provideCapabilities } from "../app/server/capabilities.server";
import { database } from "../app/platform/database.server";
import { settings } from "../app/platform/settings.server";
import { beginSignIn, completeSignIn } from "../app/identity/sign-in.server";
import { deliverOutbox } from "../app/platform/outbox.server";
import { completeSignedWrite } from "../app/identity/signed-write.server";
import type { SaidFacts } from "../app/support/resident-search.server";
import { beginSigning } from "../app/identity/signing.server";
import { type StaffMember, findStaffMember } from "../app/identity/staff.server";
import { findViewing } from "../app/identity/viewing.server";
import { askCard } from "../app/simulator/card.server";
import { person } from "./people";
import { ORIGIN, provideDemo } from "./provide-demo";

export { ORIGIN };

/** @returns the database, which is the test file's own; `close` it in `afterAll` */
export async function openCastPortal(): Promise<TestDatabase> {
  const opened = await openTestDatabase("cast");
  provideDemo(opened.db);
  provideCapabilities();
  return opened;
}

/** What the person's card answers to a ceremony after the right PIN, as the reader brings it. */
export async function answerWithCard(key: string, ceremonyId: string, at: Date): Promise<string> {
  const { card } = person(key);
  const [ceremony] = await database().select().from(ceremonies).where(eq(ceremonies.ceremonyId, ceremonyId));
  if (!ceremony || ceremony.expiresAt < at) throw new Error("the ceremony is over");
  const answer = await askCard(card.serial, card.pin ?? "", { challenge: ceremony.challenge, rpId: settings().rpId });
  if (!answer.ok) throw new Error(`the card of ${key} refused: ${answer.reason}`);
  return JSON.stringify(answer.assertion);
}

export interface SignInChoices {
  at: Date;
  sharedTerminal?: boolean;
}

/** @returns the token of a new session */
export async function signInWithCard(key: string, { at, sharedTerminal = false }: SignInChoices): Promise<string> {
  const { ceremonyId, binding } = await beginSignIn({ sharedTerminal, returnTo: "/me", at });
  const signedIn = await completeSignIn({
    ceremonyId,
    binding,
    assertion: await answerWithCard(key, ceremonyId, at),
    at,
  });
  if (!signedIn.ok) throw new Error(`${key} was not signed in: ${signedIn.reason}`);
  return signedIn.token;
}

/** The person, signed in with the card, looking at the own data. */
export async function viewAs(key: string, choices: SignInChoices): Promise<Viewing> {
  const found = await findViewing({ own: await signInWithCard(key, choices) }, "me", choices.at);
  if (!found.ok) throw new Error(`${key} has no viewing: ${found.reason}`);
  return found.viewing;
}

/** The member of staff, signed in at the desk with the card. */
export async function signInAtDesk(key: string, at: Date): Promise<StaffMember> {
  const { ceremonyId, binding } = await beginSignIn({ sharedTerminal: false, returnTo: "/desk", at });
  const signedIn = await completeSignIn({
    ceremonyId,
    binding,
    assertion: await answerWithCard(key, ceremonyId, at),
    at,
  });
  const found = signedIn.ok ? await findStaffMember(signedIn.token, at) : signedIn;
  if (!found.ok) throw new Error(`${key} does not attend: ${found.reason}`);
  return found.staffMember;
}

/** The four facts, as a paper of the person's tells them. */
export function factsOf(key: string): SaidFacts {
  const { nameKanji: name, birthDate, sex, address } = person(key);
  return { name, birthDate, sex, address };
}

/** A report, filed and signed with the person's card, and carried to the institution. @returns its receipt number */
export async function fileReportAs(
  viewing: Viewing,
  key: string,
  report: { scheme: SchemeId; kind: ReportKind; parts?: SchemeId[] },
): Promise<string> {
  const { scheme, kind, parts } = report;
  const contact = { channel: "portal" };
  const content = JSON.stringify({
    what: "report",
    key: randomUUID(),
    scheme,
    ...(parts ? { parts } : {}),
    kind,
    details: "手もとの紙とちがいます",
    contact,
  });
  const receipt = await signAs(viewing, key, content);
  await deliverOutbox(viewing.at);
  return receipt ?? "";
}

/** Signs this content with the person's card. @returns the receipt number, where the write gives one */
export async function signAs(viewing: Viewing, key: string, content: string): Promise<string | undefined> {
  const ceremonyId = await beginSigning(viewing, { content, returnTo: `/${viewing.segment}` });
  const signed = await completeSignedWrite(viewing, {
    ceremonyId,
    assertion: await answerWithCard(key, ceremonyId, viewing.at),
  });
  if (!signed.ok) throw new Error(JSON.stringify(signed));
  return signed.task.receipt;
}
