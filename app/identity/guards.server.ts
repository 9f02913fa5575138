/** The doors of every screen that is not for everybody: they let in, or end the request, and do nothing else. */
import { path } from "../path";
import { emptyReaderCookie, endDeskCookie, endSessionCookie } from "../platform/cookies.server";
import { notFound, seeOther } from "../platform/responses";
import { deskActionOf, isAllowed } from "./permissions";
import type { RequestIdentity } from "./request-identity.server";
import type { StaffMember } from "./staff.server";
import type { Viewing } from "./viewing";

export interface RouteArgs {
  request: Request;
  params: Record<string, string | undefined>;
  context: RequestIdentity;
}

/**
 * The viewing of this request, or its end: to the sign-in page without a session, 404 for what is not this viewer's.
 */
export async function requireViewing({ request, context }: RouteArgs): Promise<Viewing> {
  const found = await context.findViewing();
  if (found.ok) {
    if (!isAllowed(found.viewing, new URL(request.url).pathname, request.method)) throw notFound();
    context.viewing = found.viewing;
    return found.viewing;
  }
  if (found.reason === "not_found") throw notFound();
  if (found.reason === "idle" && found.session) context.ranOut = found.session;
  throw toSignIn(found.reason, placeOf(request));
}

/**
 * Who works at the desk now, or the end of the request: to the desk's sign-in without a session there, 404 for what
 * this role may not do at this path, and for what the table of the desk's screens does not name.
 */
export async function requireStaffMember({ request, context }: RouteArgs): Promise<StaffMember> {
  const found = await context.findStaffMember();
  if (!found.ok) throw toSignIn(found.reason, placeOf(request, path("desk")));
  const action = deskActionOf(new URL(request.url).pathname, request.method);
  if (!action || !found.staffMember.may(action)) throw notFound();
  context.staffMember = found.staffMember;
  return found.staffMember;
}

/**
 * @param afterForm where to go on after signing in when a form was sent, which is not sent again: to its page, unless
 * told otherwise
 */
function placeOf(request: Request, afterForm?: string): string {
  const { pathname, search } = new URL(request.url);
  const here = pathname + search;
  return request.method === "GET" ? here : (afterForm ?? here);
}

/** @param returnTo where to go on after signing in */
export function toSignIn(reason: "signed_out" | "idle", returnTo: string): Response {
  const ended = reason === "idle" ? reason : undefined;
  return seeOther(path("sign-in", {}, { "return-to": returnTo, ended }), forgetting());
}

/** The end of a session takes its cookie and the card on the reader: the next person at this terminal finds neither. */
export function forgetting(): Headers {
  const headers = new Headers({ "Set-Cookie": endSessionCookie() });
  headers.append("Set-Cookie", endDeskCookie());
  headers.append("Set-Cookie", emptyReaderCookie());
  return headers;
}
