/**
 * The answers that a screen gives instead of a page: elsewhere, nothing there, and where somebody may be sent back to.
 */
import { isLookedAt } from "../path";

/** A response whose body is known: what `useActionData<typeof action>()` reads. */
export type Answer<T> = Omit<Response, "json"> & { json(): Promise<T> };

/** After a write: 303, so that a reload does not submit again. No page reads its body. */
export function seeOther(location: string, headers: HeadersInit = {}): Answer<never> {
  const all = new Headers(headers);
  all.set("Location", location);
  return new Response(null, { status: 303, headers: all }) as Answer<never>;
}

/** Alike for "does not exist" and "not yours". */
export function notFound(): Response {
  return new Response(null, { status: 404 });
}

/** @returns the path of a screen to go back to, whatever was asked for */
export function safeReturnTo(value: string | null | undefined, otherwise: string): string {
  if (!value || !value.startsWith("/") || value.startsWith("//") || value.includes("\\") || value.length > 500)
    return otherwise;
  if (!URL.canParse(value, "http://portal.invalid")) return otherwise;
  const url = new URL(value, "http://portal.invalid");
  // Dots in the path can leave two slashes at its beginning, which would name another host.
  const isOwn = url.host === "portal.invalid" && !url.pathname.startsWith("//");
  return isOwn && isLookedAt(url.pathname) ? url.pathname + url.search + url.hash : otherwise;
}
