/** Where the resident is, as server-sent events for the agent who follows; without JavaScript a link does the same. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { path } from "../../path";
import type { Viewing } from "../../identity/viewing";
import { pathBeside } from "../guided-page.server";
import { requireViewing } from "../../identity/guards.server";
import { identify } from "../../identity/request-identity.server";
import { findGuidance } from "../guidance.server";

/** How often it is looked whether the resident has gone on. Milliseconds. */
const LOOK_EVERY_MS = 1_000;
/** After so long the browser asks anew, so that no stream outlives a session by much. Milliseconds. */
const LONGEST_MS = 5 * 60_000;

export async function loader(args: LoaderFunctionArgs) {
  await requireViewing(args);
  const began = Date.now();
  let timer: NodeJS.Timeout | undefined;
  let isLeft = false;
  let told = "";
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const look = async () => {
        // Each look asks again whether this agent may look: what was ended is over at once.
        const found = await identify(args.request).findViewing();
        const page = found.ok ? await placeOf(found.viewing) : undefined;
        // The browser may have gone while this was asked: nobody is told any more, and nothing asked again.
        if (isLeft) return;
        if (page === undefined || Date.now() - began > LONGEST_MS) return controller.close();
        if (page !== told) controller.enqueue(new TextEncoder().encode(`data: ${JSON.stringify(page)}\n\n`));
        told = page;
        timer = setTimeout(() => void look().catch((error) => controller.error(error)), LOOK_EVERY_MS);
      };
      void look().catch((error) => controller.error(error));
    },
    cancel() {
      isLeft = true;
      clearTimeout(timer);
    },
  });
  return new Response(stream, { headers: { "Content-Type": "text/event-stream", "Cache-Control": "no-store" } });
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
