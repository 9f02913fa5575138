import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditEntries, auditHeads, cases, ceremonies, drafts, linkages, outbox, signatures } from "../../db/schema";
import type { TestDatabase } from "../../test/test-database";
import { answerWithCard, openCastPortal, viewAs } from "../../test/cast-portal";
import { person } from "../../test/people";
import { firstBroken } from "../platform/audit-chain";
import type { ReportKind } from "./reports";
import { type SchemeId, suspensionGroup } from "../catalogue/schemes";
import type { Viewing } from "../identity/viewing";
import { isChallengeFor } from "../identity/ceremony.server";
import { inTransaction } from "../platform/database.server";
import { findLinkage, listLinkages } from "../linkages/linkage.server";
import { type Answers, answerAll } from "../../test/journeys";
import { findDraft } from "../journeys/draft.server";
import { saveStep } from "../journeys/journey.server";
import { findUnsent, keeperOf, keepUnsent } from "../journeys/unsent.server";
import type { REPORT } from "./reporting/report-journey";
import {
  findReportJourney,
  listBegunReports,
  type ReportJourney,
  reportToSign,
} from "./reporting/report-journey.server";
import { fileReport } from "./report.server";
import { completeSignedWrite } from "../identity/signed-write.server";
import { beginSigning, completeSigning } from "../identity/signing.server";

let opened: TestDatabase;
let at: Date;
beforeAll(async () => {
  opened = await openCastPortal();
  at = new Date();
});
afterAll(() => opened.close());

const INSURANCE = "health-insurance-card";
const view = (key: string) => viewAs(key, { at });

async function journeyOf(viewing: Viewing, scheme: string): Promise<ReportJourney> {
  const found = await findReportJourney(viewing, scheme);
  if (!found.ok) throw new Error(found.reason);
  return found.journey;
}
async function save(viewing: Viewing, scheme: SchemeId, answers: Answers<typeof REPORT>) {
  return answerAll(await journeyOf(viewing, scheme), answers);
}
async function fillIn(viewing: Viewing, scheme: SchemeId, kind: ReportKind): Promise<string> {
  await save(viewing, scheme, {
    kind: { kind },
    details: { details: "手もとの紙とちがいます" },
    contact: { contact: { channel: "phone", value: "090-0000-0000" } },
  });
  const content = reportToSign(await journeyOf(viewing, scheme));
  if (!content) throw new Error("something is missing");
  return content;
}
const ask = (viewing: Viewing, content: string) => beginSigning(viewing, { content, returnTo: "/me" });
async function sign(viewing: Viewing, key: string, ceremonyId: string) {
  return completeSignedWrite(viewing, { ceremonyId, assertion: await answerWithCard(key, ceremonyId, at) });
}
async function report(key: string, scheme: SchemeId, kind: ReportKind) {
  const viewing = await view(key);
  const signed = await sign(viewing, key, await ask(viewing, await fillIn(viewing, scheme, kind)));
  if (!signed.ok || !signed.task.receipt) throw new Error(JSON.stringify(signed));
  return { viewing, receipt: signed.task.receipt };
}
const casesOf = ({ subject }: Viewing) => opened.db.select().from(cases).where(eq(cases.residentId, subject));
async function hiddenOf({ subject }: Viewing) {
  const rows = await opened.db.select().from(linkages).where(eq(linkages.residentId, subject));
  return rows.filter(({ suspendedAt }) => suspendedAt).map(({ schemeId }) => schemeId);
}

describe("a report under way", () => {
  test("asks for one thing after the other, and for the words again where they are needed now", async () => {
    const viewing = await view("all-right");
    expect(await journeyOf(viewing, INSURANCE)).toMatchObject({ next: "kind", version: 0 });
    expect((await save(viewing, INSURANCE, { kind: { kind: "another_person" } })).next).toBe("details");
    expect((await save(viewing, INSURANCE, { details: { details: "" } })).next).toBe("contact");
    expect((await save(viewing, INSURANCE, { contact: { contact: { channel: "post" } } })).next).toBe("check");
    expect((await save(viewing, INSURANCE, { kind: { kind: "something_else" } })).next).toBe("details");
    expect(reportToSign(await journeyOf(viewing, INSURANCE))).toBeUndefined();
  });

  test("is kept for the next time, with the key that it was begun with", async () => {
    const viewing = await view("variant-name");
    const { key } = await save(viewing, "pension", { kind: { kind: "out_of_date" } });
    await save(viewing, "pension", { details: { details: "3月に引っこしました" } });
    const again = await journeyOf(await view("variant-name"), "pension");
    expect(again).toMatchObject({
      key,
      entries: { kind: "out_of_date", details: "3月に引っこしました" },
      next: "contact",
    });
    expect(await listBegunReports(viewing)).toEqual(["pension"]);
    expect(await listBegunReports(await view("just-moved"))).toEqual([]);
  });

  test("an answer from an older page is told and changes nothing; the same answer again is fine", async () => {
    const viewing = await view("just-moved");
    const older = await journeyOf(viewing, "pension");
    const send = async (kind: ReportKind) =>
      saveStep(await journeyOf(viewing, "pension"), "kind", { kind }, older.version);
    expect(await send("another_person")).toEqual({ ok: true, next: "details" });
    expect(await send("out_of_date")).toEqual({ ok: false, reason: "stale" });
    expect(await send("another_person")).toEqual({ ok: true, next: "details" });
    expect((await journeyOf(viewing, "pension")).entries.kind).toBe("another_person");
  });

  test("that last month's portal kept opens where it was left", async () => {
    const viewing = await view("latin-name");
    const data = { key: crypto.randomUUID(), kind: "another_person", details: "", parts: ["pension"], contact: null };
    await opened.db
      .insert(drafts)
      .values({ residentId: viewing.subject, kind: `report:${INSURANCE}`, data, version: 3, updatedAt: at });
    expect(await journeyOf(viewing, INSURANCE)).toMatchObject({
      key: data.key,
      version: 3,
      entries: { kind: "another_person", details: "" },
      next: "contact",
    });
  });

  test("a kind that no longer fits is asked for again, what was written stays", async () => {
    const viewing = await view("daughter");
    await fillIn(viewing, "pension", "another_person");
    const row = and(eq(linkages.residentId, viewing.subject), eq(linkages.schemeId, "pension"));
    await opened.db.update(linkages).set({ state: "not_linked" }).where(row);
    expect(await journeyOf(viewing, "pension")).toMatchObject({
      next: "kind",
      kinds: ["missing"],
      group: [],
      entries: { details: "手もとの紙とちがいます" },
    });
    await opened.db.update(linkages).set({ state: "linked" }).where(row);
  });

  test("there is none about what is no scheme", async () => {
    expect(await findReportJourney(await view("all-right"), "fax-machine")).toEqual({ ok: false, reason: "not_found" });
  });
});

describe("a signed report", () => {
  test("hides the record and all that follow it, and tells the institution, in one transaction", async () => {
    const early = await view("wrong-insurance");
    const details = `/me/linkages/${INSURANCE}/report/details`;
    await keepUnsent(keeperOf(early), { path: details, fields: new Map([["details", "古い文章"]]), at });
    const { viewing, receipt } = await report("wrong-insurance", INSURANCE, "another_person");
    const [row] = await casesOf(viewing);
    expect(await findUnsent(early, details)).toEqual({});
    expect(row).toMatchObject({
      receipt,
      state: "viewing_suspended",
      kind: "another_person",
      contact: { channel: "phone", value: "090-0000-0000" },
    });
    expect((await hiddenOf(viewing)).sort()).toEqual([...suspensionGroup(INSURANCE)].sort());
    const notices = await opened.db.select().from(outbox).where(eq(outbox.residentId, viewing.subject));
    expect(notices).toMatchObject([
      { topic: "case_opened", payload: { institutionId: "mihon-kokuho", caseId: row?.caseId } },
    ]);
    expect(await findDraft(viewing, `report:${INSURANCE}`)).toBeUndefined();
  });

  test("nothing of a hidden record is seen any more", async () => {
    const viewing = await view("wrong-insurance");
    const { linkages: all } = await listLinkages(viewing);
    const group: string[] = suspensionGroup(INSURANCE);
    const seen = all.filter((shown) => group.includes(shown.view.schemeId)).map((shown) => shown.view);
    expect(
      seen.map(({ state, maskedNumber, facts, details }) => ({ state, maskedNumber, facts, values: details.values })),
    ).toEqual(group.map(() => ({ state: "suspended", maskedNumber: undefined, facts: [], values: [] })));
    const asked = await findLinkage(viewing, "treatment-medicine", true);
    for (const hidden of person("wrong-insurance").neverShown)
      expect(JSON.stringify([seen, asked?.view])).not.toContain(hidden);
  });

  test("is the only open one about its record, reported from whichever row", async () => {
    const viewing = await view("wrong-insurance");
    const [{ receipt } = { receipt: "" }] = await casesOf(viewing);
    for (const scheme of suspensionGroup(INSURANCE)) {
      expect(await findReportJourney(viewing, scheme)).toEqual({ ok: false, reason: "already_open", receipt });
    }
    const content = JSON.stringify({
      what: "report",
      key: crypto.randomUUID(),
      scheme: "medical-expenses",
      kind: "another_person",
      details: "",
      contact: { channel: "portal" },
    });
    expect(await sign(viewing, "wrong-insurance", await ask(viewing, content))).toEqual({
      ok: false,
      reason: "already_open",
      receipt,
    });
    expect(await casesOf(viewing)).toHaveLength(1);
  });

  test.each([
    ["missing-handbook", "disability-welfare", "missing"],
    ["certificate-ends-soon", "pension", "out_of_date"],
    ["certificate-ends-soon", INSURANCE, "clinic_not_eligible"],
  ] as const)("%s, %s: %s hides nothing", async (key, scheme, kind) => {
    const { viewing } = await report(key, scheme, kind);
    expect(await hiddenOf(viewing)).toEqual([]);
    expect((await casesOf(viewing)).find((row) => row.schemeId === scheme)?.state).toBe("received");
  });

  test("holds no My Number and no PIN, whenever its signature was asked for", async () => {
    const viewing = await view("all-right");
    for (const details of ["マイナンバーは 1234 5678 9012 です", "暗証番号は 1234"]) {
      const facts = { what: "report", key: crypto.randomUUID(), scheme: "pension", kind: "another_person", details };
      const content = JSON.stringify({ ...facts, contact: { channel: "portal" } });
      expect(await sign(viewing, "all-right", await ask(viewing, content))).toEqual({
        ok: false,
        reason: "not_possible",
      });
    }
    expect(await casesOf(viewing)).toEqual([]);
  });

  test("names a telephone on which somebody can be called, whenever its signature was asked for", async () => {
    const viewing = await view("all-right");
    for (const value of ["1234 5678 9012", "暗証番号は 1234", "090 0000 0000"]) {
      const facts = { what: "report", key: crypto.randomUUID(), scheme: "pension", kind: "another_person" };
      const content = JSON.stringify({ ...facts, details: "", contact: { channel: "phone", value } });
      expect(await sign(viewing, "all-right", await ask(viewing, content))).toEqual({
        ok: false,
        reason: "not_possible",
      });
    }
    expect(await casesOf(viewing)).toEqual([]);
  });

  test("cannot be of a kind that does not fit the linkage", async () => {
    const viewing = await view("all-right");
    const content = JSON.stringify({
      what: "report",
      key: crypto.randomUUID(),
      scheme: "pension",
      kind: "missing",
      details: "",
      contact: { channel: "portal" },
    });
    expect(await sign(viewing, "all-right", await ask(viewing, content))).toEqual({
      ok: false,
      reason: "not_possible",
    });
    expect(await casesOf(viewing)).toEqual([]);
  });
});

describe("sent twice", () => {
  test("one after the other, in one ceremony and in another: the same receipt, one case", async () => {
    const key = "latin-name";
    const viewing = await view(key);
    const content = await fillIn(viewing, "pension", "another_person");
    const [first, second] = [await ask(viewing, content), await ask(viewing, content)];
    const signed = await sign(viewing, key, first);
    expect(signed.ok).toBe(true);
    const again = { ceremonyId: first, assertion: "{}" };
    expect(await completeSignedWrite(viewing, again)).toEqual(signed);
    expect(await sign(viewing, key, second)).toEqual(signed);
    expect(await casesOf(viewing)).toHaveLength(1);
  });

  test("of one draft, with another answer signed for meanwhile: each is what was signed", async () => {
    const key = "latin-name";
    const viewing = await view(key);
    const draft = { what: "report", key: crypto.randomUUID(), scheme: "employment-insurance", details: "ちがいます" };
    const contentOf = (kind: string) => JSON.stringify({ ...draft, kind, contact: { channel: "portal" } });
    const mild = await ask(viewing, contentOf("out_of_date"));
    const [grave, other] = [
      await ask(viewing, contentOf("another_person")),
      await ask(viewing, contentOf("something_else")),
    ];
    const first = await sign(viewing, key, mild);
    const second = await sign(viewing, key, grave);
    if (!first.ok || !second.ok) throw new Error("not filed");
    expect(second.task.receipt).not.toBe(first.task.receipt);
    const filed = (await casesOf(viewing)).filter(({ schemeId }) => schemeId === draft.scheme);
    expect(filed.map(({ kind }) => kind).sort()).toEqual(["another_person", "out_of_date"]);
    expect(await sign(viewing, key, other)).toMatchObject({ ok: false, reason: "already_open" });
  });

  test("at the same moment, five times over: the same receipt, one case", async () => {
    const key = "twin-with-sisters-record";
    const viewing = await view(key);
    const content = await fillIn(viewing, "pension", "another_person");
    const answers = [];
    for (let i = 0; i < 5; i++) {
      const ceremonyId = await ask(viewing, content);
      answers.push({ ceremonyId, assertion: await answerWithCard(key, ceremonyId, at) });
    }
    // The card's counter only goes up: of answers that arrive out of order some are refused, and none opens a second
    // case.
    const results = await Promise.all([...answers, ...answers].map((answer) => completeSignedWrite(viewing, answer)));
    const receipts = results.flatMap((result) => (result.ok ? [result.task.receipt] : []));
    expect(new Set(receipts).size).toBe(1);
    expect(await casesOf(viewing)).toHaveLength(1);
  });

  test("two different reports about one record at the same moment: one case", async () => {
    const key = "twin-without-record";
    const viewing = await view(key);
    const signeds = [];
    for (const scheme of ["treatment-medicine", "medical-expenses"]) {
      const content = JSON.stringify({
        what: "report",
        key: crypto.randomUUID(),
        scheme,
        kind: "another_person",
        details: "",
        contact: { channel: "portal" },
      });
      const ceremonyId = await ask(viewing, content);
      const answer = { ceremonyId, assertion: await answerWithCard(key, ceremonyId, at) };
      const completed = await inTransaction((tx) => completeSigning(tx, viewing, answer));
      if (completed.ok) signeds.push(completed.signed);
    }
    const results = await Promise.all(signeds.map((signed) => inTransaction((tx) => fileReport(tx, viewing, signed))));
    expect(results.map((result) => (result.ok ? "ok" : result.reason)).sort()).toEqual(["already_open", "ok"]);
    expect(await casesOf(viewing)).toHaveLength(1);
  });
});

describe("a record that is not hidden", () => {
  test("can still be reported as another person's, which hides it, and only that", async () => {
    const { viewing } = await report("just-moved", INSURANCE, "out_of_date");
    expect(await hiddenOf(viewing)).toEqual([]);
    expect((await journeyOf(viewing, INSURANCE)).kinds).not.toContain("out_of_date");
    await report("just-moved", INSURANCE, "another_person");
    expect(await hiddenOf(viewing)).toContain(INSURANCE);
    expect(await casesOf(viewing)).toHaveLength(2);
    expect(await findReportJourney(viewing, INSURANCE)).toMatchObject({ ok: false, reason: "already_open" });
  });
});

test("what was altered after its challenge was made is not signed", async () => {
  const viewing = await view("just-moved");
  const ceremonyId = await ask(viewing, await fillIn(viewing, "household", "out_of_date"));
  const own = eq(ceremonies.ceremonyId, ceremonyId);
  const [begun] = await opened.db.select().from(ceremonies).where(own);
  const altered = (begun?.content ?? "").replace("out_of_date", "another_person");
  await opened.db.update(ceremonies).set({ content: altered }).where(own);
  expect(await sign(viewing, "just-moved", ceremonyId)).toEqual({ ok: false, reason: "not_verified" });
  expect((await casesOf(viewing)).map(({ schemeId }) => schemeId)).not.toContain("household");
});

describe("what is kept", () => {
  test("the signature proves the content, and no other content", async () => {
    const { viewing } = await report("strangers-account", "public-money-account", "another_person");
    const [row] = await casesOf(viewing);
    const [kept] = await opened.db.select().from(signatures).where(eq(signatures.residentId, viewing.subject));
    expect(kept?.signatureId).toBe(row?.signatureId);
    expect(isChallengeFor(kept?.challenge ?? "", kept?.content ?? "")).toBe(true);
    expect(isChallengeFor(kept?.challenge ?? "", (kept?.content ?? "").replace("another_person", "out_of_date"))).toBe(
      false,
    );
    expect(JSON.parse(kept?.content ?? "{}")).toMatchObject({
      what: "report",
      scheme: "public-money-account",
      details: row?.details,
    });
    const told = JSON.parse(Buffer.from(kept?.clientDataJson ?? "", "base64url").toString("utf8"));
    expect(told.challenge).toBe(kept?.challenge);
  });

  test("every step is in the access history, and the chain holds", async () => {
    const viewing = await view("strangers-account");
    const entries = await opened.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.residentId, viewing.subject))
      .orderBy(auditEntries.seq);
    const [head] = await opened.db.select().from(auditHeads).where(eq(auditHeads.residentId, viewing.subject));
    const [{ receipt } = { receipt: "" }] = await casesOf(viewing);
    expect(entries.filter(({ target }) => target === receipt).map(({ actor, action }) => `${actor} ${action}`)).toEqual(
      [`resident:${viewing.subject} reported`, "portal suspended_viewing"],
    );
    expect(firstBroken(entries, head)).toBeUndefined();
  });

  test("when something fails on the way, nothing is: no case, nothing hidden, the draft still there", async () => {
    const key = "wifes-account";
    const viewing = await view(key);
    const ceremonyId = await ask(viewing, await fillIn(viewing, "public-money-account", "family_account"));
    const assertion = await answerWithCard(key, ceremonyId, at);
    const broken = inTransaction(async (tx) => {
      const completed = await completeSigning(tx, viewing, { ceremonyId, assertion });
      if (!completed.ok) throw new Error(completed.reason);
      expect((await fileReport(tx, viewing, completed.signed)).ok).toBe(true);
      throw new Error("the power went out");
    });
    await expect(broken).rejects.toThrow("the power went out");
    expect(await casesOf(viewing)).toEqual([]);
    expect(await hiddenOf(viewing)).toEqual([]);
    expect(await opened.db.select().from(outbox).where(eq(outbox.residentId, viewing.subject))).toEqual([]);
    expect((await journeyOf(viewing, "public-money-account")).next).toBe("check");
    expect((await completeSignedWrite(viewing, { ceremonyId, assertion })).ok).toBe(true);
  });
});
