/** What the routes of the institution API share: who calls, and answers in JSON or as problem details (RFC 9457). */
import { type AuthenticatedInstitution, authenticateInstitution } from "./services/institution-auth.server";

const STATUS = { no_token: 401, not_verified: 401, replayed: 401, not_found: 404, invalid: 422, stale: 409, refused: 409 } as const;
export type ApiProblem = keyof typeof STATUS;

/** @param detail for the institution's engineer; never personal data */
export function apiProblem(problem: ApiProblem, detail?: string): Response {
  const status = STATUS[problem];
  const body = { type: `urn:himozuke:problem:${problem}`, title: problem.replaceAll("_", " "), status, ...(detail ? { detail } : {}) };
  const headers = new Headers({ "Content-Type": "application/problem+json", "Cache-Control": "no-store" });
  if (status === 401) headers.set("WWW-Authenticate", "Bearer");
  return new Response(JSON.stringify(body), { status, headers });
}

/** @returns the calling institution's id. @throws Response 401 */
export async function requireInstitution(request: Request): Promise<string> {
  const caller: AuthenticatedInstitution = await authenticateInstitution(request.headers.get("Authorization"), new Date());
  if (!caller.ok) throw apiProblem(caller.reason);
  return caller.institutionId;
}
