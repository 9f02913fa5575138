/** Who works at the help desk, and what each role may do there: one pure table. */

export const STAFF_ROLES = ["agent", "supervisor", "auditor"] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

export const DESK_ACTIONS = [
  /** The desk's own start page and the queue. */
  "see_queue",
  /** Taking over work, answering, notes, call backs. */
  "work",
  /** Looking at a resident's screens, with a code or for a reason. */
  "support",
  /** Finding a resident without a code. */
  "find",
  /** Registering a proxy, filling in a report for somebody, resetting the PIN of a card. */
  "prepare",
  /** Approving what another member of staff prepared; unusual look-ups; public answers. */
  "approve",
  "see_figures",
  /** The trail: who looked at whom and why; it changes nothing. */
  "audit",
] as const;
export type DeskAction = (typeof DESK_ACTIONS)[number];

/**
 * On which occasion the desk looks at one thing without a support: it answers an enquiry, follows up a case, or checks
 * a report or a mandate that was prepared for somebody.
 */
export const DESK_WORK = ["enquiry", "case", "report", "mandate"] as const;
export type DeskWork = (typeof DESK_WORK)[number];

const MAY: Record<StaffRole, ReadonlySet<DeskAction>> = {
  agent: new Set<DeskAction>(["see_queue", "work", "support", "find", "prepare", "see_figures"]),
  supervisor: new Set<DeskAction>(["see_queue", "work", "support", "find", "prepare", "approve", "see_figures"]),
  auditor: new Set<DeskAction>(["see_figures", "audit"]),
};

/** @returns the screen where this role's work at the desk begins */
export function deskHome(role: StaffRole): "audit" | "desk" {
  return role === "auditor" ? "audit" : "desk";
}

/** @returns whether this role may do this at the desk */
export function mayAtDesk(role: StaffRole, action: DeskAction): boolean {
  return MAY[role].has(action);
}
