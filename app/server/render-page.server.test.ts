/**
 * What a request asks of the database around its screen, and what it leaves behind: seen through Remix, without
 * rendering.
 */
import { createRequestHandler, type ServerBuild } from "@remix-run/server-runtime";
import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { drafts, supports } from "../../db/schema";
import { ORIGIN, openCastPortal, signInWithCard } from "../../test/cast-portal";
import { person } from "../../test/people";
import type { TestDatabase } from "../../test/test-database";
import * as display from "../home/screens/display";
import * as problem from "../home/screens/problem";
import * as stillThere from "../identity/screens/still-there";
import * as reportDetails from "../corrections/screens/report-details";
import * as questions from "../enquiries/screens/questions";
import { SCREENS } from "../routes";
import * as help from "../support/screens/help";
import { noteFailure } from "./failure.server";
import { frameOf } from "./page-frame.server";
import { renderPage } from "./render-page.server";

const RESIDENT = "all-right";
const MODULES = { display, help, problem, questions, "report-details": reportDetails, "still-there": stillThere };

/** The frame in place of the page. */
const entry: ServerBuild["entry"]["module"] = {
  default: async (request, status, headers, _, context) => {
    headers.set("Content-Type", "text/html");
    return new Response(JSON.stringify(await frameOf(request, context)), { status, headers });
  },
  handleError: (error, { context }) => noteFailure(error, context),
};

const pages = createRequestHandler(
  {
    entry: { module: entry },
    routes: Object.fromEntries(
      Object.entries(MODULES).map(([id, module]) => [
        id,
        { id, path: SCREENS[id as keyof typeof MODULES].path.slice(1), module },
      ]),
    ),
    assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "" },
    future: { v3_singleFetch: true },
    publicPath: "/",
    assetsBuildDirectory: "",
    isSpaMode: false,
  } as unknown as ServerBuild,
  "test",
);

let opened: TestDatabase;
let asked: string[] = [];
beforeAll(async () => {
  opened = await openCastPortal();
  const { $client: client } = opened.db as unknown as { $client: { query: (...args: unknown[]) => unknown } };
  const query = client.query.bind(client);
  vi.spyOn(client, "query").mockImplementation((first: unknown, ...rest) => {
    asked.push(typeof first === "string" ? first : (first as { text: string }).text);
    return query(first, ...rest);
  });
});
beforeEach(() => {
  asked = [];
});
afterAll(() => opened.close());

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
const timesAsked = (beginning: RegExp) => asked.filter((sql) => beginning.test(sql)).length;
const SESSION_ASKED = /^select .* from "sessions"/;
const SESSION_PROLONGED = /^update "sessions"/;

/** Counts from here on. @returns the answer of the portal */
async function send(token: string | undefined, path: string, form?: Record<string, string>): Promise<Response> {
  const headers: Record<string, string> = token ? { cookie: `himozuke=${token}` } : {};
  const init = form ? { method: "POST", headers, body: new URLSearchParams(form) } : { headers };
  asked = [];
  return renderPage(pages, new Request(new URL(path, ORIGIN), init), { nonce: "", remote: "" });
}

async function keptAt(path: string): Promise<unknown[]> {
  const own = and(eq(drafts.residentId, person(RESIDENT).id), eq(drafts.kind, `unsent:${path}`));
  return (await opened.db.select().from(drafts).where(own)).map(({ data }) => data);
}

async function placeNoted(): Promise<string | undefined> {
  const [row] = await opened.db
    .select()
    .from(supports)
    .where(eq(supports.residentId, person(RESIDENT).id));
  return row?.page;
}

test("a page asks once who looks; so does a form that comes back with what is to be put right", async () => {
  const token = await signInWithCard(RESIDENT, { at: minutesAgo(1) });
  expect((await send(token, "/me/help")).status).toBe(200);
  expect([timesAsked(SESSION_ASKED), timesAsked(SESSION_PROLONGED)]).toEqual([1, 1]);
  expect((await send(token, "/me/help", { reason: "" })).status).toBe(422);
  expect(timesAsked(SESSION_ASKED)).toBe(1);
});

test("a page for everybody asks for nobody", async () => {
  expect((await send(await signInWithCard(RESIDENT, { at: minutesAgo(1) }), "/questions")).status).toBe(200);
  expect([timesAsked(/"sessions"/), timesAsked(/"supports"|"notices"/)]).toEqual([0, 0]);
});

test("the warning before the end does not put the end off; its button does", async () => {
  const token = await signInWithCard(RESIDENT, { at: minutesAgo(14) });
  expect((await send(token, "/me/still-there")).status).toBe(200);
  expect([timesAsked(SESSION_ASKED), timesAsked(SESSION_PROLONGED)]).toEqual([1, 0]);
  await send(token, "/me/still-there", {});
  expect([timesAsked(SESSION_ASKED), timesAsked(SESSION_PROLONGED)]).toEqual([1, 1]);
});

test("the page's script is told how long the session goes on, and who comes when it is over goes back from there", async () => {
  const token = await signInWithCard(RESIDENT, { at: minutesAgo(14) });
  const goesOn = await send(token, "/me/still-there", { quiet: "1" });
  expect([goesOn.status, goesOn.headers.get("Session-Left")]).toEqual([204, `${13 * 60} ${15 * 60}`]);
  const over = await signInWithCard(RESIDENT, { at: minutesAgo(16) });
  for (const [asked, back] of [
    ["?return-to=%2Fme%2Faccount", "/me/account"],
    ["?return-to=https%3A%2F%2Felsewhere.example", "/me"],
    ["", "/me"],
  ] as const) {
    const late = await send(over, `/me/still-there${asked}`);
    const signIn = `/sign-in?return-to=${encodeURIComponent(back)}&ended=idle`;
    expect([late.status, late.headers.get("Location")]).toEqual([303, signIn]);
  }
});

test("a form that comes too late is kept, and let go once it has been sent", async () => {
  const path = "/me/linkages/pension/report/details";
  const details = "ゆっくり書いた、長い文章です。";
  const late = await send(await signInWithCard(RESIDENT, { at: minutesAgo(20) }), path, { details });
  expect([late.status, late.headers.get("Location")]).toEqual([
    303,
    `/sign-in?return-to=${encodeURIComponent(path)}&ended=idle`,
  ]);
  expect(await keptAt(path)).toEqual([{ details }]);
  const token = await signInWithCard(RESIDENT, { at: minutesAgo(0) });
  await opened.db.insert(drafts).values({
    residentId: person(RESIDENT).id,
    kind: "report:pension",
    data: { kind: "another_person" },
    updatedAt: minutesAgo(30),
  });
  for (const [refused, status] of [
    [{ details: "暗証番号は1234", version: "1" }, 422],
    [{ details, version: "7" }, 409],
  ] as const) {
    expect((await send(token, path, refused)).status).toBe(status);
    expect(await keptAt(path)).toEqual([{ details }]);
  }
  expect((await send(token, path, { details, version: "1" })).status).toBe(303);
  expect(await keptAt(path)).toEqual([]);
});

test("nothing is kept of whom no session ran out under", async () => {
  const path = "/me/linkages/pension/report/details";
  expect((await send(undefined, path, { details: "長い文章" })).status).toBe(303);
  expect(await keptAt(path)).toEqual([]);
});

test("where the resident is, is noted for the agent: of a page that was opened, not of the warning", async () => {
  const token = await signInWithCard(RESIDENT, { at: minutesAgo(1) });
  await send(token, "/me/help", { reason: "wrong_linkage" });
  expect(await placeNoted()).toBe("");
  await send(token, "/me/help");
  expect(await placeNoted()).toBe("help");
  await send(token, "/me/still-there");
  expect(await placeNoted()).toBe("help");
});

test("what was done stands, with its answer, where the visit cannot be noted", async () => {
  const token = await signInWithCard(RESIDENT, { at: minutesAgo(1) });
  await withFailing("delete", "drafts", async () => {
    const answer = await send(token, "/me/help", { reason: "wrong_linkage" });
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, "/me/help"]);
  });
  await withFailing("update", "supports", async () => expect((await send(token, "/me/help")).status).toBe(200));
});

test("a text that came too late and could not be kept is a failure: nothing else was done", async () => {
  const token = await signInWithCard(RESIDENT, { at: minutesAgo(20) });
  await withFailing("insert", "drafts", async () => {
    const answer = await send(token, "/me/linkages/pension/report/details", { details: "長い文章" });
    expect(answer.status).toBe(500);
  });
});

async function withFailing(what: "insert" | "update" | "delete", table: string, run: () => Promise<void>) {
  const fail =
    "create or replace function fail() returns trigger language plpgsql as 'begin raise division_by_zero; end'";
  await opened.db.execute(sql.raw(fail));
  await opened.db.execute(
    sql.raw(`create trigger failing before ${what} on ${table} for each statement execute function fail()`),
  );
  await run().finally(() => opened.db.execute(sql.raw(`drop trigger failing on ${table}`)));
}

test("one comes back from the display settings to the whole of a long address", async () => {
  const from = `/me/history?q=${encodeURIComponent("国民健康保険の資格について")}&from=2026-04`;
  const fromPage = await send(undefined, "/display", { from });
  const fromTyping = await send(undefined, `/display?${new URLSearchParams({ from })}`, { language: "en" });
  expect([fromPage.headers.get("Location"), fromTyping.headers.get("Location")]).toEqual([from, from]);
});
