/**
 * What a visit leaves behind beside its answer: where the resident is, and what was typed into a form that came too
 * late.
 */
import type { RequestIdentity } from "../identity/request-identity.server";
import { readFields } from "../platform/form.server";
import { dropUnsent, keepAfterEnd } from "../journeys/unsent.server";
import { noteOpened } from "../support/guidance.server";

/**
 * Called when the page is made, and before it is sent.
 * @param identity as the guards have left it: nothing is noted of whom they did not let in
 * @param sent the posted form, unread
 * @param status of the answer: what was written leads on to another page, a form that is refused comes back
 */
export async function noteVisit(
  request: Request,
  { viewing, ranOut, isPassive }: Pick<RequestIdentity, "viewing" | "ranOut" | "isPassive">,
  sent: Request | undefined,
  status: number,
): Promise<void> {
  const { pathname } = new URL(request.url);
  if (sent && ranOut) {
    const fields = await readFields(sent);
    await keepAfterEnd(ranOut, { path: pathname, fields, at: new Date() });
  }
  if (!viewing) return;
  if (sent) await (leadsOn(status) && dropUnsent(viewing, pathname));
  else if (request.method === "GET" && !isPassive) await noteOpened(viewing, pathBelow(pathname));
}

function pathBelow(pathname: string): string {
  return pathname.split("/").slice(2).join("/");
}

function leadsOn(status: number): boolean {
  return status >= 300 && status < 400;
}
