/** Opens the registration of a proxy for one of its pages. */
import { requireStaffMember, type RouteArgs } from "../../identity/guards.server";
import type { StaffMember } from "../../identity/staff.server";
import { findRegistration, type Registration } from "./mandate-registration.server";

export async function requireRegistration(
  args: RouteArgs,
): Promise<{ staffMember: StaffMember; registration: Registration }> {
  const staffMember = await requireStaffMember(args);
  return { staffMember, registration: await findRegistration(staffMember) };
}
