/**
 * From a request to its page: with a load context of its own, and with the page that explains where another one failed.
 */
import type { AppLoadContext, RequestHandler } from "@remix-run/server-runtime";
import { path } from "../path";
import { identify } from "../identity/request-identity.server";
import { API_PATH, apiProblem } from "../institutions/api/call.server";
import type { AppErrorCode } from "../platform/app-error.server";
import { settings } from "../platform/settings.server";
import { noteUnnoted } from "./failure.server";
import { noteVisit } from "./visit.server";

interface About {
  nonce: string;
  remote: string;
}

/** An address of the portal's own that explains a refusal; its status is the refusal's. */
export function problem(kind: string): URL {
  return new URL(path("problem", { kind }), settings().origin);
}

const EXPLAINED: Record<AppErrorCode, { kind: string; status: number }> = {
  grant_ended: { kind: "not-found", status: 404 },
  database_unavailable: { kind: "unavailable", status: 503 },
  unexpected: { kind: "unexpected", status: 500 },
};

/** An action without a page of its own that failed is answered with the page that says so. */
export async function renderPage(pages: RequestHandler, asked: Request, about: About): Promise<Response> {
  const isApi = new URL(asked.url).pathname.startsWith(API_PATH);
  const context: AppLoadContext = { ...about, ...identify(asked) };
  // The action reads the form; what it holds may be wanted once more.
  const sent = asked.method === "POST" && !isApi ? asked.clone() : undefined;
  const page = await pages(asked, context);
  if (!context.failure)
    await noteVisit(asked, context, sent, page.status).catch((error: unknown) => noteUnnoted(error, context));
  const { failure } = context;
  const type = page.headers.get("Content-Type") ?? "";
  // Remix answers in its own words where a route has no such method.
  if (isApi && !failure && page.status >= 400 && !type.startsWith("application/problem"))
    return apiProblem("method_not_allowed");
  if (!failure || type.startsWith("text/html")) return page;
  if (isApi) return apiProblem(failure.code === "database_unavailable" ? "unavailable" : "unexpected", failure.id);
  const { kind, status } = EXPLAINED[failure.code];
  const explaining = new Request(problem(kind), { headers: asked.headers });
  const explained = await pages(explaining, { ...about, ...identify(explaining) });
  return new Response(explained.body, { status, headers: explained.headers });
}
