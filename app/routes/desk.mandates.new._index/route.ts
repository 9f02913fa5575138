/** A registration, from wherever it stands; `begin` forgets what was entered. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { requireAttending } from "../../http.server";
import { toRegistrationStep } from "../../registration-step.server";
import { dropRegistration, findRegistration } from "../../services/mandate-registration.server";

export async function loader({ request }: LoaderFunctionArgs) {
  throw toRegistrationStep((await findRegistration(await requireAttending(request))).next);
}

export async function action({ request }: ActionFunctionArgs) {
  await dropRegistration(await requireAttending(request));
  return toRegistrationStep("principal");
}
