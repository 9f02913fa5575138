/**
 * Renders a page on the server, in the person's language; also the door through which start.js and the development
 * server reach the server.
 */
import type { AppLoadContext, EntryContext, HandleErrorFunction } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import type { AppErrorCode } from "./platform/app-error.server";
import { displayOf } from "./platform/cookies.server";
import { wordsIn } from "./platform/i18n.server";
import { noteFailure } from "./server/failure.server";
import { frameOf } from "./server/page-frame.server";
import { RequestContext } from "./ui/request-context";

export { openPortalBehind, startPortal } from "./server/start.server";

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const frame = await frameOf(request, context);
  const html = renderToString(
    <RequestContext value={frame}>
      <I18nextProvider i18n={wordsIn(displayOf(request).language)}>
        <RemixServer context={remixContext} url={request.url} nonce={context.nonce} />
      </I18nextProvider>
    </RequestContext>,
  );
  headers.set("Content-Type", "text/html; charset=utf-8");
  return new Response(`<!doctype html>${html}`, { status: statusOf(context.failure?.code) ?? status, headers });
}

function statusOf(failure: AppErrorCode | undefined): number | undefined {
  if (failure === "grant_ended") return 404;
  return failure === "database_unavailable" ? 503 : undefined;
}

/** Called by Remix for what was thrown and is not a Response. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  // No such page or method: an answer, not a failure.
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  noteFailure(error, context as AppLoadContext);
};
