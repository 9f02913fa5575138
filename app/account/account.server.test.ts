import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ACCOUNT_SCHEME } from "../catalogue/schemes";
import { DETAIL_KEYS } from "../catalogue/record-details";
import { accounts, answers, cases, drafts, linkages, residents, signatures } from "../../db/schema";
import type { TestDatabase } from "../../test/test-database";
import { type Answers, answerAll } from "../../test/journeys";
import { answerWithCard, openCastPortal, viewAs } from "../../test/cast-portal";
import { person } from "../../test/people";
import type { Viewing } from "../identity/viewing";
import type { Given, Question } from "../journeys/journey";
import { saveStep } from "../journeys/journey.server";
import type { ACCOUNT_CHANGE } from "./account-journey";
import {
  type AccountChangeUnderway,
  checkHolder,
  findAccountChange,
  hasBegunChange,
  signAccountChange,
  signAccountDeletion,
} from "./account-change.server";
import { accountChangeToSign, getAccount, whoseAccount } from "./account.server";
import { isChallengeFor } from "../identity/ceremony.server";
import { beginSigning } from "../identity/signing.server";
import { completeSignedWrite } from "../identity/signed-write.server";

let opened: TestDatabase;
let at: Date;
beforeAll(async () => {
  opened = await openCastPortal();
  at = new Date();
});
afterAll(() => opened.close());

const view = (key: string, sharedTerminal = false) => viewAs(key, { at, sharedTerminal });

const ownRow = (viewing: Viewing) =>
  and(eq(linkages.residentId, viewing.subject), eq(linkages.schemeId, ACCOUNT_SCHEME));
async function linkageOf(viewing: Viewing) {
  const [linkage] = await opened.db.select().from(linkages).where(ownRow(viewing));
  return linkage;
}
async function accountOf(viewing: Viewing) {
  const [account] = await opened.db.select().from(accounts).where(eq(accounts.residentId, viewing.subject));
  return account;
}
const entries = { bank: "0001", branch: "100", type: "ordinary", number: "7654321" } as const;

async function changeOf(viewing: Viewing): Promise<AccountChangeUnderway> {
  const change = await findAccountChange(viewing);
  if (!change) throw new Error("nothing can be changed now");
  return change;
}
async function answer(viewing: Viewing, answers: Answers<typeof ACCOUNT_CHANGE>) {
  return answerAll(await changeOf(viewing), answers);
}
/** @returns what the last page was made from */
async function fillIn(viewing: Viewing, holder: string) {
  const { bank, branch, type, number } = entries;
  const answers = { bank: { bank }, branch: { bank, branch }, number: { type, number }, holder: { holder } };
  const { version } = await answer(viewing, answers);
  return { version, linkageVersion: (await getAccount(viewing)).version };
}
const askToSign = async (viewing: Viewing, shown: { version: number; linkageVersion: number }) =>
  signAccountChange(viewing, await changeOf(viewing), shown);
async function askToChange(viewing: Viewing, holder: string): Promise<string> {
  const asked = await askToSign(viewing, await fillIn(viewing, holder));
  if (!asked.ok) throw new Error(asked.reason);
  return asked.ceremonyId;
}
async function sign(viewing: Viewing, key: string, ceremonyId: string) {
  return completeSignedWrite(viewing, { ceremonyId, assertion: await answerWithCard(key, ceremonyId, viewing.at) });
}

describe("whose account it is, and what is shown of it", () => {
  test.each([
    ["all-right", "self", true, true],
    ["daughter", "self", true, true],
    ["latin-name", "self", true, true],
    ["wifes-account", "family", false, true],
    ["childs-account", "family", false, true],
    ["strangers-account", "other", false, false],
  ])("%s: %s", async (key, relation, holder, bank) => {
    const { account } = await getAccount(await view(key));
    expect(account).toMatchObject({ relation, number: expect.stringMatching(/^＊＊＊＊\d{3}$/) });
    expect(account?.holder !== undefined).toBe(holder);
    expect(account?.bank !== undefined).toBe(bank);
    const shown = JSON.stringify(account);
    for (const hidden of person(key).neverShown) expect(shown).not.toContain(hidden);
  });

  test("a doubt withholds the name, not the bank", async () => {
    const viewing = await view("twin-with-sisters-record");
    await opened.db.update(accounts).set({ holderKana: "ｶﾞｲｺｸ ｱｵｲ" }).where(eq(accounts.residentId, viewing.subject));
    const { account } = await getAccount(viewing);
    expect(account).toMatchObject({ relation: "unsure", bank: "ゆうちょ銀行" });
    expect(account?.holder).toBeUndefined();
  });

  test("the look is in the access history, without personal data", async () => {
    const viewing = await view("variant-name");
    await getAccount(viewing);
    const [entry] = await opened.db.query.auditEntries.findMany({
      where: (row) => and(eq(row.residentId, viewing.subject), eq(row.action, "looked_at_account")),
    });
    expect(entry).toMatchObject({ target: ACCOUNT_SCHEME, actor: `resident:${viewing.subject}` });
  });

  test("while viewing is suspended nothing is shown", async () => {
    const viewing = await view("missing-handbook");
    await opened.db.update(linkages).set({ suspendedAt: at }).where(ownRow(viewing));
    expect(await getAccount(viewing)).toMatchObject({ account: undefined, suspended: true });
    expect(await findAccountChange(viewing)).toBeUndefined();
    expect(await signAccountDeletion(viewing, { key: crypto.randomUUID(), version: 1 })).toEqual({
      ok: false,
      reason: "suspended",
    });
  });

  test.each([
    ["wifes-account", "ﾚｲ ﾊﾅｺ", "self"],
    ["wifes-account", "ﾐﾎﾝ ﾊﾅｺ", "self"],
    ["wifes-account", "ﾚｲ ﾀﾛｳ", "family"],
    ["wifes-account", "ｶｸｳ ﾊﾅｺ", "unsure"],
    ["wifes-account", "ﾍﾞﾂﾉ ﾓﾐｼﾞ", "other"],
  ])("%s and %s: %s", async (key, holder, relation) =>
    expect(await whoseAccount(await view(key), holder)).toBe(relation),
  );
});

describe("filling in page by page", () => {
  test("leaving loses nothing", async () => {
    const viewing = await view("without-consent");
    expect(await hasBegunChange(viewing)).toBe(false);
    expect((await answer(viewing, { bank: { bank: "0001" } })).next).toBe("branch");
    await answer(viewing, { branch: { bank: "0001", branch: "100" } });
    await answer(viewing, { number: { type: "ordinary", number: "0000001" } });
    expect(await hasBegunChange(viewing)).toBe(true);
    expect(await changeOf(await view("without-consent"))).toMatchObject({
      next: "holder",
      bankTitle: "みずほ銀行",
      branchTitle: "本店",
      entries: { number: "0000001" },
    });
  });

  test("another bank takes the branch away, the same one does not; a branch comes with the bank it was shown for", async () => {
    const viewing = await view("without-consent");
    expect((await answer(viewing, { bank: { bank: "0001" } })).next).not.toBe("branch");
    expect((await answer(viewing, { bank: { bank: "0005" } })).next).toBe("branch");
    await answer(viewing, { branch: { bank: "0001", branch: "100" } });
    expect((await changeOf(viewing)).entries).toMatchObject({ bank: "0001", branch: "100" });
  });

  test("an older tab is told, on every page, and changes nothing; the same answer again is fine", async () => {
    const viewing = await view("certificate-ends-soon");
    const shown = await fillIn(viewing, "ｷｹﾞﾝ ﾁｶｺ");
    await answer(viewing, { bank: { bank: "0005" }, branch: { bank: "0005", branch: "100" } });
    const stale = { ok: false, reason: "stale" };
    const send = async <Q extends Question<typeof ACCOUNT_CHANGE>>(page: Q, given: Given<typeof ACCOUNT_CHANGE, Q>) =>
      saveStep(await changeOf(viewing), page, given, shown.version);
    expect(await send("bank", { bank: "0001" })).toEqual(stale);
    // The same code names another branch of another bank.
    expect(await send("branch", { bank: "0001", branch: "100" })).toEqual(stale);
    expect(await send("number", { type: "savings", number: "7654321" })).toEqual(stale);
    expect(await send("holder", { holder: "ﾍﾞﾂﾉ ﾓﾐｼﾞ" })).toEqual(stale);
    expect(await askToSign(viewing, shown)).toEqual({ ok: false, reason: "changed" });
    expect(await send("branch", { bank: "0005", branch: "100" })).toEqual({ ok: true, next: "check" });
    expect((await changeOf(viewing)).entries).toEqual({ ...entries, bank: "0005", holder: "ｷｹﾞﾝ ﾁｶｺ" });
  });

  test("what last month's portal kept opens where it was left, without what does not fit", async () => {
    const viewing = await view("twin-without-record");
    const data = { key: crypto.randomUUID(), bank: "9900", branch: "018", type: "gold", number: "123", holder: "ﾌﾀﾊﾞ" };
    await opened.db
      .insert(drafts)
      .values({ residentId: viewing.subject, kind: "account", data, version: 5, updatedAt: at });
    expect(await changeOf(viewing)).toMatchObject({ key: data.key, version: 5, next: "number" });
    expect((await changeOf(viewing)).entries).toEqual({ bank: "9900", branch: "018", holder: "ﾌﾀﾊﾞ" });
  });

  test.each([
    ["no such bank", { bank: "9999", branch: "100" }],
    ["no such branch", { bank: "0001", branch: "998" }],
    ["a number that is too short", { number: "123456" }],
    ["an unknown type", { type: "gold" as never }],
    ["no holder", { holder: "" }],
    ["a holder in other letters than a bank's", { holder: "例 花子" }],
    ["a holder in letters that no page shows", { holder: "ﾚｲ ﾊﾅｺ\u202e" }],
    ["a version that is none", { version: Number.NaN }],
  ])("%s is not signed", (_, change) => {
    const whole = { key: crypto.randomUUID(), version: 1, holder: "ﾚｲ ﾊﾅｺ", ...entries };
    expect(accountChangeToSign(whole)).toBeTypeOf("string");
    expect(accountChangeToSign({ ...whole, ...change })).toBeUndefined();
  });

  test("an empty draft is not signed", async () => {
    const viewing = await view("twin-with-sisters-record");
    const asked = await askToSign(viewing, { version: 0, linkageVersion: 1 });
    expect(asked).toEqual({ ok: false, reason: "incomplete" });
  });
});

describe("a change", () => {
  test("is signed, kept, and written to account and linkage at once", async () => {
    const viewing = await view("wifes-account");
    await opened.db
      .insert(answers)
      .values({ residentId: viewing.subject, schemeId: ACCOUNT_SCHEME, answer: "wrong", answeredAt: at });
    const { linkageVersion: version } = await fillIn(viewing, "ﾚｲ ﾊﾅｺ");
    expect(await checkHolder(viewing, await changeOf(viewing))).toEqual({ relation: "self", mayRegister: true });
    const ceremonyId = await askToChange(viewing, "ﾚｲ ﾊﾅｺ");
    expect(await accountOf(viewing)).toMatchObject({ holderKana: "ﾚｲ ﾀﾛｳ" });

    expect(await sign(viewing, "wifes-account", ceremonyId)).toEqual({
      ok: true,
      task: { kind: "account_change" },
      sessionEnded: false,
    });

    expect(await accountOf(viewing)).toMatchObject({
      bankCode: "0001",
      branchCode: "100",
      accountNumber: "7654321",
      holderKana: "ﾚｲ ﾊﾅｺ",
      registeredAt: at,
      version: 2,
    });
    const linkage = await linkageOf(viewing);
    expect(linkage).toMatchObject({
      state: "linked",
      madeHow: "resident_registered",
      madeAt: at,
      recordKana: "ﾚｲ ﾊﾅｺ",
      recordNumber: "7654321",
      version: version + 1,
    });
    expect(linkage?.recordDetails.map(({ key }) => key)).toEqual([...DETAIL_KEYS[ACCOUNT_SCHEME]]);
    expect(linkage?.recordDetails.map(({ value }) => value)).toEqual(["みずほ銀行 本店", "321", "ﾚｲ ﾊﾅｺ"]);
    expect(await getAccount(viewing)).toMatchObject({ account: { relation: "self", holder: "レイ ハナコ" } });
    expect(await hasBegunChange(viewing)).toBe(false);
    const ownAnswer = and(eq(answers.residentId, viewing.subject), eq(answers.schemeId, ACCOUNT_SCHEME));
    expect(await opened.db.select().from(answers).where(ownAnswer)).toEqual([]);
    const [signature] = await opened.db.select().from(signatures).where(eq(signatures.residentId, viewing.subject));
    expect(JSON.parse(signature?.content ?? "")).toMatchObject({ what: "account_change", holder: "ﾚｲ ﾊﾅｺ", version });
    expect(isChallengeFor(signature?.challenge ?? "", signature?.content ?? "")).toBe(true);
  });

  test.each([
    ["a relative's account", "ﾚｲ ﾀﾛｳ", "family"],
    ["a stranger's account", "ﾍﾞﾂﾉ ﾓﾐｼﾞ", "other"],
  ])("%s is not signed", async (_, holder, relation) => {
    const viewing = await view("childs-account");
    const shown = await fillIn(viewing, holder);
    expect(await checkHolder(viewing, await changeOf(viewing))).toEqual({ relation, mayRegister: false });
    expect(await askToSign(viewing, shown)).toEqual({ ok: false, reason: "not_own" });
  });

  test("an account in doubt may be", async () => {
    const viewing = await view("twin-with-sisters-record");
    const ceremonyId = await askToChange(viewing, "ｷﾕｳｾｲ ｱｵｲ");
    expect(await sign(viewing, "twin-with-sisters-record", ceremonyId)).toMatchObject({ ok: true });
    expect(await getAccount(viewing)).toMatchObject({ account: { relation: "unsure" } });
  });

  test("the holder is compared once more when it is written", async () => {
    const viewing = await view("just-moved");
    const ceremonyId = await askToChange(viewing, "ﾋﾂｺｼ ﾐﾅﾐ");
    await opened.db
      .update(residents)
      .set({ nameKana: "カイメイ タロウ" })
      .where(eq(residents.residentId, viewing.subject));
    expect(await sign(viewing, "just-moved", ceremonyId)).toEqual({ ok: false, reason: "not_own" });
    expect(await accountOf(viewing)).toMatchObject({ version: 1 });
    expect(await hasBegunChange(viewing)).toBe(true);
  });

  test("a holder that was signed for before banks' letters were asked for is not written", async () => {
    const viewing = await view("just-moved");
    const facts = { what: "account_change", key: crypto.randomUUID(), version: (await linkageOf(viewing))?.version };
    const content = JSON.stringify({ ...facts, ...entries, holder: "ﾋﾂｺｼ ﾐﾅﾐ\u202e" });
    const ceremonyId = await beginSigning(viewing, { content, returnTo: "/me" });
    expect(await sign(viewing, "just-moved", ceremonyId)).toEqual({ ok: false, reason: "stale" });
    expect(await accountOf(viewing)).toMatchObject({ version: 1 });
  });

  test("signed twice at once gives one change and the same answer", async () => {
    const viewing = await view("variant-name");
    const ceremonyId = await askToChange(viewing, "ﾀｶﾍﾞ ﾚｲｺ");
    const assertion = await answerWithCard("variant-name", ceremonyId, at);
    const submit = () => completeSignedWrite(viewing, { ceremonyId, assertion });
    const [first, second] = await Promise.all([submit(), submit()]);
    expect(first).toMatchObject({ ok: true });
    expect(second).toEqual(first);
    expect(await submit()).toEqual(first);
    expect(await accountOf(viewing)).toMatchObject({ version: 2 });
  });

  test("sent twice from the page before gives one change, whichever signature comes", async () => {
    const viewing = await view("latin-name");
    const shown = await fillIn(viewing, "SAMPLE MARIA EXAMPLE");
    const [first, second] = [await askToSign(viewing, shown), await askToSign(viewing, shown)];
    if (!first.ok || !second.ok) throw new Error("not asked");
    expect(await sign(viewing, "latin-name", first.ceremonyId)).toMatchObject({ ok: true });
    expect(await sign(viewing, "latin-name", second.ceremonyId)).toMatchObject({ ok: true });
    expect(await accountOf(viewing)).toMatchObject({ version: 2 });
  });

  test("of what was changed meanwhile is told as stale, and nothing is written", async () => {
    const viewing = await view("certificate-ends-soon");
    const ceremonyId = await askToChange(viewing, "ｷｹﾞﾝ ﾁｶｺ");
    await opened.db.update(linkages).set({ version: 7 }).where(ownRow(viewing));
    expect(await sign(viewing, "certificate-ends-soon", ceremonyId)).toEqual({ ok: false, reason: "stale" });
    const { version } = await changeOf(viewing);
    expect(await askToSign(viewing, { version, linkageVersion: 1 })).toEqual({ ok: false, reason: "stale" });
    expect(await accountOf(viewing)).toMatchObject({
      accountNumber: person("certificate-ends-soon").linkages.find(({ schemeId }) => schemeId === ACCOUNT_SCHEME)
        ?.recordNumber,
      version: 1,
    });
    expect(await hasBegunChange(viewing)).toBe(true);
  });

  test("is refused while a case about the account is open", async () => {
    const viewing = await view("twin-without-record");
    const ceremonyId = await askToChange(viewing, "ﾌﾀﾊﾞ ﾋﾅﾀ");
    const since = { stateSince: at, openedAt: at };
    await opened.db.insert(cases).values({
      residentId: viewing.subject,
      caseId: crypto.randomUUID(),
      receipt: "1122-0001-0",
      schemeId: ACCOUNT_SCHEME,
      institutionId: "mihon-koza",
      kind: "out_of_date",
      details: "",
      contact: { channel: "portal" },
      state: "received",
      signatureId: crypto.randomUUID(),
      ...since,
    });
    expect(await getAccount(viewing)).toMatchObject({ openCase: "1122-0001-0", suspended: false });
    expect(await sign(viewing, "twin-without-record", ceremonyId)).toEqual({ ok: false, reason: "suspended" });
    expect(await findAccountChange(viewing)).toBeUndefined();
    expect(await accountOf(viewing)).toMatchObject({ version: 1 });
  });

  test("asked for in one session cannot be signed in another", async () => {
    const viewing = await view("strangers-account");
    const ceremonyId = await askToChange(viewing, "ﾐﾎﾝ ｼﾛｳ");
    const elsewhere = await view("strangers-account");
    expect(await sign(elsewhere, "strangers-account", ceremonyId)).toEqual({ ok: false, reason: "expired" });
    expect(await sign(viewing, "strangers-account", ceremonyId)).toMatchObject({ ok: true });
  });

  test("asked for by one person cannot be signed with another's card", async () => {
    const viewing = await view("strangers-account");
    const ceremonyId = await askToChange(viewing, "ﾐﾎﾝ ｼﾛｳ");
    const assertion = await answerWithCard("all-right", ceremonyId, at);
    expect(await completeSignedWrite(viewing, { ceremonyId, assertion })).toEqual({
      ok: false,
      reason: "unknown_card",
    });
  });
});

describe("a deletion", () => {
  test("takes away account and linkage, and a second one with the same key gives the same", async () => {
    const viewing = await view("all-right");
    const form = { key: crypto.randomUUID(), version: (await getAccount(viewing)).version };
    const [first, second] = [await signAccountDeletion(viewing, form), await signAccountDeletion(viewing, form)];
    if (!first.ok || !second.ok) throw new Error("not asked");
    const done = { ok: true, task: { kind: "account_deletion" }, sessionEnded: false };
    expect(await sign(viewing, "all-right", first.ceremonyId)).toEqual(done);
    expect(await sign(viewing, "all-right", second.ceremonyId)).toEqual(done);
    expect(await accountOf(viewing)).toBeUndefined();
    expect(await linkageOf(viewing)).toMatchObject({
      state: "not_linked",
      recordKana: null,
      recordNumber: null,
      recordAddress: null,
      recordDetails: [],
      version: form.version + 1,
    });
    expect(await getAccount(viewing)).toMatchObject({ account: undefined, suspended: false });
  });

  test("and after it an account can be registered again", async () => {
    const viewing = await view("all-right");
    expect(await sign(viewing, "all-right", await askToChange(viewing, "ﾚｲ ﾀﾛｳ"))).toMatchObject({ ok: true });
    expect(await linkageOf(viewing)).toMatchObject({
      state: "linked",
      recordKana: "ﾚｲ ﾀﾛｳ",
      recordBirthDate: person("all-right").birthDate,
    });
  });

  test("on a shared terminal ends the session with the task", async () => {
    const viewing = await view("daughter", true);
    const asked = await signAccountDeletion(viewing, {
      key: crypto.randomUUID(),
      version: (await getAccount(viewing)).version,
    });
    if (!asked.ok) throw new Error("not asked");
    expect(await sign(viewing, "daughter", asked.ceremonyId)).toMatchObject({ ok: true, sessionEnded: true });
  });

  test.each([
    ["", 1],
    ["x", 1],
    [crypto.randomUUID(), Number.NaN],
  ])("with the form's key %j and version %j is none", async (key, version) => {
    expect(await signAccountDeletion(await view("childs-account"), { key, version })).toEqual({
      ok: false,
      reason: "incomplete",
    });
  });
});
