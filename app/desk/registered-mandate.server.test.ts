import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fifteenthBirthday } from "../mandates/fifteenth-birthday";
import {
  auditEntries,
  blocks,
  heldMandates,
  mandates,
  notices,
  residents,
  staff,
  submissions,
  supports,
} from "../../db/schema";
import type { TestDatabase } from "../../test/test-database";
import { answerAll } from "../../test/journeys";
import { signInAtDesk, factsOf, openCastPortal, signInWithCard, viewAs } from "../../test/cast-portal";
import { person } from "../../test/people";
import type { MandatePaper } from "../mandates/registered-mandates";
import { decideMandate, openApproval, listApprovals, listOwnRequests } from "./mandate-approval.server";
import type { AuditAction } from "../platform/audit-chain";
import { readHistory } from "../history/history.server";
import {
  dropRegistration,
  findRegistration,
  isImpossibleGround,
  keepPerson,
  requestMandate,
} from "./registering/mandate-registration.server";
import { findGrantedMandate } from "../identity/grant.server";
import { saveStep } from "../journeys/journey.server";
import { endMandate } from "../mandates/mandate-step.server";
import { deliverOutbox } from "../platform/outbox.server";
import { endDeskMandate, findDeskMandate, findPrincipal, readMandateLetter } from "./registered-mandate.server";
import { findResidentByFacts } from "../support/resident-search.server";
import type { StaffMember } from "../identity/staff.server";
import { findViewing } from "../identity/viewing.server";

const at = new Date("2026-11-26T10:00:00+09:00");
const principal = person("without-pin").id;
const daughter = person("daughter").id;
let portal: TestDatabase;
let agent: StaffMember;
let supervisor: StaffMember;

beforeAll(async () => {
  portal = await openCastPortal();
  agent = await signInAtDesk("desk-agent", at);
  supervisor = await signInAtDesk("desk-supervisor", at);
});
afterAll(() => portal.close());
beforeEach(async () => {
  await dropRegistration(agent);
  await portal.db.delete(blocks);
  await portal.db.update(staff).set({ codeTries: 0, codeTriesSince: null });
  await portal.db.delete(submissions);
  await portal.db.delete(mandates).where(eq(mandates.residentId, principal));
});

async function enter(
  by: StaffMember,
  who = { principal: "without-pin", proxy: "daughter" },
  ground: "statutory" | "parent" = "statutory",
) {
  const version = async () => (await findRegistration(by)).version;
  expect(await keepPerson(by, "principal", factsOf(who.principal), await version())).toMatchObject({ ok: true });
  expect(await keepPerson(by, "proxy", factsOf(who.proxy), await version())).toMatchObject({ ok: true });
  const papers: MandatePaper[] =
    ground === "parent" ? ["family_register", "driving_licence"] : ["guardian_register", "driving_licence"];
  await answerAll(await findRegistration(by), {
    ground: { ground },
    papers: { papers },
    scopes: { scopes: ["see", "report"] },
    end: { months: 12 },
  });
  return ready(by);
}

/** What the last page sends. */
async function ready(by: StaffMember) {
  const { next, key = "", version } = await findRegistration(by);
  expect(next).toBe("check");
  return { key, version };
}

/** Another resident at the counter. */
async function takeOn(key: string): Promise<StaffMember> {
  await portal.db
    .insert(staff)
    .values({ residentId: person(key).id, role: "agent", label: "窓口9番", since: at })
    .onConflictDoNothing();
  return { ...agent, staffId: person(key).id };
}

async function prepared(by = agent): Promise<string> {
  const requested = await requestMandate(by, await enter(by));
  if (!requested.ok) throw new Error(requested.reason);
  return requested.approvalId;
}

const decision = (approvalId: string, more = {}) => ({
  residentId: principal,
  approvalId,
  version: 1,
  key: randomUUID(),
  refusal: undefined,
  ...more,
});

async function approved(): Promise<string> {
  const mandateId = await prepared();
  expect(await decideMandate(supervisor, decision(mandateId))).toEqual({ ok: true, state: "approved" });
  await deliverOutbox(at);
  return mandateId;
}

/** How often the principal's trail tells of this. */
function countInTrail(action: AuditAction): Promise<number> {
  const { residentId, action: told } = auditEntries;
  return portal.db.$count(auditEntries, and(eq(residentId, principal), eq(told, action)));
}

describe("four eyes", () => {
  test("preparing grants nothing; another member of staff approves", async () => {
    const approvalId = await prepared();
    expect(await portal.db.select().from(mandates).where(eq(mandates.residentId, principal))).toEqual([]);
    expect((await listApprovals(supervisor)).rows.map((one) => one.approvalId)).toContain(approvalId);
    expect(await decideMandate(agent, decision(approvalId))).toEqual({ ok: false, reason: "not_found" });
    expect(await decideMandate(supervisor, decision(approvalId, { key: "" }))).toEqual({
      ok: false,
      reason: "not_found",
    });
    expect(await decideMandate(supervisor, decision(approvalId))).toEqual({ ok: true, state: "approved" });
  });

  test("opening a request stands in the principal's trail with its reason; the list tells of nobody and is no look", async () => {
    const approvalId = await prepared();
    const looks = () => countInTrail("desk_looked_at_mandate");
    const before = await looks();
    await listApprovals(supervisor);
    expect(await looks()).toBe(before);
    await openApproval(supervisor, principal, approvalId);
    expect(await looks()).toBe(before + 1);
  });

  test("nobody approves what they have prepared, supervisors included", async () => {
    const approvalId = await prepared(supervisor);
    expect(await openApproval(supervisor, principal, approvalId)).toMatchObject({ isOwn: true });
    expect(await decideMandate(supervisor, decision(approvalId))).toEqual({ ok: false, reason: "own" });
  });

  test("nobody registers a mandate of their own, for or from themselves", async () => {
    expect(await keepPerson(agent, "principal", factsOf("desk-agent"), 0)).toEqual({ ok: false, reason: "own" });
    await keepPerson(agent, "principal", factsOf("without-pin"), 0);
    expect(await keepPerson(agent, "proxy", factsOf("desk-agent"), 1)).toEqual({ ok: false, reason: "own" });
    expect(await keepPerson(agent, "proxy", factsOf("without-pin"), 1)).toEqual({ ok: false, reason: "same" });
  });

  test("a supervisor who would become the proxy decides nothing", async () => {
    const requested = await requestMandate(
      agent,
      await enter(agent, { principal: "without-pin", proxy: "desk-supervisor" }),
    );
    if (!requested.ok) throw new Error(requested.reason);
    expect(await decideMandate(supervisor, decision(requested.approvalId))).toEqual({ ok: false, reason: "own" });
  });
});

describe("the request", () => {
  test("sent twice is one, and a stale page asks for nothing", async () => {
    const asked = await enter(agent);
    expect(await requestMandate(agent, { ...asked, version: asked.version - 1 })).toEqual({
      ok: false,
      reason: "stale",
    });
    const before = (await listOwnRequests(agent)).count;
    const first = await requestMandate(agent, asked);
    expect(await requestMandate(agent, asked)).toEqual(first);
    expect((await listOwnRequests(agent)).count).toBe(before + 1);
  });

  test("asks for what the page showed: an answer given elsewhere meanwhile makes it stale, or comes too late", async () => {
    for (let time = 1; time <= 8; time++) {
      await dropRegistration(agent);
      const asked = await enter(agent);
      const registration = await findRegistration(agent);
      const [answered, requested] = await Promise.all([
        saveStep(registration, "end", { months: 6 }, asked.version),
        requestMandate(agent, asked),
      ]);
      expect([answered.ok, requested.ok].filter(Boolean)).toHaveLength(1);
      expect((await findRegistration(agent)).entries.months).toBe(answered.ok ? 6 : undefined);
    }
  });

  test("is incomplete without the papers of its ground", async () => {
    await enter(agent);
    const registration = await findRegistration(agent);
    const { next, key = "", version } = await answerAll(registration, { ground: { ground: "documented" } });
    expect(next).toBe("papers");
    expect(await requestMandate(agent, { key, version })).toEqual({ ok: false, reason: "incomplete" });
  });

  test("begins anew with another principal, and a page from before is told", async () => {
    const before = await enter(agent);
    const as = (who: "principal" | "proxy", key: string, version: number) =>
      keepPerson(agent, who, factsOf(key), version);
    expect(await as("principal", "without-pin", before.version)).toEqual({ ok: true, next: "check" });
    const { version } = await ready(agent);
    expect(await as("principal", "nearly-fifteen", version)).toEqual({ ok: true, next: "proxy" });
    const { scopes, ...rest } = (await findRegistration(agent)).entries;
    expect({ scopes, rest }).toEqual({
      scopes: ["see", "report"],
      rest: { principalId: person("nearly-fifteen").id, months: 12 },
    });
    expect(await as("proxy", "all-right", version)).toEqual({ ok: false, reason: "stale" });
  });

  test("asks for the papers again where somebody else is to be the proxy, and not where it is the same one", async () => {
    await enter(agent);
    const again = async (key: string) =>
      keepPerson(agent, "proxy", factsOf(key), (await findRegistration(agent)).version);
    expect(await again("daughter")).toEqual({ ok: true, next: "check" });
    await again("all-right");
    const { entries, next, key = "", version } = await findRegistration(agent);
    expect({ papers: entries.papers, next }).toEqual({ papers: undefined, next: "papers" });
    expect(await requestMandate(agent, { key, version })).toEqual({ ok: false, reason: "incomplete" });
  });

  test("of a parent is for a child under fifteen, and ends with that birthday", async () => {
    await keepPerson(agent, "principal", factsOf("without-pin"), 0);
    expect(isImpossibleGround(await findRegistration(agent), "parent", at)).toBe(true);
    expect(isImpossibleGround(await findRegistration(agent), "statutory", at)).toBe(false);
    await dropRegistration(agent);
    await enter(agent, { principal: "nearly-fifteen", proxy: "all-right" }, "parent");
    expect((await findRegistration(agent)).endsAt).toEqual(fifteenthBirthday(person("nearly-fifteen").birthDate));
  });

  test("whoever is hidden from the other cannot be found: alike for principal and proxy, and also at the approval", async () => {
    await portal.db.insert(blocks).values({ residentId: principal, blockedId: daughter, since: at });
    await keepPerson(agent, "principal", factsOf("without-pin"), 0);
    expect(await keepPerson(agent, "proxy", factsOf("daughter"), 1)).toEqual({ ok: false, reason: "not_found" });
    await portal.db.delete(blocks);
    await dropRegistration(agent);
    const approvalId = await prepared();
    await portal.db.insert(blocks).values({ residentId: principal, blockedId: daughter, since: at });
    expect(await decideMandate(supervisor, decision(approvalId))).toEqual({ ok: false, reason: "not_possible" });
  });
});

describe("the decision", () => {
  test("of two at the same time one counts, and one mandate comes into being", async () => {
    const approvalId = await prepared();
    const both = await Promise.all([
      decideMandate(supervisor, decision(approvalId)),
      decideMandate(supervisor, decision(approvalId)),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both).toContainEqual({ ok: false, reason: "decided" });
    expect(await portal.db.select().from(mandates).where(eq(mandates.mandateId, approvalId))).toHaveLength(1);
  });

  test("the same form twice gives the same; a stale version decides nothing", async () => {
    const approvalId = await prepared();
    expect(await decideMandate(supervisor, decision(approvalId, { version: 2 }))).toEqual({
      ok: false,
      reason: "stale",
    });
    const once = decision(approvalId);
    expect(await decideMandate(supervisor, once)).toEqual(await decideMandate(supervisor, once));
  });

  test("a refusal tells the agent why and grants nothing", async () => {
    const approvalId = await prepared();
    expect(
      await decideMandate(supervisor, decision(approvalId, { refusal: "登記の日付を見なおしてください" })),
    ).toEqual({ ok: true, state: "refused" });
    expect(await openApproval(agent, principal, approvalId)).toMatchObject({
      state: "refused",
      refusal: "登記の日付を見なおしてください",
    });
    expect(await portal.db.select().from(mandates).where(eq(mandates.mandateId, approvalId))).toEqual([]);
  });

  test("comes too late where the child will be fifteen before the mandate could begin", async () => {
    const requested = await requestMandate(
      agent,
      await enter(agent, { principal: "nearly-fifteen", proxy: "all-right" }, "parent"),
    );
    if (!requested.ok) throw new Error(requested.reason);
    const late = { ...supervisor, at: new Date("2027-02-10T09:00:00+09:00") };
    expect(await decideMandate(late, { ...decision(requested.approvalId), residentId: requested.principalId })).toEqual(
      { ok: false, reason: "too_late" },
    );
  });

  test("after a death nothing comes of it", async () => {
    const approvalId = await prepared();
    await portal.db.update(residents).set({ diedAt: at }).where(eq(residents.residentId, principal));
    expect(await decideMandate(supervisor, decision(approvalId))).toEqual({ ok: false, reason: "not_possible" });
    await portal.db.update(residents).set({ diedAt: null }).where(eq(residents.residentId, principal));
  });
});

describe("the waiting day", () => {
  const startsAt = new Date("2026-11-28T00:00:00+09:00");

  test("nothing opens before it has passed, and everything granted on the first request after it", async () => {
    const mandateId = await approved();
    expect(await findGrantedMandate(daughter, mandateId, new Date(startsAt.getTime() - 1))).toBeUndefined();
    const own = await signInWithCard("daughter", { at: startsAt });
    const found = await findViewing({ own }, `m-${mandateId}`, startsAt);
    if (!found.ok) throw new Error(found.reason);
    const { viewing } = found;
    expect([viewing.subject, viewing.may("see"), viewing.may("report"), viewing.may("manage_account")]).toEqual([
      principal,
      true,
      true,
      false,
    ]);
  });

  test("both are told, once, and the principal's history names the desk", async () => {
    const mandateId = await approved();
    await deliverOutbox(new Date(at.getTime() + 60_000));
    const told = async (residentId: string) =>
      (await portal.db.select().from(notices).where(eq(notices.residentId, residentId)))
        .filter(({ about }) => about.mandateId === mandateId)
        .map(({ kind }) => kind);
    expect([await told(principal), await told(daughter)]).toEqual([["mandate_registered"], ["mandate_entrusted"]]);
    const audited = await portal.db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.residentId, principal), eq(auditEntries.target, mandateId)));
    expect(audited.map(({ action }) => action)).toEqual(["desk_prepared_mandate", "desk_approved_mandate"]);
    const { days } = await readHistory(await viewAs("daughter", { at }), { show: "portal", office: "" });
    expect(JSON.stringify(days)).toContain('"reason":"proxy","support":"counter"');
  });

  test("the principal objects within the day: it never opens anything", async () => {
    const mandateId = await approved();
    // The mother has no PIN: somebody else's principal stands in for the way that a resident takes alone.
    const viewing = { ...(await viewAs("daughter", { at })), subject: principal };
    expect(await endMandate(viewing, mandateId, randomUUID())).toBe("revoked");
    expect(await findGrantedMandate(daughter, mandateId, startsAt)).toBeUndefined();
  });
});

describe("the desk ends it", () => {
  test("on a court's word, at once, told to both and not why", async () => {
    const mandateId = await approved();
    const inForce = new Date("2026-12-01T10:00:00+09:00");
    expect(await findGrantedMandate(daughter, mandateId, inForce)).toBeDefined();
    const later = { ...agent, at: inForce };
    const found = await findDeskMandate(later, principal, mandateId);
    expect(
      await endDeskMandate(later, {
        principalId: principal,
        mandateId,
        key: randomUUID(),
        version: 9,
        reason: "court",
      }),
    ).toEqual({ ok: false, reason: "stale" });
    const ending = {
      principalId: principal,
      mandateId,
      key: randomUUID(),
      version: found?.version ?? 0,
      reason: "court",
    } as const;
    expect(await Promise.all([endDeskMandate(later, ending), endDeskMandate(later, ending)])).toEqual([
      { ok: true },
      { ok: true },
    ]);
    expect(await endDeskMandate(later, ending)).toEqual({ ok: true });
    expect(await findGrantedMandate(daughter, mandateId, inForce)).toBeUndefined();
    await deliverOutbox(inForce);
    const kinds = (await portal.db.select().from(notices).where(eq(notices.residentId, daughter))).map(
      ({ kind }) => kind,
    );
    expect(kinds).toContain("mandate_ended");
    expect(
      await endDeskMandate(later, {
        principalId: principal,
        mandateId,
        key: randomUUID(),
        version: 2,
        reason: "court",
      }),
    ).toEqual({ ok: false, reason: "not_possible" });
  });

  test("an address alone opens nothing: the resident must have been found, or the request been one's own", async () => {
    const mandateId = await approved();
    const other = await takeOn("variant-name");
    expect(await readMandateLetter(other, principal, mandateId)).toBeUndefined();
    expect(await readMandateLetter(supervisor, principal, mandateId)).toMatchObject({
      proxyName: person("daughter").nameKanji,
    });
    expect(await findPrincipal(other, { ...factsOf("without-pin"), birthDate: "昭和13年10月8日" })).toEqual({
      ok: true,
      residentId: principal,
    });
    expect(await readMandateLetter(other, principal, mandateId)).toBeDefined();
    expect(await findPrincipal(other, { ...factsOf("without-pin"), address: "架空県みほん市べつの町1-1" })).toEqual({
      ok: false,
      reason: "not_found",
    });
  });
});

describe("nobody decides about the own family", () => {
  test.each([
    ["the principal", principal],
    ["the proxy", daughter],
  ])("%s lives with the supervisor: another one decides", async (_, relative) => {
    const approvalId = await prepared();
    const which = eq(residents.residentId, relative);
    const [before] = await portal.db.select({ address: residents.address }).from(residents).where(which);
    await portal.db
      .update(residents)
      .set({ address: person("desk-supervisor").address })
      .where(which);
    expect(await openApproval(supervisor, principal, approvalId)).toMatchObject({ isOwn: true });
    expect(await decideMandate(supervisor, decision(approvalId))).toEqual({ ok: false, reason: "own" });
    expect(await decideMandate(supervisor, decision(approvalId, { refusal: "紙がちがう" }))).toEqual({
      ok: false,
      reason: "own",
    });
    await portal.db
      .update(residents)
      .set(before ?? {})
      .where(which);
    expect(await openApproval(supervisor, principal, approvalId)).toMatchObject({ isOwn: false });
    expect(await decideMandate(supervisor, decision(approvalId))).toEqual({ ok: true, state: "approved" });
  });
});

describe("nobody works on the own matters, nor on those of people who are kept apart", () => {
  test("an agent who is the proxy finds the principal, and not the mandate", async () => {
    const mandateId = await approved();
    const proxyAtWork = await takeOn("daughter");
    expect(await findPrincipal(proxyAtWork, factsOf("without-pin"))).toEqual({ ok: true, residentId: principal });
    expect(await findDeskMandate(proxyAtWork, principal, mandateId)).toBeUndefined();
    expect(
      await endDeskMandate(proxyAtWork, {
        principalId: principal,
        mandateId,
        key: randomUUID(),
        version: 1,
        reason: "court",
      }),
    ).toEqual({ ok: false, reason: "not_possible" });
    expect(await findDeskMandate({ ...agent, staffId: principal }, principal, mandateId)).toBeUndefined();
    expect(await findDeskMandate(agent, principal, mandateId)).toBeDefined();
  });

  test.each([
    ["the principal", principal],
    ["the proxy", daughter],
  ])("a supervisor from whom %s is hidden sees no request and decides none", async (_, hidden) => {
    const approvalId = await prepared();
    expect(await openApproval(supervisor, principal, approvalId)).toBeDefined();
    await portal.db.insert(blocks).values({ residentId: hidden, blockedId: supervisor.staffId, since: at });
    expect((await listApprovals(supervisor)).rows.map((one) => one.approvalId)).not.toContain(approvalId);
    expect(await openApproval(supervisor, principal, approvalId)).toBeUndefined();
    expect(await decideMandate(supervisor, decision(approvalId))).toEqual({ ok: false, reason: "not_found" });
    expect(await decideMandate(supervisor, decision(approvalId, { refusal: "紙がちがう" }))).toEqual({
      ok: false,
      reason: "not_found",
    });
  });

  test("what was entered or found before a block is gone with it", async () => {
    const mandateId = await approved();
    await enter(agent);
    await findPrincipal(agent, factsOf("without-pin"));
    await portal.db.insert(blocks).values({ residentId: principal, blockedId: agent.staffId, since: at });
    expect(await findRegistration(agent)).toMatchObject({ principal: undefined, next: "principal" });
    expect((await listOwnRequests(agent)).rows.map((one) => one.approvalId)).not.toContain(mandateId);
    expect(await findDeskMandate(agent, principal, mandateId)).toBeUndefined();
  });

  const looks = () => countInTrail("desk_looked_up");

  test("a form that comes too late has looked all the same, and the history tells of it", async () => {
    const before = await looks();
    expect(await keepPerson(agent, "principal", factsOf("without-pin"), 999)).toEqual({ ok: false, reason: "stale" });
    expect(await looks()).toBe(before + 1);
  });

  test("who worked on a request looks again only with a look in the history", async () => {
    const mandateId = await approved();
    const before = await looks();
    expect(
      await findDeskMandate({ ...supervisor, at: new Date("2027-01-20T10:00:00+09:00") }, principal, mandateId),
    ).toBeDefined();
    expect(await looks()).toBe(before + 1);
  });
});

test("a child's mandate of the seed opens everything granted until the fifteenth birthday, and nothing on the very next request", async () => {
  const child = person("nearly-fifteen");
  const [row] = await portal.db.select().from(mandates).where(eq(mandates.residentId, child.id));
  const birthday = fifteenthBirthday(child.birthDate);
  const proxy = person("wifes-account").id;
  const before = new Date(birthday.getTime() - 1);
  expect(await findGrantedMandate(proxy, row?.mandateId ?? "", before)).toBeDefined();
  expect(await findGrantedMandate(proxy, row?.mandateId ?? "", birthday)).toBeUndefined();
  // Also where a longer end was written: the rule holds, not the row.
  await portal.db
    .update(mandates)
    .set({ endsAt: new Date("2028-01-01T00:00:00+09:00") })
    .where(eq(mandates.residentId, child.id));
  expect(await findGrantedMandate(proxy, row?.mandateId ?? "", birthday)).toBeUndefined();
  expect(await portal.db.select().from(heldMandates).where(eq(heldMandates.residentId, proxy))).toHaveLength(1);
});

test("the four facts are not guessed at the counter, in parallel either, and one's own family is told to the supervisor", async () => {
  const guess = (day: number) =>
    findPrincipal(agent, { ...factsOf("all-right"), birthDate: `1950-01-${String(day).padStart(2, "0")}` });
  const answers = await Promise.all(Array.from({ length: 12 }, (_, day) => guess(day + 1)));
  expect(answers.filter((answer) => !answer.ok && answer.reason === "not_found")).toHaveLength(5);
  expect(await findPrincipal(agent, factsOf("all-right"))).toEqual({ ok: false, reason: "too_many" });
  await portal.db.update(staff).set({ codeTries: 0, codeTriesSince: null });
  await portal.db.delete(supports);
  const [home] = await portal.db
    .select({ address: residents.address })
    .from(residents)
    .where(eq(residents.residentId, agent.staffId));
  await portal.db
    .update(residents)
    .set({ address: home?.address ?? "" })
    .where(eq(residents.residentId, person("all-right").id));
  expect(await findPrincipal(agent, { ...factsOf("all-right"), address: home?.address ?? "" })).toMatchObject({
    ok: true,
  });
  const [look] = await portal.db
    .select()
    .from(supports)
    .where(eq(supports.residentId, person("all-right").id));
  expect(look?.unusual).toContain("own_family");
});

test("a resident is found by all four facts only", async () => {
  const facts = factsOf("variant-name");
  expect(await findResidentByFacts(facts, [])).toBe(person("variant-name").id);
  for (const wrong of [
    { name: "高木 れいこ" },
    { birthDate: "1950-01-01" },
    { sex: "male" },
    { address: "" },
    { birthDate: "きのう" },
  ]) {
    expect(await findResidentByFacts({ ...facts, ...wrong }, [])).toBeUndefined();
  }
});
