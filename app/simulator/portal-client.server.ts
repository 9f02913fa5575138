/**
 * The simulated institutions' client of the institution API: signs each request, and repeats nothing under another key.
 */
import { makeRequestToken } from "./institution-key.server";
import { world } from "./world.server";

export interface ApiRequest {
  institutionId: string;
  method: "GET" | "POST";
  path: string;
  body?: unknown;
  /** With POST: the version acted on, and the key that names the request. */
  version?: number;
  key?: string;
}

/**
 * @returns the answer, or undefined where it is gone, not possible now, or of another version by now: then it is looked
 * at anew
 */
export async function askPortal<Answer>(request: ApiRequest): Promise<Answer | undefined> {
  const { institutionId, method, body, version, key } = request;
  const headers = new Headers({ Authorization: `Bearer ${await makeRequestToken(institutionId)}` });
  if (body !== undefined) headers.set("Content-Type", "application/json");
  if (version !== undefined) headers.set("If-Match", `"${version}"`);
  if (key) headers.set("Idempotency-Key", key);
  const response = await fetch(`${world().portalUrl}${request.path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (response.ok) return (await response.json()) as Answer;
  if ([404, 409, 412].includes(response.status)) return undefined;
  throw new Error(`institution API answered with ${response.status}`);
}
