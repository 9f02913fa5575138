/** A registration, from wherever it stands; `begin` forgets what was entered. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { requireStaffMember } from "../../identity/guards.server";
import { toNextStep } from "../../journeys/journey-page.server";
import { path } from "../../path";
import { seeOther } from "../../platform/responses";
import { dropRegistration } from "../registering/mandate-registration.server";
import { requireRegistration } from "../registering/registration-step.server";

export async function loader(args: LoaderFunctionArgs) {
  return toNextStep((await requireRegistration(args)).registration);
}

export async function action(args: ActionFunctionArgs) {
  await dropRegistration(await requireStaffMember(args));
  return seeOther(path("registration-principal"));
}
