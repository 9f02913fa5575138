/** Loads what the code leads to that was entered last. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireViewing } from "../../../identity/guards.server";
import { queryText } from "../../../platform/form.server";
import { findEnteredCode } from "../../mandate-code.server";

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const brought = queryText(args.request, "code");
  // A code that is brought by a link comes before one that was entered earlier.
  const found = brought ? undefined : await findEnteredCode(viewing);
  return { found, brought, viewer: viewing.segment, gone: queryText(args.request, "gone") !== "" };
}
