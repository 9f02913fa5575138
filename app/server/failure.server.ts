/** What failed unexpectedly: gets an id, is logged without personal data, and waits for the page that says so. */
import { AppError } from "../platform/app-error.server";
import { asUnavailable } from "../platform/database.server";
import { log } from "../platform/log.server";

/**
 * @param context of the request that failed; whoever may look no longer is an answer rather than a failure, and not
 * logged
 */
export function noteFailure(error: unknown, context: { failure?: AppError }): void {
  const known = asUnavailable(error);
  const failure = known instanceof AppError ? known : new AppError("unexpected", { cause: error });
  context.failure = failure;
  if (failure.code === "grant_ended") return;
  log.error({ err: failure.cause ?? failure, code: failure.code, id: failure.id }, "request failed");
}
