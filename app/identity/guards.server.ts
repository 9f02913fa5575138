/** Who looks through this request, and whether this viewer or member of staff may: the door of every screen that is not for everybody. */
import {
  deskToken,
  emptyReaderCookie,
  endDeskCookie,
  endSessionCookie,
  sessionToken,
} from "../platform/cookies.server";
import { readFields } from "../journeys/form.server";
import { dropUnsent, keepUnsent } from "../journeys/unsent.server";
import { notFound, seeOther } from "../platform/responses";
import { rememberStaffMember, rememberedFields, rememberViewing } from "../server/request-store.server";
import { noteOpened } from "../support/guidance.server";
import { deskActionOf, isAllowed } from "./permissions";
import { type StaffMember, findStaffMember } from "./staff.server";
import type { Viewing } from "./viewing";
import { type FoundViewing, findViewing } from "./viewing.server";

export interface RouteArgs {
  request: Request;
  params: Record<string, string | undefined>;
}

/**
 * The viewing of this request, or the end of it: to the sign-in page without a session, 404 for what is not this viewer's.
 * @param touch false for pages that must not prolong the session by being shown
 */
export async function requireViewing({ request, params }: RouteArgs, touch = true): Promise<Viewing> {
  const found = await lookForViewing({ request, params }, touch);
  if (found.ok) {
    requireAllowed(request, params, found.viewing);
    rememberViewing(found.viewing);
    if (request.method === "GET" && touch) await noteOpened(found.viewing, pathBelow(request));
    if (request.method === "POST") await dropUnsent(found.viewing, new URL(request.url).pathname);
    return found.viewing;
  }
  if (found.reason === "not_found") throw notFound();
  const { pathname, search } = new URL(request.url);
  if (found.reason === "idle" && found.session && request.method === "POST") {
    const fields = rememberedFields() ?? (await readFields(request.clone())).values;
    await keepUnsent(found.session, { path: pathname, fields, at: new Date() });
  }
  const query = new URLSearchParams({ "return-to": request.method === "GET" ? pathname + search : pathname });
  if (found.reason === "idle") query.set("ended", "idle");
  throw seeOther(`/sign-in?${query}`, forgetting());
}

/** One table says what each screen asks for; what it does not name, nobody may: alike for "not yours" and "does not exist". */
function requireAllowed(request: Request, params: RouteArgs["params"], viewing: Viewing): void {
  if (params["viewer"] === undefined || !isAllowed(viewing, new URL(request.url).pathname, request.method))
    throw notFound();
}

function pathBelow(request: Request): string {
  return new URL(request.url).pathname.split("/").slice(2).join("/");
}

/**
 * Who works at the desk now, or the end of the request: to the desk's sign-in without a session there, 404 for what this role may not do at
 * this path, and for what the table of the desk's screens does not name.
 * @param touch false for what must not prolong the session by being asked
 */
export async function requireStaffMember({ request }: RouteArgs, touch = true): Promise<StaffMember> {
  const found = await findStaffMember(deskToken(request), new Date(), touch);
  if (!found.ok) {
    const { pathname, search } = new URL(request.url);
    const query = new URLSearchParams({
      "return-to": request.method === "GET" ? pathname + search : "/desk",
      ...(found.reason === "idle" ? { ended: "idle" } : {}),
    });
    throw seeOther(`/sign-in?${query}`, forgetting());
  }
  const action = deskActionOf(new URL(request.url).pathname, request.method);
  if (!action || !found.staffMember.may(action)) throw notFound();
  rememberStaffMember(found.staffMember);
  return found.staffMember;
}

/** The end of a session takes its cookie and the card on the reader: the next person at this terminal finds neither. */
export function forgetting(): Headers {
  const headers = new Headers({ "Set-Cookie": endSessionCookie() });
  headers.append("Set-Cookie", endDeskCookie());
  headers.append("Set-Cookie", emptyReaderCookie());
  return headers;
}

/** As `requireViewing`, for pages that also serve people who are not signed in. */
export function lookForViewing({ request, params }: RouteArgs, touch = true): Promise<FoundViewing> {
  return findViewing(
    { own: sessionToken(request), desk: deskToken(request) },
    params["viewer"] ?? "me",
    new Date(),
    touch,
  );
}
