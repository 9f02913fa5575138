/**
 * What the routes of the institution API share: who calls, what is sent, and answers in JSON or as problem details (RFC
 * 9457).
 */
import type { z } from "zod";
import { path } from "../../path";
import { authenticateInstitution, ID } from "../institution-auth.server";
import { log } from "../../platform/log.server";
import { settings } from "../../platform/settings.server";
import { countFailure, countRequest, failedTooOften } from "./limits.server";
import { type Problem, PROBLEMS } from "./problems";

export const API_PATH = path("api");
export const ANSWERS_PATH = path("api-answers-csv");

/** @param detail for the institution's engineer; never personal data */
export function apiProblem(problem: Problem, detail?: string, headers: Record<string, string> = {}): Response {
  const { status, title } = PROBLEMS[problem];
  const type = `${settings().origin}${API_PATH}#problem-${problem.replaceAll("_", "-")}`;
  const body = { type, title, status, ...(detail ? { detail } : {}) };
  const all = new Headers({ "Content-Type": "application/problem+json", "Cache-Control": "no-store", ...headers });
  if (status === 401) all.set("WWW-Authenticate", "Bearer");
  return new Response(JSON.stringify(body), { status, headers: all });
}

export interface ApiArgs {
  request: Request;
  context: { remote: string };
}

export interface InstitutionCall {
  institutionId: string;
  keyId: string;
  /** The moment of the request. */
  at: Date;
}

/** @throws Response 401 where the token does not verify, 429 where there were too many */
export async function requireInstitution({ request, context: { remote } }: ApiArgs): Promise<InstitutionCall> {
  const at = new Date();
  const locked = await failedTooOften(remote);
  if (locked) throw apiProblem("too_many", undefined, { "Retry-After": String(locked) });
  const caller = await authenticateInstitution(request.headers.get("Authorization"), at);
  if (!caller.ok) {
    await countFailure(remote);
    throw apiProblem(caller.reason);
  }
  const wait = await countRequest(caller.institutionId);
  if (wait) throw apiProblem("too_many", undefined, { "Retry-After": String(wait) });
  const { institutionId, keyId } = caller;
  log.info({ institutionId, method: request.method, path: new URL(request.url).pathname }, "institution API");
  return { institutionId, keyId, at };
}

/** Reads the body. @throws Response 400 or 422 with what is wrong */
export async function readBody<Shape extends z.ZodType>(request: Request, shape: Shape): Promise<z.infer<Shape>> {
  const body: unknown = await request.json().catch(() => {
    throw apiProblem("malformed", "the body is no JSON");
  });
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  throw apiProblem("invalid", describeIssues(parsed.error));
}

/** Names fields and what is wrong with them, never what they held. */
function describeIssues(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => (path.length > 0 ? `${path.join(".")}: ${message}` : message))
    .join("; ");
}

/** @throws Response 400 without a usable key */
export function requireKey(request: Request): string {
  const key = request.headers.get("Idempotency-Key") ?? "";
  if (!ID.test(key)) throw apiProblem("key_missing", "Idempotency-Key");
  return key;
}

/** @returns the version that the request acts on. @throws Response 428 without one */
export function requireVersion(request: Request): number {
  const [, version] = /^"(\d{1,9})"$/.exec(request.headers.get("If-Match") ?? "") ?? [];
  if (!version) throw apiProblem("version_missing", 'If-Match: "7"');
  return Number(version);
}

/** JSON with its version as ETag, where it has one. */
export function apiAnswer(body: object, init: { status?: number; headers?: Record<string, string> } = {}): Response {
  const headers = new Headers({ "Cache-Control": "no-store", ...init.headers });
  if ("version" in body && typeof body.version === "number") headers.set("ETag", `"${body.version}"`);
  return Response.json(body, { status: init.status ?? 200, headers });
}

type ServiceResult =
  | { ok: true; answer: Record<string, unknown>; replayed?: true }
  | { ok: false; reason: Problem; detail?: string };

/** Answers what a service gave; a repeated request is marked as such. */
export function apiResult(result: ServiceResult, status = 200): Response {
  if (!result.ok) return apiProblem(result.reason, result.detail);
  return apiAnswer(result.answer, {
    status,
    ...(result.replayed ? { headers: { "Idempotent-Replayed": "true" } } : {}),
  });
}

/** For a path that this API does not have. */
export function noSuchOperation(): Response {
  return apiProblem("malformed", "no such operation");
}
