/** Opens a new account for one of its pages, where it can be changed now. */
import { requireViewing, type RouteArgs } from "../identity/guards.server";
import type { Viewing } from "../identity/viewing";
import { path } from "../path";
import { seeOther } from "../platform/responses";
import { type AccountChangeUnderway, findAccountChange } from "./account-change.server";

/** The change under way; to the account's page, which says why, while nothing can be changed. */
export async function requireAccountChange(
  args: RouteArgs,
): Promise<{ viewing: Viewing; change: AccountChangeUnderway }> {
  const viewing = await requireViewing(args);
  const change = await findAccountChange(viewing);
  if (!change) throw seeOther(path("account", { viewer: viewing.segment }));
  return { viewing, change };
}
