import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestDatabase } from "../../test/test-database";
import { openCastPortal, viewAs } from "../../test/cast-portal";
import { person } from "../../test/people";
import { inTransaction } from "../platform/database.server";
import { auditEntries, drafts, sessions } from "../../db/schema";
import { endSession, endSessionsOf, type SessionRow } from "../identity/session.server";
import { dropUnsent, dropUnsentBelow, findUnsent, keepAfterEnd, keeperOf, keepUnsent } from "./unsent.server";

let opened: TestDatabase;
beforeAll(async () => {
  opened = await openCastPortal();
});
afterAll(() => opened.close());

const at = new Date();
const before = new Date(at.getTime() - 1);
const path = "/me/linkages/pension/report/details";

function session(key: string, sharedTerminal = false): SessionRow {
  const session = {
    residentId: person(key).id,
    sessionId: person(key).id,
    tokenHash: "",
    credentialId: "",
    sharedTerminal,
    desk: false,
  };
  return { ...session, startedAt: at, lastSeenAt: at, endsAt: at, endedAt: null, finishedTask: null };
}

test("what was typed is kept for the same person and page, without secrets, until it is sent", async () => {
  const viewing = await viewAs("all-right", { at });
  const fields = new Map([
    ["details", "長い文章"],
    ["pin", "2345"],
    ["answer", "{}"],
    ["empty", ""],
  ]);
  await keepUnsent(session("all-right"), { path, fields, at: before });
  expect(await findUnsent(viewing, path)).toEqual({ details: "長い文章" });
  expect(await findUnsent(viewing, `${path}/other`)).toEqual({});
  expect(await findUnsent(await viewAs("daughter", { at }), path)).toEqual({});
  await dropUnsent(viewing, path);
  expect(await findUnsent(viewing, path)).toEqual({});
});

test("what a request has kept itself stays when that request ends", async () => {
  const viewing = await viewAs("variant-name", { at });
  await keepUnsent(session("variant-name"), { path, fields: new Map([["details", "長い文章"]]), at });
  await dropUnsent(viewing, path);
  expect(await findUnsent(viewing, path)).toEqual({ details: "長い文章" });
  await dropUnsent({ ...viewing, at: new Date(at.getTime() + 1) }, path);
  expect(await findUnsent(viewing, path)).toEqual({});
});

test("what a form carries along comes back with the text, and what no page can show is taken out", async () => {
  const viewing = await viewAs("all-right", { at });
  const key = "01910000-0000-7000-8000-123456789012";
  const keep = (fields: Record<string, string>) =>
    keepUnsent(session("all-right"), { path, fields: new Map(Object.entries(fields)), at: before });
  await keep({ details: "長い\uFFFD文章", key, version: "3" });
  expect(await findUnsent(viewing, path)).toEqual({ details: "長い文章", key, version: "3" });
  await keep({ details: "長い文章", key: "123456789012", version: "1234 5678 9012" });
  expect(await findUnsent(viewing, path)).toEqual({ details: "長い文章" });
  await keep({ key, version: "3" });
  expect(await opened.db.select().from(drafts)).toEqual([]);
});

test("no My Number and no PIN is ever kept", async () => {
  const viewing = await viewAs("all-right", { at });
  const fields = new Map([
    ["details", "番号は 1234-5678-9012、暗証番号は１２３４、電話は 03-1234-5678"],
    ["phone", "123456789012"],
  ]);
  await keepUnsent(session("all-right"), { path, fields, at: before });
  expect(await findUnsent(viewing, path)).toEqual({
    details: "番号は ＊＊＊＊-＊＊＊＊-＊＊＊＊、暗証番号は＊＊＊＊、電話は 03-1234-5678",
    phone: "＊".repeat(12),
  });
  await dropUnsent(viewing, path);
});

test("what was kept is let go whatever the clock of the process that kept it says", async () => {
  const viewing = await viewAs("all-right", { at });
  const ahead = new Date(at.getTime() + 60_000);
  await keepUnsent(session("all-right"), { path, fields: new Map([["details", "長い文章"]]), at: ahead });
  await dropUnsent(viewing, path);
  expect(await findUnsent(viewing, path)).toEqual({});
});

test("nobody else ever gets it: no proxy, no resident of a proxy, no next person at the same browser", async () => {
  const fields = new Map([["details", "長い文章"]]);
  const proxyPath = `/m-${person("daughter").id}/linkages/pension/report/details`;
  await keepUnsent(session("all-right"), { path, fields, at: before });
  await keepUnsent(session("daughter"), { path: proxyPath, fields, at: before });
  const own = await viewAs("all-right", { at });
  const proxy = await viewAs("daughter", { at });
  const acting = { ...proxy, subject: own.subject, segment: proxyPath.split("/")[1] ?? "", via: "proxy" as const };
  expect(await findUnsent(acting, path)).toEqual({});
  expect(await findUnsent(acting, proxyPath)).toEqual({ details: "長い文章" });
  expect(await findUnsent(own, proxyPath)).toEqual({});
  expect(await findUnsent(await viewAs("just-moved", { at }), path)).toEqual({});
  expect(await findUnsent(own, path)).toEqual({ details: "長い文章" });
  await dropUnsent(await viewAs("just-moved", { at }), path);
  expect(await findUnsent(own, path)).toEqual({ details: "長い文章" });
  await dropUnsent(own, path);
  await dropUnsent(proxy, proxyPath);
});

test("at a shared terminal it belongs to that session alone, and ends with it", async () => {
  const fields = new Map([["details", "長い文章"]]);
  const one = await viewAs("all-right", { at, sharedTerminal: true });
  const next = await viewAs("all-right", { at, sharedTerminal: true });
  await keepUnsent(keeperOf(one), { path, fields, at: before });
  expect(await findUnsent(one, path)).toEqual({ details: "長い文章" });
  expect(await findUnsent(next, path)).toEqual({});
  expect(await findUnsent(await viewAs("all-right", { at }), path)).toEqual({});
  await inTransaction((tx) => endSession(tx, { ...one.session, residentId: one.subject }, at));
  expect(await findUnsent(one, path)).toEqual({});
});

test("nothing is kept after a session at a shared terminal, nor of a form with secrets only", async () => {
  await keepAfterEnd(session("all-right", true), { path, fields: new Map([["details", "長い文章"]]), at });
  await keepUnsent(session("all-right"), { path, fields: new Map([["pin", "2345"]]), at });
  expect(await opened.db.select().from(drafts)).toEqual([]);
});

test("with the sessions of a card that ends, what was typed in them at a shared terminal goes", async () => {
  const fields = new Map([["details", "長い文章"]]);
  const ending = await viewAs("all-right", { at, sharedTerminal: true });
  const other = await viewAs("all-right", { at, sharedTerminal: true });
  for (const viewing of [ending, other]) await keepUnsent(keeperOf(viewing), { path, fields, at: before });
  const { residentId } = keeperOf(ending);
  const [row] = await opened.db.select().from(sessions).where(eq(sessions.sessionId, ending.session.sessionId));
  const { credentialId = "" } = row ?? {};
  await inTransaction((tx) => endSessionsOf(tx, { residentId, credentialId, but: other.session.sessionId }, at));
  expect(await findUnsent(ending, path)).toEqual({});
  expect(await findUnsent(other, path)).toEqual({ details: "長い文章" });
  await inTransaction((tx) => endSession(tx, { ...other.session, residentId }, at));
});

test("what was typed for something that is done goes with it, for whoever did it alone", async () => {
  const fields = new Map([["details", "長い文章"]]);
  const proxy = await viewAs("daughter", { at });
  const acting = { ...proxy, subject: person("all-right").id, segment: "m-1", via: "proxy" as const };
  const atTerminal = await viewAs("all-right", { at, sharedTerminal: true });
  const kept = [path, "/me/linkages/health/report/details", "/m-1/linkages/pension/report/details"];
  await keepUnsent(keeperOf(atTerminal), { path, fields, at });
  for (const [index, one] of kept.entries())
    await keepUnsent(session(index < 2 ? "all-right" : "daughter"), { path: one, fields, at });
  const place = (viewer: string) => `/${viewer}/linkages/pension/report`;
  const left = async () => (await opened.db.select().from(drafts)).map(({ kind }) => kind).sort();
  await inTransaction((tx) => dropUnsentBelow(tx, acting, place));
  expect(await left()).toHaveLength(3);
  await inTransaction((tx) => dropUnsentBelow(tx, atTerminal, place));
  expect(await left()).toEqual([`unsent:${kept[1]}`]);
  await opened.db.delete(drafts);
});

test("what has been emptied since does not come back", async () => {
  const viewing = await viewAs("all-right", { at });
  await keepUnsent(session("all-right"), { path, fields: new Map([["details", "長い文章"]]), at: before });
  await keepUnsent(session("all-right"), { path, fields: new Map([["details", ""]]), at: before });
  expect(await findUnsent(viewing, path)).toEqual({});
});

test("only screens that give it back keep something, of a sensible size, audited where it is new", async () => {
  const fields = new Map([["details", "長い文章"]]);
  const elsewhere = ["/me", "/me/linkages/pension", `/s-${person("daughter").id}/linkages/pension/report/details`];
  for (const other of elsewhere) await keepUnsent(session("all-right"), { path: other, fields, at });
  // Too much of it: what was kept before would pass for the last that was typed.
  await keepUnsent(session("all-right"), { path, fields, at });
  await keepUnsent(session("all-right"), { path, fields: new Map([["details", "長".repeat(20_000)]]), at });
  expect(await opened.db.select().from(drafts)).toEqual([]);
  const entries = async () => (await opened.db.select().from(auditEntries)).length;
  const count = await entries();
  for (const _ of [1, 2, 3]) await keepUnsent(session("all-right"), { path, fields, at });
  expect(await entries()).toBe(count + 1);
});
