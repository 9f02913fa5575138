/** A registration, from wherever it stands; `begin` forgets what was entered. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { requireStaffMember } from "../../identity/guards.server";
import { toRegistrationStep } from "../registration-step.server";
import { dropRegistration, findRegistration } from "../mandate-registration.server";

export async function loader({ request }: LoaderFunctionArgs) {
  throw toRegistrationStep((await findRegistration(await requireStaffMember(request))).next);
}

export async function action({ request }: ActionFunctionArgs) {
  await dropRegistration(await requireStaffMember(request));
  return toRegistrationStep("principal");
}
