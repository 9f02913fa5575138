/**
 * The simulated card reader at the resident's terminal: asks the portal what to sign, has the card sign it, and brings
 * the answer.
 */
import { path } from "../path";
import type { Answer } from "../platform/responses";
import { type CardAnswer, askCard } from "./card.server";
import { world } from "./world.server";

/** What the portal's public interface says of a ceremony. */
export interface ReaderTask {
  ceremony: string;
  purpose: "sign_in" | "desk_sign_in" | "sign" | "register_passkey";
  answerTo: string;
  backTo: string;
  publicKey: { challenge: string; rpId: string };
}

/** `response` is what the portal answers the person's browser. */
export type ReaderResult =
  | { ok: true; response: Answer<never> }
  | Exclude<CardAnswer, { ok: true }>
  | { ok: false; reason: "expired" };

/**
 * @param cookie of the person's browser: the portal tells only that one
 * @returns what is to be signed, or undefined when the portal no longer waits for it
 * @throws Response the portal's own, where it cannot answer
 */
export async function findReaderTask(ceremonyId: string, cookie: string | null): Promise<ReaderTask | undefined> {
  const response = await fetch(`${world().portalUrl}${path("ceremony", { ceremony: ceremonyId })}`, {
    headers: { Cookie: cookie ?? "" },
  });
  // A portal that cannot answer is not one that no longer waits.
  if (response.status >= 500) throw response;
  return response.ok ? ((await response.json()) as ReaderTask) : undefined;
}

/**
 * Begins a sign-in with the portal, has the card answer it, and brings the answer: one PIN, one step, no JavaScript.
 * @param browserCookie of the person's browser: who was signed in there before is signed out by the portal
 */
export async function signInWithCard(reading: {
  serial: string;
  pin: string;
  terminal: string;
  returnTo: string;
  browserCookie: string;
}): Promise<ReaderResult> {
  const body = new URLSearchParams({ terminal: reading.terminal, "return-to": reading.returnTo });
  const begun = await fetch(`${world().portalUrl}${path("sign-in-start")}`, {
    method: "POST",
    body,
    headers: { Origin: world().origin },
  });
  if (begun.status >= 500) throw begun;
  if (!begun.ok) return { ok: false, reason: "expired" };
  // The cookie of this sign-in comes first: an earlier one of the browser's has the same name.
  const cookie = [...begun.headers.getSetCookie().map((set) => set.split(";")[0]), reading.browserCookie]
    .filter(Boolean)
    .join("; ");
  return bring((await begun.json()) as ReaderTask, reading, cookie);
}

/** Has the card sign what the portal waits for. @param cookie of the person's browser, which the answer belongs to */
export async function signWithCard(reading: {
  ceremonyId: string;
  serial: string;
  pin: string;
  cookie: string;
}): Promise<ReaderResult> {
  const task = await findReaderTask(reading.ceremonyId, reading.cookie);
  return task ? bring(task, reading, reading.cookie) : { ok: false, reason: "expired" };
}

async function bring(
  task: ReaderTask,
  { serial, pin }: { serial: string; pin: string },
  cookie: string,
): Promise<ReaderResult> {
  const answer = await askCard(serial, pin, task.publicKey);
  if (!answer.ok) return answer;
  const body = new URLSearchParams({ ceremony: task.ceremony, answer: JSON.stringify(answer.assertion) });
  const headers = { Origin: world().origin, Cookie: cookie };
  const response = await fetch(`${world().portalUrl}${task.answerTo}`, {
    method: "POST",
    body,
    headers,
    redirect: "manual",
  });
  return { ok: true, response: passOn(response) };
}

/**
 * Only what a browser would act on: where to go, and the portal's cookies. A page that says what is wrong is passed on
 * whole.
 */
function passOn(response: Response): Answer<never> {
  if (response.status !== 303)
    return new Response(response.body, {
      status: response.status,
      headers: { "Content-Type": "text/html; charset=utf-8" },
    }) as Answer<never>;
  const headers = new Headers({ Location: response.headers.get("Location") ?? path("front") });
  for (const cookie of response.headers.getSetCookie()) headers.append("Set-Cookie", cookie);
  return new Response(null, { status: 303, headers }) as Answer<never>;
}
