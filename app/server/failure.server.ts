/** What failed unexpectedly: gets an id, is logged without personal data, and waits for the page that says so. */
import type { RequestIdentity } from "../identity/request-identity.server";
import { AppError } from "../platform/app-error.server";
import { asUnavailable } from "../platform/database.server";
import { log } from "../platform/log.server";

interface Failing {
  failure?: AppError;
}

/**
 * @param context of the request that failed; whoever may look no longer is an answer rather than a failure, and not
 * logged
 */
export function noteFailure(error: unknown, context: Failing): void {
  const known = asUnavailable(error);
  const failure = known instanceof AppError ? known : new AppError("unexpected", { cause: error });
  context.failure = failure;
  if (failure.code === "grant_ended") return;
  log.error({ err: failure.cause ?? failure, code: failure.code, id: failure.id }, "request failed");
}

/**
 * What a visit was to leave behind could not be written. The answer stands all the same, since what the request asked
 * for has been done; only where the session had run out was nothing done but this.
 */
export function noteUnnoted(error: unknown, context: Failing & Pick<RequestIdentity, "viewing" | "ranOut">): void {
  if (context.ranOut) return noteFailure(error, context);
  const { session } = context.viewing ?? {};
  log.error({ err: error, session: session?.sessionId }, "visit not noted");
}
