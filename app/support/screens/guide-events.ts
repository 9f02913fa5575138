/** Where the resident is, as server-sent events for the agent who follows; without JavaScript a link does the same. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { path } from "../../path";
import type { Viewing } from "../../identity/viewing";
import { pathBeside } from "../guided-page.server";
import { requireViewing } from "../../identity/guards.server";
import { identify } from "../../identity/request-identity.server";
import { eventStream, lookEvery } from "../../platform/event-stream.server";
import { findGuidance } from "../guidance.server";

/** How often it is looked whether the resident has gone on. Milliseconds. */
const LOOK_EVERY_MS = 1_000;

export async function loader(args: LoaderFunctionArgs) {
  const { session, actor } = await requireViewing(args);
  const place = { sessionId: session.sessionId, residentId: actor.residentId, kind: "guide" } as const;
  return eventStream(place, (listener) => {
    let told = "";
    const look = async () => {
      // Each look asks again whether this agent may look: what was ended is over at once.
      const found = await identify(args.request).findViewing();
      const page = found.ok ? await placeOf(found.viewing) : undefined;
      if (page === undefined) return listener.end();
      if (page !== told) listener.tell({ data: page });
      told = page;
    };
    return lookEvery(LOOK_EVERY_MS, look, () => listener.end());
  });
}

/**
 * @returns the agent's path to the resident's screen, the guide's own page where the agent may not see it, undefined
 * once the support is over
 */
async function placeOf(viewing: Viewing): Promise<string | undefined> {
  const guidance = await findGuidance(viewing);
  if (!guidance) return undefined;
  if (!guidance.pageAt || !guidance.following) return "";
  return pathBeside(viewing, guidance.page) ?? path("guide", { viewer: viewing.segment });
}
