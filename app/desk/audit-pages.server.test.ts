/** The auditor sees who looked at whom and why, and changes nothing; the supervisor ticks unusual looks off, once. */
import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { getTableName, isTable } from "drizzle-orm/table";
import type { FieldProblem } from "../platform/form";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as schema from "../../db/schema";
import { auditEntries, auditLooks, blocks, supports } from "../../db/schema";
import type { TestDatabase } from "../../test/test-database";
import { fileReportAs, ORIGIN, openCastPortal, viewAs } from "../../test/cast-portal";
import { deskTokenOf, findInCall } from "../../test/grants";
import { person } from "../../test/people";
import * as auditPage from "./screens/audit";
import * as trailPage from "./screens/audit-resident";
import * as unusualPage from "../support/screens/desk-unusual";
import { verifyAudit } from "../platform/audit-anchor.server";
import { readHistory } from "../history/history.server";
import { identify } from "../identity/request-identity.server";
import { type StaffMember, findStaffMember } from "../identity/staff.server";
import { reviewUnusual } from "../support/unusual.server";

const RESIDENT = "strangers-account";
const at = new Date();
let opened: TestDatabase;
let receipt: string;
const tokens: Record<string, string> = {};
beforeAll(async () => {
  opened = await openCastPortal();
  for (const key of ["desk-agent", "desk-supervisor", "desk-auditor"]) tokens[key] = await deskTokenOf(key, at);
  receipt = await fileReportAs(await viewAs("all-right", { at }), "all-right", {
    scheme: "pension",
    kind: "another_person",
  });
  await findInCall("all-right", await staffMember("desk-supervisor"));
  await findInCall(RESIDENT, await staffMember("desk-agent"));
});
afterAll(() => opened.close());

async function staffMember(key: string): Promise<StaffMember> {
  const found = await findStaffMember(tokens[key], at);
  if (!found.ok) throw new Error(found.reason);
  return found.staffMember;
}

type Page = (args: never) => unknown;
interface Seen {
  looks: { rows: { residentId: string; label?: string; reason: string; unusual: string[] }[] };
  problems: FieldProblem[];
  rows: { action: string; target: string }[];
  verdict: { ok: boolean; residentId?: string; broken?: { seq: number; what: string }; left?: number };
}

/** @returns what the page says; its status alone, where it is a refusal */
async function ask(
  page: Page,
  key: string,
  path: string,
  form?: Record<string, string>,
): Promise<Seen & { status?: number }> {
  const headers = { cookie: `himozuke-desk=${tokens[key]}` };
  const request = new Request(
    new URL(path, ORIGIN),
    form ? { method: "POST", headers, body: new URLSearchParams(form) } : { headers },
  );
  const params = { resident: new URL(request.url).pathname.split("/")[3] };
  const answered = await Promise.resolve()
    .then(() => page({ request, params, context: identify(request) } as never))
    .catch((thrown: unknown) => thrown);
  return (answered instanceof Response ? { status: answered.status } : answered) as Seen & { status?: number };
}

const search = (query: Record<string, string>) =>
  ask(auditPage.loader, "desk-auditor", `/desk/audit?${new URLSearchParams(query)}`);

/** All rows; when a session was last seen belongs to the session itself. */
async function everything(): Promise<Record<string, unknown>> {
  const tables = Object.values(schema).filter((value) => isTable(value) && getTableName(value) !== "audit_looks");
  const rows: Record<string, unknown> = {};
  for (const table of tables)
    rows[getTableName(table as typeof supports)] = (await opened.db.select().from(table as typeof supports))
      .map((row) => JSON.stringify(row, (key, value: unknown) => (key === "lastSeenAt" ? undefined : value)))
      .sort();
  return rows;
}

test("walking all of the auditor's pages changes nothing but the place of the auditor's own looks", async () => {
  const { id } = person(RESIDENT);
  const before = await everything();
  expect(Object.keys(before).length).toBeGreaterThan(30);
  expect((await search({})).looks.rows).toHaveLength(2);
  await search({ seat: "窓口1番", whom: receipt, from: "2026-01-01", until: "2026-12-31" });
  expect((await ask(trailPage.loader, "desk-auditor", `/desk/audit/${id}`)).rows.length).toBeGreaterThan(0);
  expect((await ask(trailPage.action, "desk-auditor", `/desk/audit/${id}`, {})).verdict).toMatchObject({
    ok: true,
    residents: 1,
  });
  expect((await ask(auditPage.action, "desk-auditor", "/desk/audit", {})).verdict).toMatchObject({ ok: true, left: 0 });
  expect((await ask(unusualPage.loader, "desk-auditor", "/desk/unusual")).status).toBe(404);
  expect((await ask(unusualPage.action, "desk-auditor", "/desk/unusual", { resident: id, support: id })).status).toBe(
    404,
  );
  expect(await everything()).toEqual(before);
  const noted = await opened.db.select().from(auditLooks).orderBy(auditLooks.lookId);
  expect(noted.map(({ what }) => what)).toEqual(["list", "list", "trail", "verified", "verified_all"]);
});

test("the resident's history tells that the auditor has looked", async () => {
  const { days } = await readHistory(await viewAs(RESIDENT, { at }), { show: "portal", office: "" });
  const entries = days
    .flatMap(({ entries: found }) => found)
    .filter((entry) => entry.what === "looks" && entry.who.kind === "auditor");
  expect(entries).toMatchObject([{ count: 2, places: [{ action: "looked_at_trail", target: "trail" }] }]);
  const others = await readHistory(await viewAs("daughter", { at }), { show: "portal", office: "" });
  expect(JSON.stringify(others.days)).not.toContain("auditor");
});

describe("looks are found", () => {
  test.each([
    [{ seat: "窓口1番" }, [RESIDENT]],
    [{ seat: "窓口１番" }, [RESIDENT]],
    [{ seat: "窓口責任者" }, ["all-right"]],
    [{ whom: person(RESIDENT).id }, [RESIDENT]],
    [{ from: "2099-01-01" }, []],
    [{ until: "2020-01-01" }, []],
    [{ from: "not a day" }, [RESIDENT, "all-right"]],
  ])("%j", async (query, expected) => {
    const { looks } = await search(query as Record<string, string>);
    expect(looks.rows.map(({ residentId }) => residentId).sort()).toEqual(expected.map((key) => person(key).id).sort());
    expect(JSON.stringify(looks)).not.toContain(person(RESIDENT).nameKanji);
  });

  test("by the receipt number, with the reason and what is unusual", async () => {
    expect((await search({ whom: receipt })).looks.rows).toMatchObject([
      { residentId: person("all-right").id, label: "窓口責任者", reason: "other", unusual: [] },
    ]);
    expect((await search({ seat: "窓口1番" })).looks.rows).toMatchObject([
      { unusual: expect.arrayContaining(["own_family"]) },
    ]);
    expect(await search({ seat: "窓口99番" })).toMatchObject({ problems: [{ field: "seat" }], looks: { rows: [] } });
    expect(await search({ whom: "1111-1111-1" })).toMatchObject({ problems: [{ field: "whom" }], looks: { rows: [] } });
    expect((await search({ seat: "窓口99番", whom: "x", from: "昨日" })).problems).toEqual([
      { field: "seat", problem: "unknown" },
      { field: "whom", problem: "unknown" },
      { field: "from", problem: "wrong" },
    ]);
  });

  test("but not of somebody who must stay hidden from the auditor", async () => {
    const row = { residentId: person(RESIDENT).id, blockedId: person("desk-auditor").id, since: at };
    const hiddenNumber = await fileReportAs(await viewAs(RESIDENT, { at }), RESIDENT, {
      scheme: "pension",
      kind: "another_person",
    });
    expect((await search({ whom: hiddenNumber })).problems).toEqual([]);
    await opened.db.insert(blocks).values(row);
    expect((await search({})).looks.rows.map(({ residentId }) => residentId)).toEqual([person("all-right").id]);
    expect(await search({ whom: hiddenNumber })).toMatchObject({ problems: [{ field: "whom" }], looks: { rows: [] } });
    expect((await ask(trailPage.loader, "desk-auditor", `/desk/audit/${row.residentId}`)).status).toBe(404);
    expect((await ask(trailPage.action, "desk-auditor", `/desk/audit/${row.residentId}`, {})).status).toBe(404);
    await opened.db.delete(blocks).where(eq(blocks.blockedId, row.blockedId));
  });
});

test.each(["nobody", randomUUID(), "../audit"])("no trail of %s", async (residentId) => {
  expect((await ask(trailPage.loader, "desk-auditor", `/desk/audit/${encodeURIComponent(residentId)}`)).status).toBe(
    404,
  );
});

test("a row that was edited is named, for its resident and among all, and not for another", async () => {
  const { id } = person(RESIDENT);
  const row = and(eq(auditEntries.residentId, id), eq(auditEntries.seq, 1));
  const [entry] = await opened.db.select().from(auditEntries).where(row);
  await opened.db.update(auditEntries).set({ target: "another" }).where(row);
  const broken = { ok: false, residentId: id, broken: { seq: 1, what: "edited" } };
  expect((await ask(trailPage.action, "desk-auditor", `/desk/audit/${id}`, {})).verdict).toEqual(broken);
  expect((await ask(auditPage.action, "desk-auditor", "/desk/audit", {})).verdict).toEqual(broken);
  expect(await verifyAudit({ residentId: person("all-right").id })).toMatchObject({ ok: true, residents: 1 });
  expect(await verifyAudit({ most: 1 })).toMatchObject({ ok: true, residents: 1 });
  await opened.db
    .update(auditEntries)
    .set({ target: entry?.target ?? "" })
    .where(row);
});

test("the chains are read in parts, each once, and each part says how many of how many", async () => {
  const all = await verifyAudit();
  const read: number[] = [];
  let after = "";
  for (let left = 1; left > 0;) {
    const part = await verifyAudit({ most: 2, after });
    if (!part.ok || !all.ok) throw new Error("broken");
    expect(part).toMatchObject({ before: read.reduce((sum, count) => sum + count, 0) });
    expect(part.before + part.residents + part.left).toBe(all.residents);
    read.push(part.residents);
    [after, left] = [part.last ?? "", part.left];
  }
  expect(read.length).toBeGreaterThan(1);
  expect(read.reduce((sum, count) => sum + count, 0)).toBe(all.ok && all.residents);
  expect((await ask(auditPage.action, "desk-auditor", "/desk/audit", { after })).verdict).toMatchObject({
    ok: true,
    left: 0,
    residents: 0,
  });
  expect((await ask(auditPage.action, "desk-auditor", "/desk/audit", { after: "nobody" })).verdict).toMatchObject({
    ok: true,
    left: 0,
    before: 0,
  });
});

describe("an unusual look", () => {
  const unusualOf = async (key: string) =>
    (await ask(unusualPage.loader, key, "/desk/unusual")).looks.rows.map(({ residentId }) => residentId);
  const find = async () => {
    const [row] = await opened.db
      .select()
      .from(supports)
      .where(sql`${supports.unusual} <> '[]'::jsonb`);
    if (!row) throw new Error("no unusual look");
    return row;
  };

  test("is on the supervisor's list until one ticks it off, once and noted", async () => {
    const { residentId, supportId } = await find();
    expect(await unusualOf("desk-supervisor")).toEqual([residentId]);
    const supervisor = await staffMember("desk-supervisor");
    const both = await Promise.all([
      reviewUnusual(supervisor, { residentId, supportId }),
      reviewUnusual(supervisor, { residentId, supportId }),
    ]);
    expect(both.sort()).toEqual(["already", "done"]);
    expect(await unusualOf("desk-supervisor")).toEqual([]);
    expect(await find()).toMatchObject({ reviewedBy: person("desk-supervisor").id });
    const noted = await opened.db.select().from(auditEntries).where(eq(auditEntries.action, "reviewed_look"));
    expect(noted).toMatchObject([{ residentId, target: supportId }]);
  });

  test("is not ticked off by whoever took it, nor by an agent, nor where there is none", async () => {
    const { residentId, supportId } = await find();
    await opened.db
      .update(supports)
      .set({ reviewedAt: null, reviewedBy: null, staffId: person("desk-supervisor").id })
      .where(eq(supports.supportId, supportId));
    expect(await reviewUnusual(await staffMember("desk-supervisor"), { residentId, supportId })).toBe("not_found");
    expect(await reviewUnusual(await staffMember("desk-agent"), { residentId, supportId })).toBe("not_found");
    expect(await reviewUnusual(await staffMember("desk-supervisor"), { residentId, supportId: randomUUID() })).toBe(
      "not_found",
    );
    expect(await reviewUnusual(await staffMember("desk-supervisor"), { residentId: "x", supportId: "y" })).toBe(
      "not_found",
    );
  });
});
