import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { blocks, caseAssignments, cases, deskNotes, enquiries, mandates, residents } from "../../db/schema";
import type { TestDatabase } from "../../test/test-database";
import { signInAtDesk, factsOf, fileReportAs, openCastPortal, viewAs } from "../../test/cast-portal";
import { person } from "../../test/people";
import { readQueue } from "../../test/desk-lists";
import { listOverdue } from "./desk-overdue.server";
import { assignCase, openCaseAtDesk } from "./desk-case.server";
import { listLooking } from "./desk-call.server";
import { answerEnquiry, assignEnquiry, openEnquiry } from "./desk-enquiry.server";
import { addNote } from "./desk-note.server";
import { askDesk } from "../enquiries/enquiry.server";
import { findGrantedSupport } from "../identity/grant.server";
import { lookUp } from "../support/look-up.server";
import { decideReport, listWaitingReports, openReportApproval } from "./report-approval.server";
import { askReportApproval, findFilledIn } from "./report-request.server";
import { answerAll } from "../../test/journeys";
import { addBlock, hideLinkage, recordDeath } from "../protection/protection.server";

let opened: TestDatabase;
const at = new Date();
const key = "without-consent";
const residentId = person(key).id;
const SCHEME = "pension";
let enquiryId = "";
let receipt = "";
let approvalId = "";

beforeAll(async () => {
  opened = await openCastPortal();
  const own = await viewAs(key, { at });
  const asked = await askDesk(own, {
    key: randomUUID(),
    topic: "account",
    how: "write",
    text: "口座が自分のものではないようです",
    receipt: "",
    phone: "",
    slot: "",
  });
  enquiryId = asked.ok ? asked.enquiryId : "";
  receipt = await fileReportAs(own, key, { scheme: "health-insurance-card", kind: "another_person" });
  await opened.db.update(cases).set({ escalatedAt: at, dueAt: at }).where(eq(cases.residentId, residentId));
  approvalId = await askForApproval();
});
afterAll(() => opened.close());
afterEach(async () => {
  await opened.db.delete(blocks).where(eq(blocks.residentId, residentId));
  await opened.db.update(residents).set({ diedAt: null }).where(eq(residents.residentId, residentId));
  await hideLinkage({ residentId, schemeId: "health-insurance-card", why: undefined, at });
  await hideLinkage({ residentId, schemeId: SCHEME, why: undefined, at });
});

/** An agent fills in a report in a call and lays it before the supervisor. */
async function askForApproval(): Promise<string> {
  const agent = await signInAtDesk("desk-agent", at);
  const looked = await lookUp(agent, { kind: "call", reason: "wrong_linkage", receipt: "", said: factsOf(key) });
  const supportId = looked.ok ? looked.supportId : "";
  const support = await findGrantedSupport(agent, supportId);
  if (!support) throw new Error("no support");
  const found = await findFilledIn(agent, supportId, SCHEME);
  if (!found) throw new Error("no journey");
  const { version } = await answerAll(found.journey, {
    kind: { kind: "another_person" },
    details: { details: "ちがいます" },
    contact: { contact: { channel: "post" } },
  });
  const calledAt = new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16);
  expect(
    await askReportApproval(
      agent,
      { supportId, scheme: SCHEME, version },
      { key: randomUUID(), calledAt, phone: "03-0000-0001", note: "" },
    ),
  ).toEqual({ ok: true });
  const [waiting] = (await listWaitingReports(await signInAtDesk("desk-supervisor", at))).rows;
  return waiting?.approvalId ?? "";
}

function endedMandate(mandateId: string, proxyId: string): typeof mandates.$inferInsert {
  return {
    residentId,
    mandateId,
    proxyId,
    proxyName: "x",
    scopes: ["see"],
    categories: [],
    state: "revoked",
    stateSince: at,
    endsAt: at,
    codeEndsAt: at,
    invitedAt: at,
  };
}

async function seenBy(staff: string) {
  const by = await signInAtDesk(staff, at);
  const queue = (await readQueue(by)).filter(({ href }) => href.includes(residentId)).map(({ kind }) => kind);
  return {
    queue: queue.sort(),
    overdue: (await listOverdue(by)).rows.some((one) => one.receipt === receipt),
    enquiry: (await openEnquiry(by, { residentId, enquiryId })) !== undefined,
    case: (await openCaseAtDesk(by, { residentId, receipt })) !== undefined,
    waiting: (await listWaitingReports(by)).count,
    approval: (await openReportApproval(by, residentId, approvalId)) !== undefined,
  };
}

const TAKE = { take: true, seen: "" };
const NOTHING = { queue: [], overdue: false, enquiry: false, case: false, waiting: 0, approval: false };

async function writesOf(staff: string) {
  const by = await signInAtDesk(staff, at);
  return [
    (await assignEnquiry(by, { residentId, enquiryId }, TAKE)).ok,
    (await assignCase(by, { residentId, receipt }, TAKE)).ok,
    (
      await answerEnquiry(
        by,
        { residentId, enquiryId },
        { key: randomUUID(), text: "こたえ", settles: true, bring: "", version: 1 },
      )
    ).ok,
    (await addNote(by, { residentId, id: enquiryId, work: "enquiry" }, { key: randomUUID(), text: "メモ" })).ok,
    (await addNote(by, { residentId, id: receipt, work: "case" }, { key: randomUUID(), text: "メモ" })).ok,
    (await decideReport(by, { residentId, approvalId, version: 1, refusal: undefined, key: randomUUID() })).ok,
  ];
}

describe("the desk's work on somebody who must stay hidden from a member of staff", () => {
  test.each([
    ["the resident from staff", residentId, person("desk-supervisor").id],
    ["staff from the resident", person("desk-supervisor").id, residentId],
  ])("%s: as if there were nothing", async (_, one, other) => {
    expect(await seenBy("desk-supervisor")).toEqual({
      queue: ["case", "enquiry"],
      overdue: true,
      enquiry: true,
      case: true,
      waiting: 1,
      approval: true,
    });
    await opened.db.insert(blocks).values({ residentId: one, blockedId: other, since: at });
    expect(await seenBy("desk-supervisor")).toEqual(NOTHING);
    expect(await writesOf("desk-supervisor")).toEqual([false, false, false, false, false, false]);
    expect((await seenBy("desk-agent")).queue).toEqual(["case", "enquiry"]);
    await opened.db.delete(blocks).where(and(eq(blocks.residentId, one), eq(blocks.blockedId, other)));
  });

  test("a block takes the work out of the hands of whoever had it, and nothing of it is listed any more", async () => {
    const agent = await signInAtDesk("desk-agent", at);
    await assignEnquiry(agent, { residentId, enquiryId }, TAKE);
    await assignCase(agent, { residentId, receipt }, TAKE);
    expect((await listLooking(agent)).map(({ name }) => name)).toContain(person(key).nameKanji);
    await addBlock({ residentId: agent.staffId, blockedId: residentId, at });
    expect(await listLooking(agent)).toEqual([]);
    const [row] = await opened.db.select().from(enquiries).where(eq(enquiries.enquiryId, enquiryId));
    expect(row?.assignedTo).toBeNull();
    expect(await opened.db.select().from(caseAssignments).where(eq(caseAssignments.residentId, residentId))).toEqual(
      [],
    );
    await opened.db.delete(blocks).where(eq(blocks.residentId, agent.staffId));
  });

  test("nobody works on what a person has left who died, and no report is filed in that name", async () => {
    await recordDeath({ residentId, died: true, at });
    expect(await seenBy("desk-supervisor")).toEqual(NOTHING);
    expect(await writesOf("desk-supervisor")).toEqual([false, false, false, false, false, false]);
  });
});

test.each(["one house", "one acts for the other"])(
  "what waits of the own family is another's work: %s",
  async (why) => {
    const agent = await signInAtDesk("desk-agent", at);
    const own = eq(residents.residentId, residentId);
    const [before] = await opened.db.select({ address: residents.address }).from(residents).where(own);
    const mandateId = randomUUID();
    if (why === "one house")
      await opened.db
        .update(residents)
        .set({ address: person("desk-agent").address })
        .where(own);
    else await opened.db.insert(mandates).values(endedMandate(mandateId, agent.staffId));
    expect(await seenBy("desk-agent")).toMatchObject({ queue: [], overdue: false, enquiry: false, case: false });
    const written = await writesOf("desk-agent");
    expect(written.slice(0, 5)).toEqual([false, false, false, false, false]);
    expect(await seenBy("desk-supervisor")).toMatchObject({ queue: ["case", "enquiry"], enquiry: true, case: true });
    await opened.db
      .update(residents)
      .set({ address: before?.address ?? "" })
      .where(own);
    await opened.db.delete(mandates).where(eq(mandates.mandateId, mandateId));
    expect(await seenBy("desk-agent")).toMatchObject({ queue: ["case", "enquiry"], enquiry: true, case: true });
  },
);

test("a case and a report about a hidden record are nobody's at the desk", async () => {
  for (const schemeId of ["health-insurance-card", SCHEME] as const)
    await hideLinkage({ residentId, schemeId, why: "support_measure", at });
  expect(await seenBy("desk-supervisor")).toMatchObject({
    queue: ["enquiry"],
    overdue: false,
    case: false,
    waiting: 0,
    approval: false,
  });
  const [, assignedCase, ...written] = await writesOf("desk-supervisor");
  expect([assignedCase, ...written.slice(2)]).toEqual([false, false, false]);
});

test("a note needs what it is about, and somebody who may work on it", async () => {
  const agent = await signInAtDesk("desk-agent", at);
  const auditor = await signInAtDesk("desk-auditor", at);
  const notes = () => opened.db.select().from(deskNotes).where(eq(deskNotes.residentId, residentId));
  const before = (await notes()).length;
  const note = () => ({ key: randomUUID(), text: "メモ" });
  expect(await addNote(agent, { residentId, id: randomUUID(), work: "enquiry" }, note())).toEqual({
    ok: false,
    reason: "not_found",
  });
  expect(await addNote(agent, { residentId, id: "見本 とめ", work: "enquiry" }, note())).toEqual({
    ok: false,
    reason: "not_found",
  });
  expect(await addNote(agent, { residentId: "x", id: enquiryId, work: "enquiry" }, note())).toEqual({
    ok: false,
    reason: "not_found",
  });
  expect(await addNote(auditor, { residentId, id: enquiryId, work: "enquiry" }, note())).toEqual({
    ok: false,
    reason: "not_found",
  });
  expect(await notes()).toHaveLength(before);
});
