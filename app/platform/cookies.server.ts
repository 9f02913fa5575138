/** The portal's cookies: their names, what protects them, and reading them from a request. */
import { formatDisplay, type Display, type Language, parseDisplay, preferredLanguage } from "./display";
import { settings } from "./settings.server";

/** `__Host-` binds a cookie to this host and https; browsers refuse the prefix on plain http. */
function protectedName(name: string): string {
  return settings().secure ? `__Host-${name}` : name;
}

function protectedAttributes(maxAgeSeconds?: number): string {
  const age = maxAgeSeconds === undefined ? "" : `; Max-Age=${maxAgeSeconds}`;
  return `; Path=/; HttpOnly; SameSite=Lax${settings().secure ? "; Secure" : ""}${age}`;
}

function readCookie(request: Request, name: string): string | undefined {
  for (const part of (request.headers.get("Cookie") ?? "").split(";")) {
    const [key, ...value] = part.trim().split("=");
    if (key === name) return value.join("=");
  }
  return undefined;
}

const SESSION = "himozuke";
const DESK_SESSION = "himozuke-desk";
const CEREMONY = "himozuke-ceremony";
const DISPLAY = "himozuke-display";
const TEN_MINUTES = 600;
const A_YEAR = 31_536_000;

export function sessionToken(request: Request): string | undefined {
  return readCookie(request, protectedName(SESSION));
}

export function sessionCookie(token: string): string {
  return `${protectedName(SESSION)}=${token}${protectedAttributes()}`;
}

export function endSessionCookie(): string {
  return `${protectedName(SESSION)}=${protectedAttributes(0)}`;
}

/** Of a member of staff at the desk: a session of its own. */
export function deskToken(request: Request): string | undefined {
  return readCookie(request, protectedName(DESK_SESSION));
}

export function deskCookie(token: string): string {
  return `${protectedName(DESK_SESSION)}=${token}${protectedAttributes()}`;
}

export function endDeskCookie(): string {
  return `${protectedName(DESK_SESSION)}=${protectedAttributes(0)}`;
}

/** The secret that binds a sign-in under way to the browser that began it. */
export function ceremonyBinding(request: Request): string {
  return readCookie(request, protectedName(CEREMONY)) ?? "";
}

export function ceremonyCookie(binding: string): string {
  return `${protectedName(CEREMONY)}=${binding}${protectedAttributes(TEN_MINUTES)}`;
}

/** What was chosen; before that the language that the browser asks for. */
export function displayOf(request: Request): Display {
  return parseDisplay(readCookie(request, DISPLAY), preferredLanguage(request.headers.get("Accept-Language")));
}

export function languageOf(request: Request): Language {
  return displayOf(request).language;
}

export function displayCookie(display: Display): string {
  return `${DISPLAY}=${formatDisplay(display)}; Path=/; SameSite=Lax; Max-Age=${A_YEAR}${settings().secure ? "; Secure" : ""}`;
}

const READER = "himozuke-reader";

/** Which card lies on the simulated reader: it is left there until sign-out. */
export function readerCookie(serial: string): string {
  return `${protectedName(READER)}=${serial}${protectedAttributes()}`;
}

export function cardOnReader(request: Request): string | undefined {
  return readCookie(request, protectedName(READER));
}

export function emptyReaderCookie(): string {
  return `${protectedName(READER)}=${protectedAttributes(0)}`;
}
