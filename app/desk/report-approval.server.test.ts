import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { Typed } from "../platform/form";
import { afterAll, beforeAll, expect, test } from "vitest";
import { approvals, auditEntries, caseEvents, cases, linkages, notices, residents } from "../../db/schema";
import type { TestDatabase } from "../../test/test-database";
import { signInAtDesk, openCastPortal, viewAs } from "../../test/cast-portal";
import { person } from "../../test/people";
import { findCasePaper } from "../corrections/papers/case-paper.server";
import { lookUp } from "../support/look-up.server";
import { decideReport, listWaitingReports, openReportApproval } from "./report-approval.server";
import { askReportApproval, findFilledIn, listAskedReports } from "./report-request.server";
import { answerAll } from "../../test/journeys";
import { findGrantedSupport } from "../identity/grant.server";

let opened: TestDatabase;
const at = new Date();
const SCHEME = "health-insurance-card";
const calledAt = new Date(at.getTime() - 3_600_000 + 9 * 3_600_000).toISOString().slice(0, 16);

beforeAll(async () => {
  opened = await openCastPortal();
});
afterAll(() => opened.close());

/** The agent finds the resident in a call and fills in the report. @returns the support, and the draft's version */
async function fillIn(key: string) {
  const agent = await signInAtDesk("desk-agent", at);
  const { nameKanji, birthDate, sex, address } = person(key);
  const looked = await lookUp(agent, {
    kind: "call",
    reason: "wrong_linkage",
    receipt: "",
    said: { name: nameKanji, birthDate, sex: sex ?? "", address },
  });
  if (!looked.ok) throw new Error(looked.reason);
  const support = await findGrantedSupport(agent, looked.supportId);
  if (!support) throw new Error("no support");
  const found = await findFilledIn(agent, looked.supportId, SCHEME);
  if (!found) throw new Error("no journey");
  const { version } = await answerAll(found.journey, {
    kind: { kind: "another_person" },
    details: { details: "ほかの人の保険です" },
    contact: { contact: { channel: "post" } },
  });
  return { supportId: looked.supportId, version };
}

/** The arguments of asking for approval, after who asks. */
const form = (filled: { supportId: string; version: number }, over: Typed = {}) =>
  [
    { ...filled, scheme: SCHEME },
    { key: randomUUID(), calledAt, phone: "03-0000-0001", note: "", ...over },
  ] as const;

test("what the agent filled in becomes a report only once another person has approved it, and says so everywhere", async () => {
  const filled = await fillIn("wrong-insurance");
  const agent = await signInAtDesk("desk-agent", at);
  const supervisor = await signInAtDesk("desk-supervisor", at);
  expect(await askReportApproval(agent, ...form(filled, { calledAt: "2020-01-01T10:00", phone: "1" }))).toEqual({
    ok: false,
    problems: [
      { field: "calledAt", problem: "wrong" },
      { field: "phone", problem: "wrong" },
    ],
  });
  expect(await askReportApproval(supervisor, ...form(filled))).toEqual({ ok: false, reason: "not_found" });
  const asked = form(filled);
  for (let time = 1; time <= 2; time++) expect(await askReportApproval(agent, ...asked)).toEqual({ ok: true });
  const [waiting, ...others] = (await listWaitingReports(supervisor)).rows;
  if (!waiting) throw new Error("nothing waits");
  expect(others).toEqual([]);
  const residentId = person("wrong-insurance").id;
  expect(await opened.db.select().from(cases).where(eq(cases.residentId, residentId))).toEqual([]);

  const shown = await openReportApproval(supervisor, residentId, waiting.approvalId);
  expect(shown).toMatchObject({
    residentName: person("wrong-insurance").nameKanji,
    phone: "03-0000-0001",
    report: { kind: "another_person" },
  });
  for (const value of person("wrong-insurance").neverShown) expect(JSON.stringify(shown)).not.toContain(value);
  const decision = {
    residentId,
    approvalId: waiting.approvalId,
    version: 1,
    refusal: undefined,
    key: randomUUID(),
  };
  expect(await decideReport(agent, decision)).toEqual({ ok: false, reason: "not_found" });
  const twice = await Promise.all([decideReport(supervisor, decision), decideReport(supervisor, decision)]);
  expect(twice).toEqual([
    { ok: true, state: "approved" },
    { ok: true, state: "approved" },
  ]);
  expect(await decideReport(supervisor, { ...decision, refusal: "電話に出ない" })).toEqual({
    ok: true,
    state: "approved",
  });
  expect(await decideReport(supervisor, { ...decision, key: randomUUID() })).toEqual({ ok: false, reason: "decided" });

  const [row] = await opened.db.select().from(cases).where(eq(cases.residentId, residentId));
  expect(row).toMatchObject({ signatureId: null, approvalId: waiting.approvalId, state: "viewing_suspended" });
  const [hidden] = await opened.db
    .select()
    .from(linkages)
    .where(and(eq(linkages.residentId, residentId), eq(linkages.schemeId, SCHEME)));
  expect(hidden?.suspendedAt).not.toBeNull();
  const [first] = await opened.db
    .select()
    .from(caseEvents)
    .where(and(eq(caseEvents.residentId, residentId), eq(caseEvents.seq, 1)));
  expect(first?.event).toBe("receive_by_desk");
  expect(
    (await opened.db.select().from(notices).where(eq(notices.residentId, residentId))).map(({ kind }) => kind),
  ).toContain("case_received_by_desk");
  const trail = await opened.db.select().from(auditEntries).where(eq(auditEntries.residentId, residentId));
  expect(trail.filter(({ action }) => action === "reported").map(({ actor }) => actor)).toEqual([
    `staff:${supervisor.staffId}:report`,
  ]);
  const paper = await findCasePaper(await viewAs("wrong-insurance", { at }), row?.receipt ?? "");
  expect([paper?.signature, paper?.row.approvalId]).toEqual([undefined, waiting.approvalId]);
});

test("nobody decides what they asked for themselves, and what is refused is no report", async () => {
  const supervisor = await signInAtDesk("desk-supervisor", at);
  const { nameKanji, birthDate, sex, address } = person("all-right");
  const looked = await lookUp(supervisor, {
    kind: "counter",
    reason: "wrong_linkage",
    receipt: "",
    said: { name: nameKanji, birthDate, sex: sex ?? "", address },
  });
  const supportId = looked.ok ? looked.supportId : "";
  expect(await askReportApproval(supervisor, ...form({ supportId, version: 0 }))).toEqual({
    ok: false,
    reason: "incomplete",
  });
  const support = await findGrantedSupport(supervisor, supportId);
  if (!support) throw new Error("no support");
  const found = await findFilledIn(supervisor, supportId, SCHEME);
  if (!found) throw new Error("no journey");
  const { version } = await answerAll(found.journey, {
    kind: { kind: "another_person" },
    details: { details: "ちがいます" },
    contact: { contact: { channel: "portal" } },
  });
  expect(await askReportApproval(supervisor, ...form({ supportId, version }))).toEqual({ ok: true });
  const [waiting] = (await listWaitingReports(supervisor)).rows;
  const decision = {
    residentId: person("all-right").id,
    approvalId: waiting?.approvalId ?? "",
    version: 1,
    refusal: undefined,
    key: randomUUID(),
  };
  expect(waiting?.isOwn).toBe(true);
  expect(await decideReport(supervisor, decision)).toEqual({ ok: false, reason: "own" });
  expect(await decideReport(supervisor, { ...decision, refusal: "" })).toEqual({
    ok: false,
    problems: [{ field: "refusal", problem: "missing" }],
  });
  expect(await opened.db.select().from(cases).where(eq(cases.residentId, decision.residentId))).toEqual([]);
});

test("whoever asked reads what came of it, and why not; nobody else does", async () => {
  const filled = await fillIn("just-moved");
  const agent = await signInAtDesk("desk-agent", at);
  const supervisor = await signInAtDesk("desk-supervisor", at);
  expect(await askReportApproval(agent, ...form(filled))).toEqual({ ok: true });
  expect((await listAskedReports(agent)).rows[0]).toMatchObject({ schemeId: SCHEME, state: "waiting", refusal: null });
  const residentId = person("just-moved").id;
  const waiting = (await listWaitingReports(supervisor)).rows.find((one) => one.residentId === residentId);
  const decision = {
    key: randomUUID(),
    residentId,
    approvalId: waiting?.approvalId ?? "",
    version: 1,
    refusal: "電話の番号が書類とちがいます",
  };
  for (let time = 1; time <= 2; time++)
    expect(await decideReport(supervisor, decision)).toEqual({ ok: true, state: "refused" });
  const asked = (await listAskedReports(agent)).rows;
  expect(asked.find(({ approvalId }) => approvalId === decision.approvalId)).toMatchObject({
    state: "refused",
    refusal: decision.refusal,
  });
  expect(JSON.stringify(asked)).not.toContain(residentId);
  expect((await listAskedReports(supervisor)).rows.map(({ approvalId }) => approvalId)).not.toContain(
    decision.approvalId,
  );
  const later = await signInAtDesk("desk-agent", new Date(at.getTime() + 15 * 86_400_000));
  expect(await listAskedReports(later)).toEqual({ rows: [], next: undefined, count: 0 });
});

/** Lays a report about this resident before the supervisor. @returns the decision to file it */
async function askedFor(key: string) {
  const agent = await signInAtDesk("desk-agent", at);
  expect(await askReportApproval(agent, ...form(await fillIn(key)))).toEqual({ ok: true });
  const residentId = person(key).id;
  const waiting = (await listWaitingReports(agent)).rows.find((one) => one.residentId === residentId);
  const approvalId = waiting?.approvalId ?? "";
  return { residentId, approvalId, version: 1, refusal: undefined, key: randomUUID() };
}

test("nobody decides about the own family: neither files nor refuses, and no form is shown", async () => {
  const supervisor = await signInAtDesk("desk-supervisor", at);
  const decision = await askedFor("latin-name");
  const { residentId, approvalId } = decision;
  expect(await openReportApproval(supervisor, residentId, approvalId)).toMatchObject({ isOwn: false });
  const moveTo = (address: string) =>
    opened.db.update(residents).set({ address }).where(eq(residents.residentId, residentId));
  await moveTo(person("desk-supervisor").address);
  expect(await openReportApproval(supervisor, residentId, approvalId)).toMatchObject({ isOwn: true });
  expect(await decideReport(supervisor, decision)).toEqual({ ok: false, reason: "own" });
  expect(await decideReport(supervisor, { ...decision, refusal: "だめ" })).toEqual({
    ok: false,
    reason: "own",
  });
  await moveTo(person("latin-name").address);
  expect(await decideReport(supervisor, decision)).toEqual({ ok: true, state: "approved" });
});

test("what was asked for before a rule for texts held is not filed, and the supervisor reads which part and why", async () => {
  const supervisor = await signInAtDesk("desk-supervisor", at);
  const decision = await askedFor("locked-card");
  const which = eq(approvals.approvalId, decision.approvalId);
  const [row] = await opened.db.select().from(approvals).where(which);
  const { content, ...rest } = row?.payload ?? {};
  const old = JSON.stringify({ ...JSON.parse(String(content)), details: "番号は 1234 5678 9012 です" });
  await opened.db
    .update(approvals)
    .set({ payload: { ...rest, content: old } })
    .where(which);
  expect(await decideReport(supervisor, decision)).toEqual({
    ok: false,
    problems: [{ field: "details", problem: "number", values: { part: "1234 5678 9012" } }],
  });
  expect(await opened.db.select().from(cases).where(eq(cases.residentId, decision.residentId))).toEqual([]);
  expect(await decideReport(supervisor, { ...decision, refusal: "番号を消してください" })).toEqual({
    ok: true,
    state: "refused",
  });
});

test("the supervisor is asked about what the page showed: an answer given elsewhere meanwhile makes it stale", async () => {
  const agent = await signInAtDesk("desk-agent", at);
  const filled = await fillIn("variant-name");
  const found = await findFilledIn(agent, filled.supportId, SCHEME);
  if (!found) throw new Error("no journey");
  const { version } = await answerAll(found.journey, { details: { details: "ちがう人の名前が出ます" } });
  const waitsFor = async () =>
    (await listWaitingReports(agent)).rows.filter(({ residentId }) => residentId === person("variant-name").id).length;
  expect(await askReportApproval(agent, ...form(filled))).toEqual({ ok: false, reason: "stale" });
  expect(await waitsFor()).toBe(0);
  const asked = form({ ...filled, version });
  expect(await askReportApproval(agent, ...asked)).toEqual({ ok: true });
  await answerAll(found.journey, { contact: { contact: { channel: "portal" } } });
  expect(await askReportApproval(agent, ...asked)).toEqual({ ok: true });
  expect(await waitsFor()).toBe(1);
});
