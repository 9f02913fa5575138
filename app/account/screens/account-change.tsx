/** Begins or goes on with a new account: the first page that has no answer yet. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireViewing } from "../../identity/guards.server";
import { seeOther } from "../../platform/responses";
import { findNextAccountPage } from "../account-change.server";

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  return seeOther(`/${viewing.segment}/account${await findNextAccountPage(viewing)}`);
}
