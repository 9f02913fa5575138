/** A registration, from wherever it stands; `begin` forgets what was entered. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { requireStaffMember } from "../../identity/guards.server";
import { toRegistrationStep } from "../registration-step.server";
import { dropRegistration, findRegistration } from "../mandate-registration.server";

export async function loader(args: LoaderFunctionArgs) {
  throw toRegistrationStep((await findRegistration(await requireStaffMember(args))).next);
}

export async function action(args: ActionFunctionArgs) {
  await dropRegistration(await requireStaffMember(args));
  return toRegistrationStep("principal");
}
