/** Who hears of a change on an open page, and who does not: asked as a browser asks, through the screen's loader. */
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { auditEntries, sessions } from "../../db/schema";
import { openCastPortal, ORIGIN, signInWithCard } from "../../test/cast-portal";
import { grantMandate } from "../../test/grants";
import { person } from "../../test/people";
import { finding, type Reporter, reporter } from "../../test/reported-case";
import type { TestDatabase } from "../../test/test-database";
import type { CategoryId } from "../catalogue/schemes";
import { identify } from "../identity/request-identity.server";
import { endMandate } from "../mandates/mandate-step.server";
import { endEventStreams } from "../platform/event-stream.server";
import { hideLinkage } from "../protection/protection.server";
import { listCaseSteps, pageState } from "./change.server";
import { loader } from "./screens/changes";

const MINUTE = 60_000;
const KEY = "wrong-insurance";
let opened: TestDatabase;
let report: Reporter;
beforeAll(async () => {
  opened = await openCastPortal();
  report = reporter(opened, new Date());
});
afterEach(() => {
  endEventStreams();
  vi.useRealTimers();
});
afterAll(() => opened.close());

/** The stream of a page, opened by the browser of whoever has this token. */
async function open(token: string, address: string, more: Record<string, string> = {}) {
  const headers = { Cookie: `himozuke=${token}`, ...more };
  const request = new Request(`${ORIGIN}${address}`, { headers });
  const args = { request, params: {}, context: identify(request) };
  const answer = await (loader(args as never) as Promise<Response>);
  const reader = answer.body?.getReader();
  /** @returns the next event, past what only keeps the line open */
  const next = async (): Promise<{ id: string; text: string } | "ended"> => {
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true };
      if (done) return "ended";
      const [, id = "", data = ""] = /^id: (\d+)\ndata: (.*)\n\n$/.exec(new TextDecoder().decode(value)) ?? [];
      if (data) return { id, text: JSON.parse(data) as string };
    }
  };
  return { status: answer.status, headers: answer.headers, next, leave: () => reader?.cancel() };
}

/** Home, by the person's own eyes. */
async function openOwn(key: string) {
  const token = await signInWithCard(key, { at: new Date() });
  return open(token, `/me/changes?since=${await stepsOf(key)}`);
}

async function stepsOf(key: string): Promise<number> {
  const all = await listCaseSteps([person(key).id]);
  return all.reduce((sum, { steps }) => sum + steps, 0);
}

/** @param categories none stands for all */
async function entrust(principal: string, proxy: string, categories: CategoryId[]) {
  const at = new Date();
  const mandateId = await grantMandate(principal, proxy, at, { scopes: ["see", "follow"], categories });
  return { mandateId, segment: `m-${mandateId}`, token: await signInWithCard(proxy, { at }) };
}

test("a step of the institution is told in the words of the case's path, in the reader's language, and numbered", async () => {
  const { send, receipt } = await report(KEY, "health-insurance-card");
  const token = await signInWithCard(KEY, { at: new Date() });
  const since = await stepsOf(KEY);
  const home = await open(token, `/me/changes?since=${since}`);
  const ofCase = await open(token, `/me/changes?receipt=${receipt}&since=${since}`, {
    Cookie: `himozuke=${token}; himozuke-display=en.100.normal`,
  });
  const record = await open(token, `/me/changes?scheme=health-insurance-card&since=${since}`);
  await send({ event: "acknowledge" });
  const told = { id: String(since + 1), text: "健康保険証の申し出：みほん市国民健康保険が調査を始めました。" };
  expect(await home.next()).toEqual(told);
  expect(await record.next()).toEqual(told);
  expect(await ofCase.next()).toEqual({ id: told.id, text: expect.stringMatching(/^Report about “.+”: .+ began/) });
  expect(home.headers.get("X-Accel-Buffering")).toBe("no");
  await send(finding("mislinkage"));
  expect(await home.next()).toMatchObject({ text: expect.stringMatching(/^健康保険証の申し出：.+わかりました。$/) });
  // Begun, and nothing done yet.
  await send({ event: "start_correction" });
  expect(await home.next()).toMatchObject({ text: "健康保険証の申し出：記録を直しています。" });
});

describe("what is not for these eyes", () => {
  test("a proxy hears of what the mandate covers, in words about the principal, and of nothing else", async () => {
    const { segment, token } = await entrust("wifes-account", "daughter", ["pension"]);
    const pension = await report("wifes-account", "pension");
    const health = await reporter(opened, new Date())("wifes-account", "health-insurance-card");
    const steps =
      (await listCaseSteps([pension.viewing.subject])).find((row) => row.schemeId === "pension")?.steps ?? 0;
    const proxy = await open(token, `/${segment}/changes?since=${steps}`);
    const own = await openOwn("wifes-account");
    await health.send({ event: "acknowledge" });
    // Told after the proxy's turn in the same round.
    expect(await own.next()).toMatchObject({ text: expect.stringMatching(/^健康保険証/) });
    await pension.send({ event: "acknowledge" });
    expect(await proxy.next()).toEqual({ id: String(steps + 1), text: expect.stringMatching(/^年金/) });
    expect((await open(token, `/${segment}/changes?since=0&scheme=health-insurance-card`)).status).toBe(204);
  });

  test("nobody hears of another resident's case, whatever number they ask for", async () => {
    const { send, receipt } = await report("missing-handbook", "pension");
    const other = await open(await signInWithCard("all-right", { at: new Date() }), `/me/changes?receipt=${receipt}`);
    const own = await openOwn("missing-handbook");
    await send({ event: "acknowledge" });
    expect(await own.next()).toMatchObject({ text: expect.stringMatching(/^年金/) });
    expect(await other.next()).toBe("ended");
  });

  test("a record that is hidden meanwhile is silent for the proxy, and its page's stream ends", async () => {
    const { segment, token } = await entrust("variant-name", "daughter", ["pension"]);
    const { send, viewing } = await report("variant-name", "pension");
    const page = await open(token, `/${segment}/changes?scheme=pension&since=${await stepsOf("variant-name")}`);
    await hideLinkage({ residentId: viewing.subject, schemeId: "pension", why: "non_disclosure", at: new Date() });
    await send({ event: "acknowledge" });
    expect(await page.next()).toBe("ended");
  });
});

describe("the end", () => {
  test("of the session ends the stream before anything more is told", async () => {
    const { send, viewing } = await report("strangers-account", "pension");
    const token = await signInWithCard("strangers-account", { at: new Date() });
    const stream = await open(token, `/me/changes?since=${await stepsOf("strangers-account")}`);
    await opened.db.update(sessions).set({ endedAt: new Date() }).where(eq(sessions.residentId, viewing.subject));
    await send({ event: "acknowledge" });
    expect(await stream.next()).toBe("ended");
  });

  test("of the mandate ends the proxy's", async () => {
    const { segment, token, mandateId } = await entrust("twin-without-record", "daughter", []);
    const { send, viewing } = await report("twin-without-record", "pension");
    const stream = await open(token, `/${segment}/changes?since=${await stepsOf("twin-without-record")}`);
    await endMandate(viewing, mandateId, randomUUID());
    await send({ event: "acknowledge" });
    expect(await stream.next()).toBe("ended");
  });

  test("comes by idleness too: a stream prolongs no session, and is no look in the history", async () => {
    const { send, viewing } = await report("just-moved", "pension");
    const began = new Date();
    const token = await signInWithCard("just-moved", { at: began });
    vi.useFakeTimers({ toFake: ["Date"], now: began.getTime() + 14 * MINUTE });
    const looks = () => opened.db.$count(auditEntries, eq(auditEntries.residentId, viewing.subject));
    const stream = await open(token, `/me/changes?since=${await stepsOf("just-moved")}`);
    const before = await looks();
    await send({ event: "acknowledge" });
    expect(await stream.next()).toMatchObject({ text: expect.stringMatching(/^年金/) });
    // The institution's own step.
    expect(await looks()).toBe(before + 1);
    vi.setSystemTime(began.getTime() + 16 * MINUTE);
    expect(await stream.next()).toBe("ended");
  });

  test("of the process ends all of them", async () => {
    const stream = await openOwn("all-right");
    endEventStreams();
    expect(await stream.next()).toBe("ended");
  });
});

test("a session has so many streams that its pages still load, and a place that is left is free again", async () => {
  const token = await signInWithCard("all-right", { at: new Date() });
  const streams = await Promise.all([1, 2, 3, 4].map(() => open(token, "/me/changes?since=0")));
  expect(streams.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect((await open(token, "/me/changes?since=0")).status).toBe(204);
  await streams[0]?.leave();
  expect((await open(token, "/me/changes?since=0")).status).toBe(200);
});

test("however often somebody signs in, the places of others and of the desk are left", async () => {
  const signIn = () => signInWithCard("all-right", { at: new Date() });
  const tokens = [await signIn(), await signIn()];
  const streams = await Promise.all(
    tokens.flatMap((token) => [1, 2, 3, 4].map(() => open(token, "/me/changes?since=0"))),
  );
  expect(streams.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
  expect((await open(await signIn(), "/me/changes?since=0")).status).toBe(204);
  expect((await openOwn("wrong-insurance")).status).toBe(200);
});

test("a page is told of a change that came between its reading and its stream, once", async () => {
  const { send, viewing } = await report("latin-name", "pension");
  const { changes = "" } = await pageState(viewing, { scheme: "pension" });
  await send({ event: "acknowledge" });
  const token = await signInWithCard("latin-name", { at: new Date() });
  const told = await (await open(token, changes)).next();
  if (told === "ended") throw new Error("nothing was told");
  const again = await open(token, changes, { "Last-Event-ID": told.id });
  await send(finding("mislinkage"));
  expect(await again.next()).toMatchObject({ text: expect.stringContaining("わかりました") });
});
