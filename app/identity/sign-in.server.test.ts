import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chips, credentials, sessions } from "../../db/schema";
import type { TestDatabase } from "../../test/test-database";
import { answerWithCard, openCastPortal, ORIGIN, signInWithCard, viewAs } from "../../test/cast-portal";
import { person } from "../../test/people";
import { askCard } from "../simulator/card.server";
import { signChallenge } from "../simulator/chip.server";
import { findRequestOptions } from "./ceremony.server";
import { inTransaction } from "../platform/database.server";
import { endSession, findSession, hashToken, touchSession } from "./session.server";
import { beginSignIn, completeSignIn, signOut } from "./sign-in.server";
import { findViewing } from "./viewing.server";

let opened: TestDatabase;
let at: Date;
beforeAll(async () => {
  opened = await openCastPortal();
  at = new Date();
});
afterAll(() => opened.close());

const later = (minutes: number, from = at) => new Date(from.getTime() + minutes * 60_000);

async function begin() {
  const begun = await beginSignIn({ sharedTerminal: false, returnTo: "/me/linkages", at });
  const asked = await findRequestOptions(begun.ceremonyId, begun.binding, at);
  if (!asked) throw new Error("nothing is asked");
  return { ...begun, request: asked.publicKey };
}

async function chipOf(key: string) {
  const [chip] = await opened.db
    .select()
    .from(chips)
    .where(eq(chips.serial, person(key).card.serial));
  if (!chip) throw new Error(`${key} has no chip`);
  return chip;
}

describe("the right card and PIN", () => {
  test("open a new session, to where the person wanted to go", async () => {
    const { ceremonyId, binding } = await begin();
    const assertion = await answerWithCard("all-right", ceremonyId, at);
    const signedIn = await completeSignIn({ ceremonyId, binding, assertion, at });
    expect(signedIn).toMatchObject({ ok: true, returnTo: "/me/linkages" });
    const found = await findViewing({ own: signedIn.ok ? signedIn.token : "" }, "me", at);
    expect(found).toMatchObject({ ok: true, viewing: { subject: person("all-right").id, segment: "me" } });
  });

  test("open another session each time", async () => {
    expect(await signInWithCard("all-right", { at })).not.toBe(await signInWithCard("all-right", { at }));
  });

  test("the database holds the token's hash only", async () => {
    const token = await signInWithCard("all-right", { at });
    const [residentId = "", sessionId = "", secret = ""] = token.split(".");
    const [row] = await opened.db.select().from(sessions).where(eq(sessions.sessionId, sessionId));
    expect(row).toMatchObject({ residentId, tokenHash: hashToken(secret) });
    expect(JSON.stringify(row)).not.toContain(secret);
  });
});

describe("an answer is taken once, from the browser that asked, in time", () => {
  test("the same answer a second time", async () => {
    const { ceremonyId, binding } = await begin();
    const answer = { ceremonyId, binding, assertion: await answerWithCard("all-right", ceremonyId, at), at };
    expect((await completeSignIn(answer)).ok).toBe(true);
    expect(await completeSignIn(answer)).toEqual({ ok: false, reason: "expired" });
  });

  test("twice at the same moment: one session", async () => {
    const { ceremonyId, binding } = await begin();
    const answer = { ceremonyId, binding, assertion: await answerWithCard("all-right", ceremonyId, at), at };
    const results = await Promise.all([completeSignIn(answer), completeSignIn(answer), completeSignIn(answer)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("an answer to another ceremony", async () => {
    const [first, second] = [await begin(), await begin()];
    const assertion = await answerWithCard("all-right", first.ceremonyId, at);
    expect(await completeSignIn({ ceremonyId: second.ceremonyId, binding: second.binding, assertion, at })).toEqual({
      ok: false,
      reason: "not_verified",
    });
  });

  test("another browser cannot bring it, and does not use it up", async () => {
    const { ceremonyId, binding } = await begin();
    const assertion = await answerWithCard("all-right", ceremonyId, at);
    expect(await completeSignIn({ ceremonyId, binding: "another browser's", assertion, at })).toEqual({
      ok: false,
      reason: "expired",
    });
    expect((await completeSignIn({ ceremonyId, binding, assertion, at })).ok).toBe(true);
  });

  test("after ten minutes it is too late", async () => {
    const { ceremonyId, binding } = await begin();
    const assertion = await answerWithCard("all-right", ceremonyId, at);
    expect(await completeSignIn({ ceremonyId, binding, assertion, at: later(10) })).toEqual({
      ok: false,
      reason: "expired",
    });
  });

  test.each(["", "x", "00000000-0000-0000-0000-000000000000"])("no ceremony is called %j", async (ceremonyId) => {
    expect(await completeSignIn({ ceremonyId, binding: "", assertion: "{}", at })).toEqual({
      ok: false,
      reason: "expired",
    });
  });

  test.each(["", "null", "[]", "{", '{"id":"x"}', `{"id":"${"x".repeat(5000)}"}`])(
    "%j is no answer",
    async (assertion) => {
      const { ceremonyId, binding } = await begin();
      expect(await completeSignIn({ ceremonyId, binding, assertion, at })).toEqual({
        ok: false,
        reason: "not_verified",
      });
    },
  );
});

describe("the portal trusts nothing of the card", () => {
  type Change = (given: {
    chip: Awaited<ReturnType<typeof chipOf>>;
    request: { challenge: string; rpId: string };
  }) => ReturnType<typeof signChallenge>;
  const flip = (text: string) => {
    const bytes = Buffer.from(text, "base64url");
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    return bytes.toString("base64url");
  };
  const next = (chip: Awaited<ReturnType<typeof chipOf>>) => ({ ...chip, counter: chip.counter + 1 });

  test.each<[string, string, Change]>([
    ["no PIN was asked for (UV=0)", "no_pin", ({ chip, request }) => signChallenge(next(chip), request, ORIGIN, false)],
    [
      "another site's origin",
      "not_verified",
      ({ chip, request }) => signChallenge(next(chip), request, "http://localhost:3001", true),
    ],
    [
      "another RP id",
      "not_verified",
      ({ chip, request }) => signChallenge(next(chip), { ...request, rpId: "example.jp" }, ORIGIN, true),
    ],
    [
      "another challenge",
      "not_verified",
      ({ chip, request }) =>
        signChallenge(next(chip), { ...request, challenge: flip(request.challenge) }, ORIGIN, true),
    ],
    [
      "a signature with one bit changed",
      "not_verified",
      ({ chip, request }) => {
        const answer = signChallenge(next(chip), request, ORIGIN, true);
        return { ...answer, response: { ...answer.response, signature: flip(answer.response.signature) } };
      },
    ],
    [
      "the flag set afterwards",
      "not_verified",
      ({ chip, request }) => {
        const answer = signChallenge(next(chip), request, ORIGIN, false);
        const data = Buffer.from(answer.response.authenticatorData, "base64url");
        data[32] = 0b101;
        return { ...answer, response: { ...answer.response, authenticatorData: data.toString("base64url") } };
      },
    ],
    [
      "another person's user handle",
      "unknown_card",
      ({ chip, request }) => {
        const answer = signChallenge(next(chip), request, ORIGIN, true);
        return {
          ...answer,
          response: { ...answer.response, userHandle: Buffer.from(person("all-right").id).toString("base64url") },
        };
      },
    ],
    [
      "no user handle",
      "unknown_card",
      ({ chip, request }) => signChallenge({ ...next(chip), userHandle: "" }, request, ORIGIN, true),
    ],
  ])("%s: %s", async (_, reason, change) => {
    const { ceremonyId, binding, request } = await begin();
    const assertion = JSON.stringify(change({ chip: await chipOf("wifes-account"), request }));
    expect(await completeSignIn({ ceremonyId, binding, assertion, at })).toEqual({ ok: false, reason });
    const own = await opened.db
      .select()
      .from(sessions)
      .where(eq(sessions.residentId, person("wifes-account").id));
    expect(own).toEqual([]);
  });

  test("a tampered answer is refused where the library says so without throwing, and leaves the counter alone", async () => {
    const { request, ...begun } = await begin();
    const answer = signChallenge(next(await chipOf("wifes-account")), request, ORIGIN, true);
    const forged = {
      ...answer,
      response: {
        ...answer.response,
        signature: signChallenge(next(await chipOf("all-right")), request, ORIGIN, true).response.signature,
      },
    };
    expect(await completeSignIn({ ...begun, assertion: JSON.stringify(forged), at })).toEqual({
      ok: false,
      reason: "not_verified",
    });
    const [credential] = await opened.db.select().from(credentials).where(eq(credentials.credentialId, answer.id));
    expect(credential?.counter).toBe(0);
  });

  test("a counter that does not go up is a copied card", async () => {
    await signInWithCard("childs-account", { at });
    const chip = await chipOf("childs-account");
    for (const counter of [chip.counter, chip.counter - 1, 0]) {
      const { ceremonyId, binding, request } = await begin();
      const assertion = JSON.stringify(signChallenge({ ...chip, counter }, request, ORIGIN, true));
      expect(await completeSignIn({ ceremonyId, binding, assertion, at })).toEqual({
        ok: false,
        reason: "not_verified",
      });
    }
    await expect(signInWithCard("childs-account", { at })).resolves.toBeTypeOf("string");
  });
});

test.each([
  ["certificate-ended", "certificate_ended"],
  ["returned-card", "card_returned"],
  ["suspended-card", "card_suspended"],
  ["unregistered-card", "unknown_card"],
])("%s: %s, and only after the right PIN", async (key, reason) => {
  const { ceremonyId, binding } = await begin();
  const assertion = await answerWithCard(key, ceremonyId, at);
  expect(await completeSignIn({ ceremonyId, binding, assertion, at })).toEqual({ ok: false, reason });
});

test("a certificate holds to its last second, and no longer", async () => {
  const key = "certificate-ends-soon";
  const [card] = await opened.db
    .select()
    .from(credentials)
    .where(eq(credentials.residentId, person(key).id));
  const endsAt = card?.certificateEndsAt ?? at;
  const answerAt = async (moment: Date) => {
    const { ceremonyId, binding } = await beginSignIn({ sharedTerminal: false, returnTo: "/me", at: moment });
    return completeSignIn({
      ceremonyId,
      binding,
      assertion: await answerWithCard(key, ceremonyId, moment),
      at: moment,
    });
  };
  expect((await answerAt(new Date(endsAt.getTime() - 1000))).ok).toBe(true);
  expect(await answerAt(endsAt)).toEqual({ ok: false, reason: "certificate_ended" });
});

describe("PINs", () => {
  const request = { challenge: "x", rpId: "localhost" };
  const ask = (key: string, pin: string) => askCard(person(key).card.serial, pin, request);

  test("wrong ones are counted down to the lock, where even the right one is refused", async () => {
    expect(await ask("variant-name", "0000")).toEqual({ ok: false, reason: "wrong_pin", triesLeft: 2 });
    expect(await ask("variant-name", "0000")).toEqual({ ok: false, reason: "wrong_pin", triesLeft: 1 });
    expect(await ask("variant-name", "0000")).toEqual({ ok: false, reason: "locked" });
    expect(await ask("variant-name", person("variant-name").card.pin ?? "")).toEqual({ ok: false, reason: "locked" });
  });

  test("the right one gives all three back", async () => {
    await ask("latin-name", "0000");
    await ask("latin-name", "0000");
    expect((await chipOf("latin-name")).triesLeft).toBe(1);
    expect((await ask("latin-name", person("latin-name").card.pin ?? "")).ok).toBe(true);
    expect((await chipOf("latin-name")).triesLeft).toBe(3);
  });

  test("of a hundred wrong guesses at once three are looked at, and then the card is locked", async () => {
    const key = "just-moved";
    const guesses = Array.from({ length: 100 }, (_, index) => ask(key, String(1000 + index)));
    const answers = await Promise.all(guesses);
    const lookedAt = answers.filter((answer) => !answer.ok && answer.reason === "wrong_pin");
    // The third that is looked at answers with the lock itself.
    expect(lookedAt.map((answer) => "triesLeft" in answer && answer.triesLeft).sort()).toEqual([1, 2]);
    expect(answers.filter((answer) => !answer.ok && answer.reason === "locked")).toHaveLength(98);
    expect(await chipOf(key)).toMatchObject({ triesLeft: 0, counter: 0 });
    expect(await ask(key, person(key).card.pin ?? "")).toEqual({ ok: false, reason: "locked" });
  });

  test("of the right PIN among a hundred at once, no more is learnt than three tries tell", async () => {
    const key = "twin-without-record";
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        ask(key, index === 99 ? (person(key).card.pin ?? "") : String(5000 + index)),
      ),
    );
    const right = answers.filter(({ ok }) => ok).length;
    expect(right).toBeLessThanOrEqual(1);
    expect(answers.filter((answer) => !answer.ok && answer.reason === "wrong_pin").length).toBeLessThanOrEqual(
      right === 1 ? 6 : 2,
    );
  });

  test.each([
    ["without-pin", "1234", "no_pin"],
    ["locked-card", "4680", "locked"],
  ])("%s", async (key, pin, reason) => expect(await ask(key, pin)).toEqual({ ok: false, reason }));

  test.each(["", "MHN0-NOSU-CHCA-RD00", "' or 1=1 --"])("no card has the number %j", async (serial) =>
    expect(await askCard(serial, "1234", request)).toEqual({ ok: false, reason: "unknown_card" }),
  );
});

describe("a session", () => {
  test.each([
    [false, 15],
    [true, 5],
  ])("on a shared terminal %s: ends after %i minutes without a request", async (sharedTerminal, minutes) => {
    const token = await signInWithCard("all-right", { at, sharedTerminal });
    expect((await findViewing({ own: token }, "me", later(minutes - 0.01), false)).ok).toBe(true);
    expect(await findViewing({ own: token }, "me", later(minutes), false)).toMatchObject({ ok: false, reason: "idle" });
  });

  test("every request begins the time anew, up to twelve hours", async () => {
    const token = await signInWithCard("all-right", { at });
    for (let minutes = 10; minutes < 12 * 60; minutes += 10)
      expect((await findViewing({ own: token }, "me", later(minutes))).ok).toBe(true);
    expect((await findViewing({ own: token }, "me", later(12 * 60 - 0.01))).ok).toBe(true);
    expect(await findViewing({ own: token }, "me", later(12 * 60))).toEqual({ ok: false, reason: "signed_out" });
  });

  test("a page that must not prolong it does not", async () => {
    const token = await signInWithCard("all-right", { at });
    await findViewing({ own: token }, "me", later(14), false);
    expect(await findViewing({ own: token }, "me", later(16), false)).toMatchObject({ ok: false, reason: "idle" });
  });

  test("is not written again within seconds", async () => {
    const token = await signInWithCard("all-right", { at });
    const found = await findSession(token, at);
    if (!found) throw new Error("no session");
    expect((await touchSession(found.session, later(0.1))).lastSeenAt).toEqual(at);
    expect((await touchSession(found.session, later(1))).lastSeenAt).toEqual(later(1));
  });

  test("ends on the server with sign-out", async () => {
    const token = await signInWithCard("all-right", { at });
    const found = await findViewing({ own: token }, "me", at);
    if (!found.ok) throw new Error("no viewing");
    await signOut(found.viewing);
    expect(await findViewing({ own: token }, "me", later(1))).toEqual({ ok: false, reason: "signed_out" });
  });

  test("once ended is not brought back by a request under way", async () => {
    const token = await signInWithCard("all-right", { at });
    const found = await findSession(token, at);
    if (!found) throw new Error("no session");
    await inTransaction((tx) => endSession(tx, found.session, later(1)));
    await touchSession(found.session, later(2));
    expect((await findSession(token, later(2)))?.standing).toBe("over");
  });

  test("is found with its own token only", async () => {
    const token = await signInWithCard("all-right", { at });
    const [residentId, sessionId, secret] = token.split(".");
    const other = person("wifes-account").id;
    const wrong = [
      "",
      ".",
      "..",
      "a.b.c",
      `${residentId}.${sessionId}`,
      `${residentId}.${sessionId}.x`,
      `${other}.${sessionId}.${secret}`,
      `${token}.x`,
      `${token}x`,
    ];
    for (const value of wrong) expect(await findSession(value, at)).toBeUndefined();
    expect(await findSession(undefined, at)).toBeUndefined();
  });

  test("opens no other segment than its own", async () => {
    const token = await signInWithCard("all-right", { at });
    for (const segment of ["you", "m-1", "s-1", person("all-right").id])
      expect(await findViewing({ own: token }, segment, at)).toEqual({ ok: false, reason: "not_found" });
  });
});

test("signing in and out is in the access history", async () => {
  const viewing = await viewAs("daughter", { at });
  await signOut(viewing);
  const entries = await opened.db.query.auditEntries.findMany({
    where: (entry) => eq(entry.residentId, viewing.subject),
  });
  expect(entries.map(({ action }) => action).sort()).toEqual(["signed_in", "signed_out"]);
});
