/** How much waits at the desk, in numbers alone: what the navigation of every desk page says beside its places. */
import type { StaffMember } from "../identity/staff.server";
import { countQueue } from "./desk-queue.server";
import { countApprovals } from "./mandate-approval.server";
import { countWaitingReports } from "./report-approval.server";
import type { WaitingCounts } from "../ui/page-context";

/** @returns how much stands in each of this member of staff's lists; undefined for whoever sees no queue */
export async function countWaiting(staffMember: StaffMember): Promise<WaitingCounts | undefined> {
  if (!staffMember.may("see_queue")) return undefined;
  const [{ us, calls, overdue }, approvals] = await Promise.all([
    countQueue(staffMember),
    staffMember.may("approve") ? countDecisions(staffMember) : undefined,
  ]);
  return { us, calls, overdue, approvals };
}

async function countDecisions(staffMember: StaffMember): Promise<NonNullable<WaitingCounts["approvals"]>> {
  const [mandates, reports] = await Promise.all([countApprovals(staffMember), countWaitingReports(staffMember)]);
  return { mandates, reports };
}
