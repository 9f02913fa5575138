/**
 * Mandates as both sides make and end them, with the real database: signed, once, limited in guesses, over at the very
 * next request.
 */
import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  answers,
  auditEntries,
  cases,
  codeTries,
  credentials,
  drafts,
  heldMandates,
  mandates,
  signatures,
  submissions,
} from "../../db/schema";
import type { TestDatabase } from "../../test/test-database";
import { answerWithCard, fileReportAs, openCastPortal, signAs, signInWithCard, viewAs } from "../../test/cast-portal";
import { beginMandate, confirmMandate, makeMandate, signCeremony, viewAsProxy } from "../../test/mandates";
import { MOST_CODE_TRIES } from "./mandates";
import { monthsLater } from "../platform/japan-time";
import type { Viewing } from "../identity/viewing";
import { answerLinkage } from "../linkages/answer.server";
import { findCasePaper } from "../corrections/papers/case-paper.server";
import { findCase, takeResidentStep } from "../corrections/case.server";
import { findDraft, listDrafts, saveDraft } from "../journeys/draft.server";
import { readHistory } from "../history/history.server";
import { waitsForResident } from "../affairs/affairs";
import { getHome } from "../home/home.server";
import { getInsuranceUse } from "../insurance/insurance-use.server";
import { findLinkage, listLinkages } from "../linkages/linkage.server";
import { clearMandates, remindOfMandates } from "./mandate-clock.server";
import { findEnteredCode, signAcceptance, signGrant, tryCode } from "./mandate-code.server";
import { findMandate, listMandates } from "./mandate.server";
import { endMandate, signConfirmation, signRenewal } from "./mandate-step.server";
import { readInbox } from "../notices/notice.server";
import { deliverOutbox } from "../platform/outbox.server";
import { beginSigning } from "../identity/signing.server";
import { completeSignedWrite } from "../identity/signed-write.server";
import { findViewing } from "../identity/viewing.server";

let opened: TestDatabase;
const at = new Date("2026-11-24T03:00:00Z");
const keys = { principal: "all-right", proxy: "wifes-account" };
let taro: Viewing;
let hanako: Viewing;
beforeAll(async () => {
  opened = await openCastPortal();
  taro = await viewAs(keys.principal, { at });
  hanako = await viewAs(keys.proxy, { at });
});
// All tests are at one moment: codes that one of them tries are not to count for another.
beforeEach(() => opened.db.delete(codeTries));
afterAll(() => opened.close());

const days = (count: number) => new Date(at.getTime() + count * 86_400_000);
const kindsOf = async (viewing: Viewing) => (await readInbox(viewing)).notices.map(({ kind }) => kind);
const isGone = { ok: false, reason: "not_found" };

describe("by both cards", () => {
  test("offered, accepted, confirmed by name; only then anything opens, and both are told", async () => {
    const { mandateId, code } = await beginMandate(taro, keys.principal, "offer", {
      scopes: ["see", "follow"],
      categories: ["pension"],
    });
    expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{5}-[2-9A-HJKMNP-TV-Z]{5}$/);
    const token = await signInWithCard(keys.proxy, { at });
    const look = () => findViewing({ own: token }, `m-${mandateId}`, at);
    expect(await look()).toEqual(isGone);
    expect(await tryCode(taro, code)).toEqual({ ok: false, reason: "wrong_code" });
    expect(await tryCode(hanako, ` ${code.toLowerCase().replace("-", " ")}`)).toEqual({ ok: true });
    expect(await findEnteredCode(hanako)).toMatchObject({
      kind: "offer",
      name: "例 太郎",
      scopes: ["see", "follow"],
      categories: ["pension"],
    });
    expect(await signCeremony(hanako, keys.proxy, await signAcceptance(hanako))).toMatchObject({ ok: true });
    await deliverOutbox(at);
    expect(await look()).toEqual(isGone);
    expect(await findMandate(taro, mandateId)).toMatchObject({
      standing: "accepted",
      name: "例 花子",
      calledName: "たのむ人",
      code: undefined,
    });
    expect(await findMandate(hanako, mandateId)).toMatchObject({ side: "held", standing: "accepted", name: "例 太郎" });
    const version = (await findMandate(taro, mandateId))?.version ?? 0;
    expect(await signConfirmation(taro, { key: randomUUID(), mandateId, version, name: "例 次郎" })).toBeUndefined();
    expect(await confirmMandate(taro, keys.principal, mandateId)).toMatchObject({ ok: true });
    const found = await look();
    expect(found).toMatchObject({
      ok: true,
      viewing: { subject: taro.subject, via: "proxy", acting: { principalName: "例 太郎", proxyName: "例 花子" } },
    });
    expect(await kindsOf(taro)).toContain("mandate_accepted");
    expect(await kindsOf(hanako)).toContain("mandate_active");
    const signed = await opened.db.select().from(signatures).where(eq(signatures.residentId, hanako.subject));
    expect(signed.map(({ content }) => JSON.parse(content))).toEqual([
      expect.objectContaining({
        what: "mandate_acceptance",
        principal: "例 太郎",
        scopes: ["see", "follow"],
        categories: ["pension"],
      }),
    ]);
    // Of use to nobody else, nor from the browser of somebody else.
    const other = await signInWithCard("daughter", { at });
    expect(await findViewing({ own: other }, `m-${mandateId}`, at)).toEqual(isGone);
    if (found.ok)
      expect((await listLinkages(found.viewing)).linkages.map(({ view }) => view.schemeId)).toEqual([
        "pension",
        "pension-other",
      ]);
    await endMandate(taro, mandateId, randomUUID());
    expect(await look()).toEqual(isGone);
  });

  test("an offer taken back, or left for a week, leads nowhere", async () => {
    const { mandateId, code } = await beginMandate(taro, keys.principal, "offer");
    await tryCode(hanako, code);
    expect(await findEnteredCode({ ...hanako, at: days(8) })).toBeUndefined();
    expect(await endMandate(taro, mandateId, randomUUID())).toBe("withdrawn");
    expect(await findEnteredCode(hanako)).toBeUndefined();
    expect(await signAcceptance(hanako)).toBeUndefined();
    expect(await endMandate(taro, mandateId, randomUUID())).toBeUndefined();
  });
});

test("ended with a form that is sent twice, also at the same time: answered alike, and ended once", async () => {
  const { mandateId } = await beginMandate(taro, keys.principal, "offer");
  const key = randomUUID();
  expect(await Promise.all([endMandate(taro, mandateId, key), endMandate(taro, mandateId, key)])).toEqual([
    "withdrawn",
    "withdrawn",
  ]);
  expect(await endMandate(taro, mandateId, key)).toBe("withdrawn");
  expect(await endMandate(taro, mandateId, randomUUID())).toBeUndefined();
  const noted = await opened.db
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.action, "withdrew_mandate"), eq(auditEntries.target, mandateId)));
  expect(noted).toHaveLength(1);
});

test("nothing that a form lacks keeps a mandate from ending", async () => {
  const { mandateId } = await beginMandate(taro, keys.principal, "offer");
  expect(await endMandate(taro, mandateId, "")).toBe("withdrawn");
});

describe("asked by the proxy", () => {
  test("granted with less than was asked: active at once, told to the proxy, never wider", async () => {
    const { mandateId, code } = await beginMandate(hanako, keys.proxy, "ask", {
      scopes: ["see", "report", "manage"],
      months: 6,
    });
    expect(await tryCode(taro, code)).toEqual({ ok: true });
    expect(await findEnteredCode(taro)).toMatchObject({
      kind: "ask",
      name: "例 花子",
      scopes: ["see", "report", "manage"],
      months: 6,
    });
    expect(await signGrant(taro, { scopes: ["report", "follow"], months: 6 })).toBeUndefined();
    expect(await signGrant(taro, { scopes: ["report"], months: 12 })).toBeUndefined();
    expect(
      await signCeremony(taro, keys.principal, await signGrant(taro, { scopes: ["report"], months: 3 })),
    ).toMatchObject({ ok: true, task: { mandateId } });
    await deliverOutbox(at);
    const granted = await findMandate(taro, mandateId);
    expect(granted).toMatchObject({
      side: "granted",
      standing: "active",
      scopes: ["see", "report"],
      endsAt: monthsLater(at, 3),
    });
    expect(await findMandate(hanako, mandateId)).toMatchObject({ side: "held", standing: "active" });
    expect((await viewAsProxy(keys.proxy, mandateId, at)).may("manage_account")).toBe(false);
    expect(await tryCode(taro, code)).toEqual({ ok: false, reason: "wrong_code" });
    await endMandate(hanako, mandateId, randomUUID());
    await deliverOutbox(at);
    expect(await findMandate(taro, mandateId)).toMatchObject({ standing: "resigned" });
  });

  test("taken back while it is granted: it is given back at once", async () => {
    const { mandateId, code } = await beginMandate(hanako, keys.proxy, "ask");
    await tryCode(taro, code);
    const ceremony = await signGrant(taro, { scopes: [], months: 1 });
    const [, granted] = await Promise.all([
      endMandate(hanako, mandateId, randomUUID()),
      signCeremony(taro, keys.principal, ceremony),
    ]);
    for (let round = 0; round < 3; round++) await deliverOutbox(at);
    expect((await findMandate(taro, mandateId))?.standing).toBe(granted.ok ? "resigned" : undefined);
    const token = await signInWithCard(keys.proxy, { at });
    expect(await findViewing({ own: token }, `m-${mandateId}`, at)).toEqual(isGone);
  });
});

test("guesses are counted before they are looked at, however many come at once", async () => {
  const guesser = await viewAs("just-moved", { at });
  const guesses = await Promise.all(
    Array.from({ length: 25 }, (_, index) => tryCode(guesser, `GUESS${String(22222 + index)}`)),
  );
  expect(guesses.filter((guess) => !guess.ok && guess.reason === "wrong_code")).toHaveLength(MOST_CODE_TRIES);
  const { mandateId, code } = await beginMandate(taro, keys.principal, "offer");
  expect(await tryCode(guesser, code)).toEqual({ ok: false, reason: "too_many" });
  expect(await tryCode({ ...guesser, at: new Date(at.getTime() + 61 * 60_000) }, code)).toEqual({ ok: true });
  await endMandate(taro, mandateId, randomUUID());
});

describe("the end counts on the very next request", () => {
  let mandateId: string;
  beforeAll(async () => {
    mandateId = await makeMandate(taro, hanako, keys, { scopes: ["see", "report", "follow", "manage"], months: 3 });
  });

  test("by itself at its end", async () => {
    const token = await signInWithCard(keys.proxy, { at: monthsLater(at, 3) });
    const look = (moment: Date) => findViewing({ own: token }, `m-${mandateId}`, moment, false);
    expect(await look(new Date(monthsLater(at, 3).getTime() - 1))).toMatchObject({ ok: true });
    expect(await look(monthsLater(at, 3))).toEqual(isGone);
  });

  test("with the proxy's card suspended", async () => {
    const token = await signInWithCard(keys.proxy, { at });
    const mine = and(eq(credentials.residentId, hanako.subject), eq(credentials.kind, "card"));
    await opened.db.update(credentials).set({ endedAt: at, endedBecause: "suspended" }).where(mine);
    expect(await findViewing({ own: token }, `m-${mandateId}`, at)).toEqual(isGone);
    expect((await getHome(hanako)).acting).toEqual([]);
    await opened.db.update(credentials).set({ endedAt: null, endedBecause: null }).where(mine);
    expect(await findViewing({ own: token }, `m-${mandateId}`, at)).toMatchObject({ ok: true });
  });

  test("revoked while the proxy writes in several tabs: what comes after it writes nothing at all", async () => {
    const open = await viewAsProxy(keys.proxy, mandateId, at);
    const before = await opened.db.select().from(answers).where(eq(answers.residentId, taro.subject));
    const schemes = ["pension", "tax-income", "child-allowance", "employment-insurance"] as const;
    const versionOf = (schemeId: string) => before.find((row) => row.schemeId === schemeId)?.version ?? 0;
    const write = (schemeId: (typeof schemes)[number]) =>
      answerLinkage(open, { schemeId, answer: "unsure", version: versionOf(schemeId) });
    const results = await Promise.allSettled([
      write("pension"),
      endMandate(taro, mandateId, randomUUID()),
      ...schemes.slice(1).map(write),
    ]);
    for (const result of results)
      if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "grant_ended" });
    const chain = await opened.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.residentId, taro.subject))
      .orderBy(auditEntries.seq);
    const revokedAt = chain.findLast(({ action }) => action === "revoked_mandate")?.seq ?? 0;
    expect(chain.filter(({ seq, actor }) => seq > revokedAt && actor === `resident:${hanako.subject}`)).toEqual([]);
    const during = chain.filter(
      ({ action, seq }) => action === "answered" && seq < revokedAt && seq > revokedAt - 5,
    ).length;
    const after = await opened.db.select().from(answers).where(eq(answers.residentId, taro.subject));
    expect(after.filter(({ answer }) => answer === "unsure")).toHaveLength(during);
    // A half-finished form in the other tab, a look, a signature under way: all alike.
    await expect(answerLinkage(open, { schemeId: "pension-other", answer: "mine", version: 0 })).rejects.toMatchObject({
      code: "grant_ended",
    });
    await expect(saveDraft(open, "account", { bank: "0001" })).rejects.toMatchObject({ code: "grant_ended" });
    await expect(listLinkages(open)).rejects.toMatchObject({ code: "grant_ended" });
    await expect(
      signAs(open, keys.proxy, JSON.stringify({ what: "insurance_use_cancellation", key: randomUUID(), version: 1 })),
    ).rejects.toMatchObject({ code: "grant_ended" });
    expect((await getInsuranceUse(taro)).standing).toBe("used");
    expect(await kindsOf(hanako)).not.toContain("proxy_acted");
    await deliverOutbox(at);
    expect(await kindsOf(hanako)).toContain("mandate_ended");
  });
});

describe("what a proxy does", () => {
  let mandateId: string;
  let open: Viewing;
  beforeAll(async () => {
    mandateId = await makeMandate(taro, hanako, keys, { scopes: ["see", "report", "follow"] });
    open = await viewAsProxy(keys.proxy, mandateId, at);
  });

  test("is told to the principal with the proxy's name, on the path, on paper and in the history", async () => {
    const receipt = await fileReportAs(open, keys.proxy, { scheme: "tax-income", kind: "another_person" });
    expect(receipt).toMatch(/^\d{4}-\d{4}-\d$/);
    const notices = (await readInbox(taro)).notices;
    expect(notices.find(({ kind }) => kind === "case_received")?.about).toMatchObject({
      receipt,
      proxyName: "例 花子",
    });
    expect((await findCase(taro, receipt))?.path.main[0]).toMatchObject({
      key: "received",
      owner: "resident",
      proxyName: "例 花子",
    });
    const paper = await findCasePaper(taro, receipt);
    expect(paper?.signature).toMatchObject({ proxyName: "例 花子", kind: "card" });
    expect(JSON.parse(paper?.signature?.content ?? "{}")).toMatchObject({ what: "report", mandate: mandateId });
    expect((await findCasePaper(open, receipt))?.url).toContain(`/m-${mandateId}/cases/${receipt}`);
    await answerLinkage(open, { schemeId: "household", answer: "mine", version: 0 });
    const told = (await readInbox(taro)).notices.find(({ kind }) => kind === "proxy_acted");
    expect(told?.about).toEqual({ schemeId: "household", proxyName: "例 花子", did: "answered" });
    await findLinkage(open, "household");
    const { days: shown } = await readHistory(taro, { show: "portal", office: "" });
    const lookers = shown.flatMap(({ entries }) =>
      entries.flatMap((entry) => (entry.what === "looks" ? [entry.who] : [])),
    );
    expect(lookers).toContainEqual({ kind: "proxy", proxyId: hanako.subject, name: "例 花子", ground: "cards" });
    const [row] = await opened.db.select().from(cases).where(eq(cases.receipt, receipt));
    expect(
      await takeResidentStep(open, { receipt, event: "withdraw", key: randomUUID(), version: row?.version ?? 0 }),
    ).toMatchObject({ ok: true });
    expect((await readInbox(taro)).notices[0]).toMatchObject({
      kind: "case_withdrawn",
      about: { proxyName: "例 花子" },
    });
  });

  test("stays apart from what the principal has begun, in drafts and keys", async () => {
    await saveDraft(taro, "report:pension", { details: "本人だけの書きかけ" });
    expect(await findDraft(open, "report:pension")).toBeUndefined();
    await saveDraft(open, "report:pension", { details: "代理人の書きかけ" });
    expect((await findDraft(taro, "report:pension"))?.data).toEqual({ details: "本人だけの書きかけ" });
    expect((await listDrafts(open)).map(({ kind }) => kind)).toEqual(["report:pension"]);
    expect((await getHome(taro)).affairs).toContainEqual({ kind: "report_begun", schemeId: "pension" });
    const key = randomUUID();
    await opened.db
      .insert(submissions)
      .values({ residentId: taro.subject, key, result: { ok: true, receipt: "of the principal" }, at });
    const receipt = await signAs(
      open,
      keys.proxy,
      JSON.stringify({
        what: "report",
        key,
        scheme: "child-allowance",
        kind: "another_person",
        details: "x",
        contact: { channel: "portal" },
      }),
    );
    expect(receipt).not.toBe("of the principal");
    await opened.db.delete(drafts).where(eq(drafts.residentId, taro.subject));
  });

  test("is never carried out for somebody else than it was signed for", async () => {
    const content = JSON.stringify({ what: "insurance_use_cancellation", key: randomUUID(), version: 1 });
    const ceremonyId = await beginSigning(open, { content, returnTo: `/${open.segment}/insurance-use` });
    const asOneself: Viewing = { ...hanako, session: open.session };
    expect(
      await completeSignedWrite(asOneself, { ceremonyId, assertion: await answerWithCard(keys.proxy, ceremonyId, at) }),
    ).toEqual({ ok: false, reason: "expired" });
    // And for the principal only what was granted.
    await expect(signAs(open, keys.proxy, content)).rejects.toThrow("not_possible");
  });

  test("is only what was granted: no sensitive values, no certificate of the principal's card, no case beyond the categories", async () => {
    expect((await findLinkage(open, "vaccination", true))?.view.details.standing).not.toBe("shown");
    const { acting, affairs } = await getHome(open);
    expect(acting).toEqual([]);
    const own = ["certificate", "report_begun", "mandate_confirm", "mandate_ends", "call", "enquiry_answered"];
    expect(affairs.filter(({ kind }) => own.includes(kind))).toEqual([]);
    const narrow: Viewing = {
      ...open,
      sees: (schemeId) => schemeId !== "child-allowance",
      may: (action) => open.may(action) && action !== "follow_case",
    };
    const { linkages } = await listLinkages(narrow);
    expect(linkages.some(({ openCase }) => openCase !== undefined)).toBe(false);
    expect((await listLinkages(open)).linkages.find(({ view }) => view.schemeId === "child-allowance")).toMatchObject({
      underCorrection: true,
    });
  });

  test("and the home counts, as that proxy may see it, are noted as a look", async () => {
    const home = await getHome(hanako);
    expect(home.acting).toContainEqual(
      expect.objectContaining({ mandateId, name: "例 太郎", check: { answered: expect.any(Number), total: 29 } }),
    );
    // The same as on that person's own home, through the eyes of this proxy.
    const hers = await getHome(open);
    const told = home.acting.find((one) => one.mandateId === mandateId)?.waiting;
    expect(told).toEqual(hers.affairs.filter(waitsForResident));
    const looks = await opened.db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.residentId, taro.subject), eq(auditEntries.action, "looked_at_attention")));
    expect(looks.at(-1)?.actor).toBe(`resident:${hanako.subject}`);
  });
});

describe("what time does", () => {
  test("both are reminded once, the principal renews with a signature, a year at most; long over it is gone, but not from the history", async () => {
    const mandateId = await makeMandate(taro, hanako, keys, { months: 3 });
    const soon = days(80);
    const asked = (key = randomUUID(), months = 12) => ({ key, mandateId, version: 3, months });
    expect(await signRenewal(taro, asked())).toBeUndefined();
    await remindOfMandates(days(30));
    for (let round = 0; round < 2; round++) await remindOfMandates(soon);
    for (const viewing of [taro, hanako])
      expect((await kindsOf(viewing)).filter((kind) => kind === "mandate_ends_soon").length).toBeGreaterThanOrEqual(1);
    const told = (await readInbox(hanako)).notices.filter(
      ({ kind, about }) => kind === "mandate_ends_soon" && about.mandateId === mandateId,
    );
    expect(told).toHaveLength(1);
    const later = await viewAs(keys.principal, { at: soon });
    const { version = 0 } = (await findMandate(later, mandateId)) ?? {};
    expect(await signRenewal(later, { ...asked(), version, months: 24 })).toBeUndefined();
    expect(await signCeremony(later, keys.principal, await signRenewal(later, { ...asked(), version }))).toMatchObject({
      ok: true,
    });
    expect(await findMandate(later, mandateId)).toMatchObject({
      standing: "active",
      endsAt: monthsLater(soon, 12),
      endsSoon: false,
    });
    const over = monthsLater(soon, 12 + 14);
    await clearMandates(over);
    expect((await listMandates({ ...taro, at: over })).ended.map((mandate) => mandate.mandateId)).toEqual([mandateId]);
    await clearMandates(monthsLater(over, 2));
    expect(await opened.db.select().from(mandates).where(eq(mandates.mandateId, mandateId))).toEqual([]);
    expect(await opened.db.select().from(heldMandates).where(eq(heldMandates.mandateId, mandateId))).toEqual([]);
    const { days: shown } = await readHistory(taro, { show: "portal", office: "" });
    expect(
      shown.flatMap(({ entries }) => entries.flatMap((entry) => (entry.what === "looks" ? [entry.who] : []))),
    ).toContainEqual({ kind: "proxy", proxyId: hanako.subject, name: "例 花子" });
  });
});
