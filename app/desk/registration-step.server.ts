/** What the pages of a registration have in common: which one can be shown now, and where to go on. */
import { REGISTRATION_STEPS, type RegistrationEntries, type RegistrationStep } from "../mandates/registered-mandates";
import { requireStaffMember, type RouteArgs } from "../identity/guards.server";
import type { FormFields } from "../platform/form.server";
import { seeOther } from "../platform/responses";
import { findRegistration, keepEntry, type KeptEntry, type Registration } from "./mandate-registration.server";
import type { StaffMember } from "../identity/staff.server";

const BASE = "/desk/mandates/new";

/** The registration under way; to the first page whose answer is missing where that one comes before this step. */
export async function requireRegistration(
  args: RouteArgs,
  step: RegistrationStep,
): Promise<{ staffMember: StaffMember; registration: Registration }> {
  const staffMember = await requireStaffMember(args);
  const registration = await findRegistration(staffMember);
  if (REGISTRATION_STEPS.indexOf(step) > REGISTRATION_STEPS.indexOf(registration.next))
    throw toRegistrationStep(registration.next);
  return { staffMember, registration };
}

export function toRegistrationStep(step: RegistrationStep): Response {
  return seeOther(`${BASE}/${step}`);
}

/** Where the page before this one is, and how far along it is. */
export function placeOfStep(step: RegistrationStep): { back: string; step: number; of: number } {
  const index = REGISTRATION_STEPS.indexOf(step);
  const before = REGISTRATION_STEPS[index - 1];
  return { back: before ? `${BASE}/${before}` : "/desk/mandates", step: index + 1, of: REGISTRATION_STEPS.length };
}

/** Keeps the answer and goes on; otherwise the form once more, with the key of what is wrong. */
export async function keepAndGoOn(
  staffMember: StaffMember,
  form: FormFields,
  entry: RegistrationEntries,
): Promise<Response> {
  return answerKept(await keepEntry(staffMember, entry, Number(form.get("version"))));
}

function answerKept(kept: KeptEntry): Response {
  if (kept.ok) return toRegistrationStep(kept.next);
  return Response.json({ error: kept.reason }, { status: kept.reason === "stale" ? 409 : 422 });
}
