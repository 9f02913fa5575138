/** What changes on an open page, as server-sent events; without JavaScript one asks for the page again. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { findScheme } from "../../catalogue/schemes";
import { requireViewing } from "../../identity/guards.server";
import { identify } from "../../identity/request-identity.server";
import { languageOf } from "../../platform/cookies.server";
import { eventStream, noEvents } from "../../platform/event-stream.server";
import { listCaseSteps } from "../change.server";
import { changesOf, mayWatch } from "../changes";
import { watch } from "../watching.server";

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const { request } = args;
  const query = new URL(request.url).searchParams;
  const watched = { receipt: query.get("receipt") ?? undefined, scheme: findScheme(query.get("scheme") ?? "")?.id };
  // A stream that was cut goes on where it had come to.
  const told = Number(request.headers.get("Last-Event-ID") || query.get("since"));
  if (!mayWatch(viewing, watched) || !Number.isSafeInteger(told)) return noEvents();
  const { steps, cases } = changesOf(viewing, watched, await listCaseSteps([viewing.subject]));
  const { session, actor } = viewing;
  const place = { sessionId: session.sessionId, residentId: actor.residentId, kind: "changes" } as const;
  return eventStream(place, (listener) =>
    watch({
      watched,
      viewing,
      findViewing: () => identify(request).findViewing(),
      language: languageOf(request),
      told,
      seen: steps === told ? cases : undefined,
      listener,
    }),
  );
}
