/** Walks every route and method with every kind of viewer; what is expected comes from the tables, and a route that no table names fails. */
import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { heldMandates, mandates } from "../../db/schema";
import type { TestDatabase } from "../../test/test-database";
import { fileReportAs, ORIGIN, openCastPortal, signInWithCard, viewAs } from "../../test/cast-portal";
import { deskTokenOf, findInCall } from "../../test/grants";
import { person } from "../../test/people";
import { deskActionOf, DESK_SCREENS } from "../identity/desk-screens";
import { covers, type Scope, SCOPES, scopesAllow, scopesOf } from "../mandates/mandates";
import { isAllowed, SCREENS } from "../identity/screens";
import { mayAtDesk, type StaffRole } from "../identity/staff";
import { type Action, may, type Viewing } from "../identity/viewing";
import { withRequestStore, rememberedStaffMember, rememberedViewing } from "./request-store.server";
import { findStaffMember } from "../identity/staff.server";
import { findViewing } from "../identity/viewing.server";
import { leaveSupport } from "../support/support.server";

const ROUTES = "app/routes";
const METHODS = ["GET", "POST"] as const;
type Method = (typeof METHODS)[number];

/** Everybody may ask for these; they look themselves at whoever asks. `api.` belongs to institutions, who sign each request. */
const OPEN = [
  "_index",
  "bring._index",
  "bring.$situation",
  "card-permissions.$credential",
  "ceremonies.$ceremony",
  "display",
  "finished",
  "problem.$kind",
  "reader.$ceremony",
  "questions",
  "reader._index",
  "reader.new-pin",
  "sign-in._index",
  "sign-in.answer",
  "sign-in.problem.$reason",
  "sign-in.start",
  "sign-out",
];
const isOpen = (folder: string) => OPEN.includes(folder) || /^(simulator|api\.institutions\.v1)\./.test(folder);

interface Route {
  folder: string;
  /** Below the viewer or the desk, `*` for what names one thing. */
  name: string;
  loader?: (args: unknown) => unknown;
  action?: (args: unknown) => unknown;
}

function nameOf(folder: string): string {
  const parts = folder
    .replaceAll("[.]", "\u0000")
    .split(".")
    .slice(1)
    .filter((part) => part !== "_index");
  return parts.map((part) => part.replace(/_$/, "").replaceAll("\u0000", ".").replace(/^\$.*/, "*")).join("/");
}

async function loadRoute(folder: string): Promise<Route> {
  const file = readdirSync(`${ROUTES}/${folder}`).find((name) => /^route\.tsx?$/.test(name));
  if (!file) throw new Error(`app/routes/${folder} has no route module`);
  return {
    ...((await import(path.resolve(ROUTES, folder, file))) as Pick<Route, "loader" | "action">),
    folder,
    name: nameOf(folder),
  };
}

const folders = readdirSync(ROUTES);
const ofViewer = folders.filter((folder) => folder.startsWith("$viewer."));
const ofDesk = folders.filter((folder) => folder.startsWith("desk."));

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

const asProxy = (scopes: readonly Scope[], categories: readonly string[] = []): Viewer["sight"] => ({
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

/** What stands for each `$name` of the route. */
function paramsOf(folder: string): Record<string, string> {
  const names = [...folder.matchAll(/\$([a-z]+)/g)].map(([, name = ""]) => name).filter((name) => name !== "viewer");
  return Object.fromEntries(
    names.map((name) => [name, (NAMED[name] ?? (() => "01900000-0000-7000-8000-00000000ffff"))()]),
  );
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
  return withRequestStore(async () => {
    const answered = await Promise.resolve()
      .then(() => handler({ request, params: where.params, context: {} }))
      .catch((thrown: unknown) => {
        if (thrown instanceof Response) return thrown;
        throw thrown;
      });
    const response = answered instanceof Response ? answered : new Response();
    await response.body?.cancel();
    return {
      status: response.status,
      location: response.headers.get("Location") ?? "",
      passed: rememberedViewing() !== undefined || rememberedStaffMember() !== undefined,
    };
  });
}

function outcome({ status, location, passed }: Answer): Expected | "neither" {
  if (passed) return status < 500 ? "allowed" : "neither";
  if (status === 404 || status === 405) return "not_found";
  return status === 303 && location.startsWith("/sign-in?") ? "sign_in" : "neither";
}

describe.each(ofViewer)("%s", (folder) => {
  test("stands in the table and answers every viewer as the table says", async () => {
    const route = await loadRoute(folder);
    expect(
      SCREENS.some(({ name }) => name === route.name),
      `add { name: "${route.name}", look: … } to SCREENS in app/domain/screens.ts`,
    ).toBe(true);
    expect(route.loader, `app/routes/${folder} needs a loader that asks requireViewing`).toBeDefined();
    const params = paramsOf(folder);
    const answers: Record<string, Expected | "neither"> = {};
    const expected: Record<string, Expected> = {};
    for (const [who, viewer] of viewers) {
      for (const method of METHODS.filter((one) => one === "GET" || route.action)) {
        const place = pathBelow(route.name, params);
        const answer = await ask(route, method, {
          ...viewer,
          pathname: `/${viewer.segment}/${place}`,
          params: { ...params, viewer: viewer.segment },
        });
        const allowed = viewer.sight && isAllowed(viewer.sight, place, method);
        answers[`${method} ${who}`] = outcome(answer);
        expected[`${method} ${who}`] = allowed ? "allowed" : viewer.without;
        if (allowed && method === "GET" && !route.name.includes("*"))
          expect([200, 303], `${who} ${answer.status}`).toContain(answer.status);
      }
    }
    expect(answers).toEqual(expected);
  });
});

function pathBelow(name: string, named: Record<string, string>): string {
  const values = Object.values(named);
  return name.replace(/\*/g, () => values.shift() ?? "x");
}

describe.each(ofDesk)("%s", (folder) => {
  test("stands in the table and answers every role as the table says", async () => {
    const route = await loadRoute(folder);
    const screen = DESK_SCREENS.find(({ name }) => name === route.name);
    expect(
      screen,
      `add { name: "${route.name}", look: … } to DESK_SCREENS in app/domain/desk-screens.ts`,
    ).toBeDefined();
    expect(Boolean(screen?.act), `"act" of ${route.name} in DESK_SCREENS`).toBe(route.action !== undefined);
    expect(route.loader, `app/routes/${folder} needs a loader that asks requireStaffMember`).toBeDefined();
    const params = paramsOf(folder);
    const pathname = `/desk/${pathBelow(route.name, params)}`.replace(/\/$/, "");
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

test("no table names a screen that is not there", () => {
  const served = ofDesk.map(nameOf);
  expect(
    DESK_SCREENS.map(({ name }) => name).filter((name) => !served.includes(name)),
    "without a route in app/routes/desk.…",
  ).toEqual([]);
});

test("every other route is one that is open to everybody", () => {
  const unnamed = folders.filter((folder) => !ofViewer.includes(folder) && !ofDesk.includes(folder) && !isOpen(folder));
  expect(unnamed, "put it below $viewer or desk, or name it in OPEN with what it looks at itself").toEqual([]);
});

describe("institutions' API", () => {
  const ofApi = folders.filter((folder) => folder.startsWith("api.") && !/v1\._index|openapi/.test(folder));
  test.each(ofApi)("%s lets nobody in by a portal's session", async (folder) => {
    const route = await loadRoute(folder);
    const params = paramsOf(folder);
    for (const { own, desk } of [...viewers.values()].filter((viewer) => viewer.sight)) {
      for (const method of METHODS) {
        const { status } = await ask(route, method, {
          own,
          desk,
          pathname: `/${folder.replace(/^api\.institutions\.v1\.?/, "api/institutions/v1/")}`,
          params,
        });
        expect([400, 401, 404, 405, 415, 429], `${method} ${status}`).toContain(status);
      }
    }
  });
});
