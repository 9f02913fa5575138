import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditEntries, chips, credentials } from "../../db/schema";
import type { TestDatabase } from "../../test/test-database";
import { openCastPortal, ORIGIN, signInWithCard, viewAs } from "../../test/cast-portal";
import { person } from "../../test/people";
import type { Viewing } from "../identity/viewing";
import { type ChipKey, createChipKey, signChallenge } from "../simulator/chip.server";
import { findRequestOptions, usesPasskey } from "../identity/ceremony.server";
import { beginPasskey, completePasskey, listCredentials, registerCard, removePasskey } from "./credential.server";
import { beginSignIn, completeSignIn } from "../identity/sign-in.server";
import { findViewing } from "../identity/viewing.server";

let opened: TestDatabase;
let at: Date;
beforeAll(async () => {
  opened = await openCastPortal();
  at = new Date();
});
afterAll(() => opened.close());

const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);

/** A phone that makes a passkey: the chip of the simulated card does the same work. */
async function makePasskey(viewing: Viewing, { origin = ORIGIN, verified = true, challenge = "" } = {}) {
  const begun = await beginPasskey(viewing);
  if (!begun) throw new Error("no passkey may be registered");
  const request = { challenge: challenge || begun.options.challenge, rp: begun.options.rp };
  const { key, response } = createChipKey(request, origin, verified);
  return { ...begun, key, response: JSON.stringify(response), userHandle: begun.options.user.id };
}

const usual = "わたしの端末";

async function register(viewing: Viewing, label = "わたしの電話") {
  const made = await makePasskey(viewing);
  const registered = await completePasskey(viewing, {
    ceremonyId: made.ceremonyId,
    response: made.response,
    label,
    usual,
  });
  if (!registered.ok) throw new Error(JSON.stringify(registered));
  return { ...made, credentialId: registered.credentialId };
}

async function signInWith(passkey: { key: ChipKey; userHandle: string }, counter = 0) {
  const { ceremonyId, binding } = await beginSignIn({ sharedTerminal: false, returnTo: "/me", at });
  const asked = await findRequestOptions(ceremonyId, binding, at);
  if (!asked) throw new Error("nothing is asked");
  const chip = { ...passkey.key, userHandle: passkey.userHandle, counter };
  return completeSignIn({
    ceremonyId,
    binding,
    assertion: JSON.stringify(signChallenge(chip, asked.publicKey, ORIGIN, true)),
    at,
  });
}

describe("a session left open", () => {
  test("registers no passkey: the card must have been presented just before", async () => {
    const viewing = await viewAs("all-right", { at });
    const left = { ...viewing, at: later(6) };
    expect(await beginPasskey(left)).toBeUndefined();
    expect((await listCredentials(left)).register).toBe("sign_in_again");
    expect((await listCredentials(viewing)).register).toBe("possible");
  });
});

describe("a passkey", () => {
  test("is registered beside the card, opens the portal, and is known by its session", async () => {
    const viewing = await viewAs("all-right", { at });
    const passkey = await register(viewing);
    expect(await listCredentials(viewing)).toMatchObject({
      card: { label: person("all-right").card.serial.slice(-4) },
      passkeys: [{ credentialId: passkey.credentialId, label: "わたしの電話", usedNow: false }],
      register: "possible",
    });
    expect(await usesPasskey(viewing)).toBe(false);
    const signedIn = await signInWith(passkey);
    const found = await findViewing({ own: signedIn.ok ? signedIn.token : "" }, "me", at);
    if (!found.ok) throw new Error("no viewing");
    expect(found.viewing.subject).toBe(person("all-right").id);
    expect(await usesPasskey(found.viewing)).toBe(true);
    expect((await listCredentials(found.viewing)).passkeys[0]?.usedNow).toBe(true);
  });

  test("that keeps its counter at zero signs in again and again; one that went up may not come back down", async () => {
    const passkey = await register(await viewAs("daughter", { at }));
    expect((await signInWith(passkey)).ok).toBe(true);
    expect((await signInWith(passkey)).ok).toBe(true);
    expect((await signInWith(passkey, 5)).ok).toBe(true);
    expect(await signInWith(passkey, 5)).toEqual({ ok: false, reason: "not_verified" });
    expect(await signInWith(passkey, 0)).toEqual({ ok: false, reason: "not_verified" });
    expect((await signInWith(passkey, 6)).ok).toBe(true);
  });

  test("is removed at once, and with it what it opened elsewhere; the session that removes it goes on", async () => {
    const viewing = await viewAs("wifes-account", { at });
    const passkey = await register(viewing);
    const [lost, own] = [await signInWith(passkey), await signInWith(passkey)];
    if (!lost.ok || !own.ok) throw new Error("not signed in");
    const here = await findViewing({ own: own.token }, "me", at);
    if (!here.ok) throw new Error("no viewing");
    expect(await removePasskey(here.viewing, passkey.credentialId)).toBe(true);
    expect(await findViewing({ own: lost.token }, "me", at)).toEqual({ ok: false, reason: "signed_out" });
    expect((await findViewing({ own: own.token }, "me", at)).ok).toBe(true);
    expect(await usesPasskey(here.viewing)).toBe(false);
    expect(await signInWith(passkey)).toEqual({ ok: false, reason: "unknown_card" });
    expect((await listCredentials(viewing)).passkeys).toEqual([]);
    expect(await removePasskey(viewing, passkey.credentialId)).toBe(false);
  });

  test("of another person cannot be removed, and a card never", async () => {
    const passkey = await register(await viewAs("just-moved", { at }));
    const viewing = await viewAs("latin-name", { at });
    expect(await removePasskey(viewing, passkey.credentialId)).toBe(false);
    expect(await removePasskey(viewing, viewing.session.credentialId)).toBe(false);
    expect(await signInWith(passkey)).toMatchObject({ ok: true });
    await expect(signInWithCard("latin-name", { at })).resolves.toBeTypeOf("string");
  });

  test.each<[string, string, object]>([
    ["a My Number", "1234 5678 9012", { labelled: "usual" }],
    ["one too long", "あ".repeat(41), { labelled: "usual" }],
    ["none", " ", {}],
  ])("with %s for its name is registered all the same, under the usual one", async (_, label, labelled) => {
    const viewing = await viewAs("variant-name", { at });
    const made = await makePasskey(viewing);
    const registered = await completePasskey(viewing, { ...made, label, usual });
    expect(registered).toEqual({ ok: true, credentialId: expect.any(String), ...labelled });
    expect((await listCredentials(viewing)).passkeys).toMatchObject([{ label: usual }]);
    if (registered.ok) await removePasskey(viewing, registered.credentialId);
  });

  test("there are five at most", async () => {
    const viewing = await viewAs("variant-name", { at });
    for (let count = 0; count < 5; count += 1) await register(viewing, `電話${count}`);
    expect((await listCredentials(viewing)).register).toBe("most");
    const sixth = await makePasskey(viewing);
    expect(await completePasskey(viewing, { ...sixth, label: "6", usual })).toEqual({ ok: false, reason: "too_many" });
  });

  test("is not registered on a shared terminal", async () => {
    const viewing = await viewAs("childs-account", { at, sharedTerminal: true });
    expect(await beginPasskey(viewing)).toBeUndefined();
    expect((await listCredentials(viewing)).register).toBe("shared_terminal");
  });
});

describe("what is no registration", () => {
  test.each([
    ["another site's", { origin: "http://localhost:3001" }],
    ["one that did not ask for finger, face or PIN", { verified: false }],
    ["one for another challenge", { challenge: Buffer.alloc(32, 1).toString("base64url") }],
  ])("%s", async (_, change) => {
    const viewing = await viewAs("childs-account", { at });
    const made = await makePasskey(viewing, change);
    expect(await completePasskey(viewing, { ...made, label: "x", usual })).toEqual({
      ok: false,
      reason: "not_verified",
    });
    expect((await listCredentials(viewing)).passkeys).toEqual([]);
  });

  test.each(["", "{", "null", "{}", '{"id":1}'])("%j", async (response) => {
    const viewing = await viewAs("childs-account", { at });
    const { ceremonyId } = await makePasskey(viewing);
    expect(await completePasskey(viewing, { ceremonyId, response, label: "x", usual })).toEqual({
      ok: false,
      reason: "not_verified",
    });
  });

  test("one that was used, came too late, or began in another session", async () => {
    const viewing = await viewAs("childs-account", { at });
    const used = await makePasskey(viewing);
    expect((await completePasskey(viewing, { ...used, label: "x", usual })).ok).toBe(true);
    expect(await completePasskey(viewing, { ...used, label: "x", usual })).toEqual({ ok: false, reason: "expired" });
    const late = await makePasskey(viewing);
    expect(await completePasskey({ ...viewing, at: later(10) }, { ...late, label: "x", usual })).toEqual({
      ok: false,
      reason: "expired",
    });
    const other = await makePasskey(viewing);
    expect(await completePasskey(await viewAs("childs-account", { at }), { ...other, label: "x", usual })).toEqual({
      ok: false,
      reason: "expired",
    });
  });
});

describe("the card", () => {
  test.each([
    ["certificate-ends-soon", "renewable"],
    ["all-right", undefined],
  ])("%s: %s", async (key, notice) => {
    const { card } = await listCredentials(await viewAs(key, { at }));
    expect(card?.notice).toBe(notice);
    expect(card?.endsAt.getTime()).toBeGreaterThan(at.getTime());
  });

  test("whose certificate has ended is still told to somebody who came with a passkey", async () => {
    const viewing = await viewAs("missing-handbook", { at });
    await register(viewing);
    const card = and(eq(credentials.residentId, viewing.subject), eq(credentials.kind, "card"));
    await opened.db
      .update(credentials)
      .set({ certificateEndsAt: later(-1) })
      .where(card);
    expect((await listCredentials(viewing)).card?.notice).toBe("ended");
    await opened.db.update(credentials).set({ endedAt: at, endedBecause: "returned" }).where(card);
    expect((await listCredentials(viewing)).card).toBeUndefined();
  });

  test("is registered by what its chip proves only", async () => {
    const [chip] = await opened.db.select().from(chips).limit(1);
    const { response } = createChipKey({ challenge: "another", rp: { id: "localhost" } }, ORIGIN, true);
    const card = {
      residentId: person("all-right").id,
      response,
      challenge: "this one",
      label: chip?.serial ?? "",
      certificateEndsAt: later(60),
      at,
    };
    expect(await registerCard(card)).toEqual({ ok: false, reason: "not_verified" });
  });
});

test("looking, registering and removing are in the access history", async () => {
  const viewing = await viewAs("strangers-account", { at });
  const passkey = await register(viewing);
  await listCredentials(viewing);
  await removePasskey(viewing, passkey.credentialId);
  const entries = await opened.db
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.residentId, viewing.subject))
    .orderBy(auditEntries.seq);
  expect(entries.map(({ action }) => action)).toEqual([
    "signed_in",
    "registered_passkey",
    "looked_at_credentials",
    "removed_passkey",
  ]);
});
