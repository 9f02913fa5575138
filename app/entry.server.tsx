/** Renders a page on the server, in the person's language; also the door through which start.js and the development server reach the server. */
import type { AppLoadContext, EntryContext, HandleErrorFunction } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { displayOf } from "./platform/cookies.server";
import { secondsLeft } from "./identity/session-rules";
import { wordsIn } from "./platform/i18n.server";
import { RequestContext } from "./ui/request-context";
import { factsOfViewer } from "./server/viewer-facts.server";
import { rememberedStaffMember, rememberedViewing } from "./server/request-store.server";
import { AppError } from "./platform/app-error.server";
import { asUnavailable } from "./platform/database.server";
import { log } from "./platform/log.server";

export { openPortalBehind, startPortal } from "./server/start.server";

declare module "@remix-run/server-runtime" {
  interface AppLoadContext {
    nonce: string;
    /** Address of the other end of the connection. */
    remote: string;
    /** Set where a loader or action failed unexpectedly, for the page that says so. */
    failure?: AppError;
  }
}

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce, failure }: AppLoadContext,
): Promise<Response> {
  const i18n = wordsIn(displayOf(request).language);
  const url = new URL(request.url);
  const isOver = failure?.code === "grant_ended";
  // Whoever may look no longer is not told at whom.
  const viewing = isOver ? undefined : rememberedViewing();
  const staffMember = rememberedStaffMember();
  const facts = {
    nonce,
    path: url.pathname + url.search,
    failure: failure && { code: failure.code, id: failure.id },
    session: viewing && {
      segment: viewing.segment,
      ...secondsLeft(viewing.session.idleEndsAt, viewing.at),
      ...(await factsOfViewer(viewing, url.pathname, failure !== undefined)),
    },
    desk: staffMember && { label: staffMember.label, role: staffMember.role },
  };
  const html = renderToString(
    <RequestContext value={facts}>
      <I18nextProvider i18n={i18n}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} />
      </I18nextProvider>
    </RequestContext>,
  );
  headers.set("Content-Type", "text/html; charset=utf-8");
  return new Response(`<!doctype html>${html}`, {
    status: isOver ? 404 : failure?.code === "database_unavailable" ? 503 : status,
    headers,
  });
}

/** Called by Remix for what was thrown and is not a Response: gives it an id, and logs it without personal data. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  // No such page or method: an answer, not a failure.
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  const known = asUnavailable(error);
  const failure = known instanceof AppError ? known : new AppError("unexpected", { cause: error });
  (context as AppLoadContext).failure = failure;
  if (failure.code === "grant_ended") return;
  log.error({ err: failure.cause ?? failure, code: failure.code, id: failure.id }, "request failed");
};
