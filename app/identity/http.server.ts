/** What every route does with requests and responses: who is looking, reading a form, going elsewhere. */
import {
  deskToken,
  displayOf,
  emptyReaderCookie,
  endDeskCookie,
  endSessionCookie,
  sessionToken,
} from "../platform/cookies.server";
import type { Language } from "../platform/display";
import { deskActionOf } from "./desk-screens";
import { isAllowed } from "./screens";
import type { Viewing } from "./viewing";
import { rememberStaffMember, rememberedFields, rememberFields, rememberViewing } from "../server/request-store.server";
import { type StaffMember, findStaffMember } from "./staff.server";
import { noteOpened } from "../support/guidance.server";
import { dropUnsent, findUnsent, keepUnsent } from "../journeys/unsent.server";
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
  if (params["viewer"] === undefined || !isAllowed(viewing, pathBelow(request), request.method)) throw notFound();
}

function pathBelow(request: Request): string {
  return new URL(request.url).pathname.split("/").slice(2).join("/");
}

/**
 * Who works at the desk now, or the end of the request: to the desk's sign-in without a session there, 404 for what this role may not do at
 * this path, and for what the table of the desk's screens does not name.
 * @param touch false for what must not prolong the session by being asked
 */
export async function requireStaffMember(request: Request, touch = true): Promise<StaffMember> {
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

/** After a write: 303, so that a reload does not submit again. */
export function seeOther(location: string, headers: HeadersInit = {}): Response {
  const all = new Headers(headers);
  all.set("Location", location);
  return new Response(null, { status: 303, headers: all });
}

/** Alike for "does not exist" and "not yours". */
export function notFound(): Response {
  return new Response(null, { status: 404 });
}

/** @returns a path inside this portal to go back to, whatever was asked for */
export function safeReturnTo(value: string | null | undefined, otherwise: string): string {
  if (!value || !value.startsWith("/") || value.startsWith("//") || value.includes("\\") || value.length > 500)
    return otherwise;
  if (!URL.canParse(value, "http://portal.invalid")) return otherwise;
  const url = new URL(value, "http://portal.invalid");
  // Dots in the path can leave two slashes at its beginning, which would name another host.
  return url.host === "portal.invalid" && !url.pathname.startsWith("//")
    ? url.pathname + url.search + url.hash
    : otherwise;
}

// Control characters but tab and line breaks, lone halves of surrogate pairs (no database takes them), what a decoder could not read,
// and marks that turn the direction of all text after them.
const UNUSABLE = /[^\P{Cc}\t\n\r]|\p{Surrogate}|[\uFFFD\u202A-\u202E\u2066-\u2069]/gu;

/** @returns what was asked for in the address under this name, without characters that no page can show */
export function queryText(request: Request, name: string): string {
  return (new URL(request.url).searchParams.get(name) ?? "").replace(UNUSABLE, "").trim().slice(0, 100);
}

/** A form's fields as text, without the characters that no keyboard makes and no page can show; `unusable` names the fields that held some. */
export interface FormFields {
  get(name: string): string;
  unusable: string[];
}

/** Reads a posted form. Line breaks become `\n`; surrounding white space goes. */
export async function readForm(request: Request): Promise<FormFields> {
  const { values, unusable } = await readFields(request);
  rememberFields(values);
  return { get: (name) => values.get(name) ?? "", unusable };
}

async function readFields(request: Request): Promise<{ values: Map<string, string>; unusable: string[] }> {
  const data = await request.formData().catch(() => new FormData());
  const values = new Map<string, string>();
  const unusable: string[] = [];
  for (const [name, value] of data) {
    if (typeof value !== "string") continue;
    const usable = value.replace(UNUSABLE, "");
    if (usable !== value) unusable.push(name);
    values.set(name, usable.replaceAll("\r\n", "\n").trim());
  }
  return { values, unusable };
}

/** @returns what was typed on this page before the session ran out, by field */
export function unsentOf(viewing: Viewing, request: Request): Promise<Record<string, string>> {
  return findUnsent(viewing, new URL(request.url).pathname);
}

export function languageOf(request: Request): Language {
  return displayOf(request).language;
}
