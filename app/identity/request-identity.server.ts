/**
 * Who is behind a request: asked of the database when somebody first wants to know, once, and held in the load context.
 */
import { findScreen } from "../path";
import { deskToken, sessionToken } from "../platform/cookies.server";
import { SCREENS } from "../routes";
import { findViewerScreen } from "./permissions";
import type { SessionRow } from "./session.server";
import { type FoundStaffMember, findStaffMember, type StaffMember } from "./staff.server";
import type { Viewing } from "./viewing";
import { type FoundViewing, findViewing } from "./viewing.server";

export interface RequestIdentity {
  /** Nobody does anything by this request: it prolongs no session, and is no place where somebody is. */
  isPassive: boolean;
  /** The viewing that the first segment asks for; on a page for everybody, the resident's own. */
  findViewing(): Promise<FoundViewing>;
  /** Who works at the desk in this browser. */
  findStaffMember(): Promise<FoundStaffMember>;
  /** Whom a guard has let in. */
  viewing?: Viewing;
  staffMember?: StaffMember;
  /** The session, not at a shared desk, that had run out when a guard let nobody in. */
  ranOut?: SessionRow;
}

/** One moment for the whole request: what its action and its loader see is seen at the same time. */
export function identify(request: Request): RequestIdentity {
  const at = new Date();
  const { pathname } = new URL(request.url);
  const isPassive = isReading(request) && isShownByItself(pathname);
  const tokens = { own: sessionToken(request), desk: deskToken(request) };
  const segment = findViewerScreen(pathname)?.params["viewer"] ?? "me";
  return {
    isPassive,
    findViewing: remembered(() => findViewing(tokens, segment, at, !isPassive)),
    findStaffMember: remembered(() => findStaffMember(tokens.desk, at, !isPassive)),
  };
}

function isReading({ method }: Request): boolean {
  return method === "GET" || method === "HEAD";
}

function isShownByItself(pathname: string): boolean {
  const found = findScreen(pathname);
  const screen: { path: string; passive?: true } | undefined = found && SCREENS[found.id];
  return screen?.passive ?? false;
}

function remembered<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => (asked ??= ask());
}
