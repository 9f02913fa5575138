/** Walks every screen and method with every kind of viewer; what is expected comes from the table of screens. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CategoryId } from "../catalogue/schemes";
import { heldMandates, mandates } from "../../db/schema";
import type { TestDatabase } from "../../test/test-database";
import { fileReportAs, ORIGIN, openCastPortal, signInWithCard, viewAs } from "../../test/cast-portal";
import { deskTokenOf, findInCall } from "../../test/grants";
import { person } from "../../test/people";
import { deskActionOf, isAllowed, isOfDesk, isOfViewer } from "../identity/permissions";
import { covers, type Scope, SCOPES, scopesAllow, scopesOf } from "../mandates/mandates";
import { type ScreenId, SCREENS } from "../routes";
import { mayAtDesk, type StaffRole } from "../identity/staff";
import { type Action, may, type Viewing } from "../identity/viewing";
import { identify } from "../identity/request-identity.server";
import { findStaffMember } from "../identity/staff.server";
import { findViewing } from "../identity/viewing.server";
import { leaveSupport } from "../support/support.server";

const METHODS = ["GET", "POST"] as const;
type Method = (typeof METHODS)[number];

type Handler = (args: unknown) => unknown;
interface Route {
  path: string;
  default?: unknown;
  loader?: Handler;
  action?: Handler;
}

const ids = Object.keys(SCREENS) as ScreenId[];

async function loadRoute(id: ScreenId): Promise<Route> {
  const { path, module } = SCREENS[id];
  return { ...((await import(`../${module}`)) as Omit<Route, "path">), path };
}

let opened: TestDatabase;
let receipt: string;
const at = new Date();
beforeAll(async () => {
  opened = await openCastPortal();
  receipt = await fileReportAs(await viewAs(PRINCIPAL, { at }), PRINCIPAL, {
    scheme: "pension",
    kind: "another_person",
  });
  await meetEverybody();
});
afterAll(() => opened.close());

const PRINCIPAL = "wifes-account";
const PROXY = "daughter";

type Expected = "allowed" | "not_found" | "sign_in";
interface Viewer {
  segment: string;
  own?: string;
  desk?: string;
  /** Undefined: no viewing stands, whatever the page. */
  sight?: Pick<Viewing, "may" | "sees">;
  without: Exclude<Expected, "allowed">;
}

const viewers = new Map<string, Viewer>();
const staff = new Map<string, { own?: string; desk?: string; role?: StaffRole }>();

const asProxy = (scopes: readonly Scope[], categories: readonly CategoryId[] = []): Viewer["sight"] => ({
  may: (action: Action) => may("proxy", action) && scopesAllow(scopesOf(scopes), action),
  sees: (scheme) => covers(categories, scheme),
});
const asDesk: Viewer["sight"] = {
  may: (action: Action) => may("desk", action) && action !== "see_sensitive",
  sees: () => true,
};

async function meetEverybody(): Promise<void> {
  const own = await signInWithCard(PRINCIPAL, { at });
  const proxy = await signInWithCard(PROXY, { at });
  const [agent, supervisor, auditor] = [
    await deskTokenOf("desk-agent", at),
    await deskTokenOf("desk-supervisor", at),
    await deskTokenOf("desk-auditor", at),
  ];
  const mandate = async (scopes: readonly Scope[], more: Partial<typeof mandates.$inferInsert> = {}) =>
    `m-${await insertMandate(scopes, more)}`;
  const [open, ended] = [
    await findInCall(PRINCIPAL, await attend(agent)),
    await findInCall(PRINCIPAL, await attend(agent)),
  ];
  await leave(agent, ended);
  const active = await mandate(SCOPES);
  viewers.set("nobody signed in, at /me", { segment: "me", without: "sign_in" });
  viewers.set("nobody signed in, at a mandate", { segment: active, without: "sign_in" });
  viewers.set("nobody signed in, at a support", { segment: `s-${open}`, without: "sign_in" });
  viewers.set("the resident", {
    segment: "me",
    own,
    sight: { may: (action) => may("self", action), sees: () => true },
    without: "not_found",
  });
  viewers.set("the resident, at a mandate that is another's", { segment: active, own, without: "not_found" });
  viewers.set("the resident, at the look of the desk", { segment: `s-${open}`, own, without: "sign_in" });
  for (const scope of SCOPES)
    viewers.set(`a proxy who may only ${scope}`, {
      segment: await mandate([scope]),
      own: proxy,
      sight: asProxy([scope]),
      without: "not_found",
    });
  viewers.set("a proxy who may all", { segment: active, own: proxy, sight: asProxy(SCOPES), without: "not_found" });
  viewers.set("a proxy for pensions", {
    segment: await mandate(SCOPES, { categories: ["pension"] }),
    own: proxy,
    sight: asProxy(SCOPES, ["pension"]),
    without: "not_found",
  });
  viewers.set("a proxy after the revocation", {
    segment: await mandate(SCOPES, { state: "revoked" }),
    own: proxy,
    without: "not_found",
  });
  viewers.set("a proxy after the end", {
    segment: await mandate(SCOPES, { endsAt: at }),
    own: proxy,
    without: "not_found",
  });
  viewers.set("a proxy before the waiting day is over", {
    segment: await mandate(SCOPES, { startsAt: new Date(at.getTime() + 86_400_000) }),
    own: proxy,
    without: "not_found",
  });
  viewers.set("a proxy before the confirmation", {
    segment: await mandate(SCOPES, { state: "accepted" }),
    own: proxy,
    without: "not_found",
  });
  viewers.set("a proxy's session, used as one of the desk", { segment: active, desk: proxy, without: "sign_in" });
  viewers.set("the agent", { segment: `s-${open}`, desk: agent, sight: asDesk, without: "not_found" });
  viewers.set("the agent after the end", { segment: `s-${ended}`, desk: agent, without: "not_found" });
  viewers.set("the supervisor, at the agent's look", { segment: `s-${open}`, desk: supervisor, without: "not_found" });
  viewers.set("the auditor, at the agent's look", { segment: `s-${open}`, desk: auditor, without: "not_found" });
  viewers.set("the resident's session, used as one of the desk", {
    segment: `s-${open}`,
    desk: own,
    without: "sign_in",
  });
  viewers.set("the agent's session, used as a resident's", { segment: "me", own: agent, without: "sign_in" });
  viewers.set("the agent's session, used as a proxy's", { segment: active, own: agent, without: "sign_in" });
  viewers.set("a segment that is none", { segment: "everybody", own, desk: agent, without: "not_found" });
  staff.set("nobody signed in", {});
  staff.set("the resident", { own });
  staff.set("the resident's session, used as one of the desk", { desk: own });
  staff.set("the agent's session, used as a resident's", { own: agent });
  staff.set("the agent", { desk: agent, role: "agent" });
  staff.set("the supervisor", { desk: supervisor, role: "supervisor" });
  staff.set("the auditor", { desk: auditor, role: "auditor" });
}

async function attend(token: string) {
  const found = await findStaffMember(token, at);
  if (!found.ok) throw new Error(found.reason);
  return found.staffMember;
}

async function leave(token: string, supportId: string): Promise<void> {
  const found = await findViewing({ own: undefined, desk: token }, `s-${supportId}`, at);
  if (!found.ok) throw new Error(found.reason);
  await leaveSupport(found.viewing);
}

async function insertMandate(scopes: readonly Scope[], more: Partial<typeof mandates.$inferInsert>): Promise<string> {
  const mandateId = randomUUID();
  const [residentId, proxyId] = [person(PRINCIPAL).id, person(PROXY).id];
  const endsAt = new Date(at.getTime() + 86_400_000);
  await opened.db.insert(mandates).values({
    residentId,
    mandateId,
    proxyId,
    proxyName: "仮名 ゆり",
    scopes: scopesOf(scopes),
    state: "active",
    stateSince: at,
    endsAt,
    codeEndsAt: at,
    invitedAt: at,
    ...more,
  });
  await opened.db
    .insert(heldMandates)
    .values({ residentId: proxyId, mandateId, principalId: residentId, acceptedAt: at });
  return mandateId;
}

const NAMED: Record<string, () => string> = { scheme: () => "pension", receipt: () => receipt };

/** What stands for each name in the screen's path. */
function paramsOf(path: string): Record<string, string> {
  const names = [...path.matchAll(/:([a-z]+)/g)].map(([, name = ""]) => name);
  return Object.fromEntries(
    names.map((name) => [name, (NAMED[name] ?? (() => "01900000-0000-7000-8000-00000000ffff"))()]),
  );
}

function pathnameOf(path: string, params: Record<string, string>): string {
  return path.replace("*", "nothing").replace(/:([a-z]+)/g, (_, name: string) => params[name] ?? "");
}

interface Answer {
  status: number;
  location: string;
  /** The guard let the request through. */
  passed: boolean;
}

async function ask(
  route: Route,
  method: Method,
  where: { pathname: string; params: Record<string, string>; own?: string | undefined; desk?: string | undefined },
): Promise<Answer> {
  const handler = method === "GET" ? route.loader : route.action;
  if (!handler) return { status: 405, location: "", passed: false };
  const cookies = [where.own ? `himozuke=${where.own}` : "", where.desk ? `himozuke-desk=${where.desk}` : ""]
    .filter(Boolean)
    .join("; ");
  const init = {
    method,
    headers: { cookie: cookies },
    ...(method === "POST" ? { body: new URLSearchParams({ nothing: "" }) } : {}),
  };
  const request = new Request(new URL(where.pathname, ORIGIN), init);
  const context = { ...identify(request), nonce: "", remote: "" };
  const answered = await Promise.resolve()
    .then(() => handler({ request, params: where.params, context }))
    .catch((thrown: unknown) => {
      if (thrown instanceof Response) return thrown;
      throw thrown;
    });
  const response = answered instanceof Response ? answered : new Response();
  await response.body?.cancel();
  return {
    status: response.status,
    location: response.headers.get("Location") ?? "",
    passed: context.viewing !== undefined || context.staffMember !== undefined,
  };
}

function outcome({ status, location, passed }: Answer): Expected | "neither" {
  if (passed) return status < 500 ? "allowed" : "neither";
  if (status === 404 || status === 405) return "not_found";
  return status === 303 && location.startsWith("/sign-in?") ? "sign_in" : "neither";
}

test.each(ids)("%s is looked at and acted on exactly where the table says what for", async (id) => {
  const route = await loadRoute(id);
  const { look, act } = SCREENS[id] as { look?: string; act?: string };
  expect({ look: look !== undefined, act: act !== undefined }).toEqual({
    look: route.loader !== undefined || route.default !== undefined,
    act: route.action !== undefined,
  });
});

describe.each(ids.filter(isOfViewer))("%s", (id) => {
  test("answers every viewer as the table says", async () => {
    const route = await loadRoute(id);
    expect(route.loader, "needs a loader that asks requireViewing").toBeDefined();
    const answers: Record<string, Expected | "neither"> = {};
    const expected: Record<string, Expected> = {};
    for (const [who, viewer] of viewers) {
      const params = { ...paramsOf(route.path), viewer: viewer.segment };
      const pathname = pathnameOf(route.path, params);
      for (const method of METHODS.filter((one) => one === "GET" || route.action)) {
        const answer = await ask(route, method, { ...viewer, pathname, params });
        const allowed = viewer.sight && isAllowed(viewer.sight, pathname, method);
        answers[`${method} ${who}`] = outcome(answer);
        expected[`${method} ${who}`] = allowed ? "allowed" : viewer.without;
        if (allowed && method === "GET" && Object.keys(params).length === 1)
          expect([200, 204, 303], `${who} ${answer.status}`).toContain(answer.status);
      }
    }
    expect(answers).toEqual(expected);
  });
});

describe.each(ids.filter(isOfDesk))("%s", (id) => {
  test("answers every role as the table says", async () => {
    const route = await loadRoute(id);
    expect(route.loader, "needs a loader that asks requireStaffMember").toBeDefined();
    const params = paramsOf(route.path);
    const pathname = pathnameOf(route.path, params);
    for (const [who, { role, ...tokens }] of staff) {
      for (const method of METHODS.filter((one) => one === "GET" || route.action)) {
        const action = deskActionOf(pathname, method);
        const expected = role === undefined ? "sign_in" : action && mayAtDesk(role, action) ? "allowed" : "not_found";
        expect({ [`${method} ${who}`]: outcome(await ask(route, method, { ...tokens, pathname, params })) }).toEqual({
          [`${method} ${who}`]: expected,
        });
      }
    }
  });
});

describe("institutions' API", () => {
  const ofApi = ids.filter((id) => {
    const { look, act } = SCREENS[id] as { look?: string; act?: string };
    return look === "institution" || act === "institution";
  });
  test.each(ofApi)("%s lets nobody in by a portal's session", async (id) => {
    const route = await loadRoute(id);
    const params = paramsOf(route.path);
    const pathname = pathnameOf(route.path, params);
    for (const { own, desk } of [...viewers.values()].filter((viewer) => viewer.sight)) {
      for (const method of METHODS) {
        const { status } = await ask(route, method, { own, desk, pathname, params });
        expect([400, 401, 404, 405, 415, 429], `${method} ${status}`).toContain(status);
      }
    }
  });
});
