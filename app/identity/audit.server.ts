/** Notes in the audit trail who did what: the one way into it, which asks first whether that one still may. */
import type { Transaction } from "../../db/client";
import { AppError } from "../platform/app-error.server";
import type { AuditAction } from "../platform/audit-chain";
import { appendToTrail, lockTrail } from "../platform/audit-trail.server";
import { areBlocked, isStillGranted } from "./grant.server";
import type { DeskWork } from "./staff";
import type { StaffMember } from "./staff.server";
import type { Viewing } from "./viewing";

/** Under what the desk acts: its own work, the help that it gives somebody, or the one thing that it decides about. */
type DeskMatter = { work: DeskWork } | { supportId: string } | { mandateId: string } | { permissionId: string };

export interface AuditedActor {
  subject: string;
  at: Date;
  actor: Viewing["actor"] | ({ kind: "staff"; residentId: string } & DeskMatter) | "portal" | `institution:${string}`;
}

/** @returns a member of staff who does something about this resident, for the resident's trail */
export function deskActor(
  { staffId, at }: Pick<StaffMember, "staffId" | "at">,
  residentId: string,
  matter: DeskWork | DeskMatter,
): AuditedActor {
  const under = typeof matter === "string" ? { work: matter } : matter;
  return { subject: residentId, at, actor: { kind: "staff", residentId: staffId, ...under } };
}

/**
 * Locks the head of the subject's chain, asks whether this one may still look, and writes the next entry. What ends a
 * grant, or keeps two apart, is noted in the same chain: so nothing that an ended grant did comes after its end.
 * @param target ids only (a scheme, a receipt number): never personal data
 * @throws AppError `grant_ended` where a proxy or the desk may look no longer
 */
export async function recordAudit(
  tx: Transaction,
  by: Viewing | AuditedActor,
  action: AuditAction,
  target: string,
): Promise<void> {
  const head = await lockTrail(tx, by.subject);
  if (!(await mayStill(tx, by))) throw new AppError("grant_ended");
  await appendToTrail(tx, head, { at: by.at, actor: actorText(by.actor), action, target });
}

/** Asked only once the head is locked. */
async function mayStill(tx: Transaction, by: Viewing | AuditedActor): Promise<boolean> {
  if ("via" in by) return isStillGranted(by, tx);
  const { actor, subject } = by;
  return typeof actor === "string" || actor.kind !== "staff" || !(await areBlocked(subject, actor.residentId, tx));
}

function actorText(actor: AuditedActor["actor"]): string {
  if (typeof actor === "string") return actor;
  if (actor.kind === "resident") return `resident:${actor.residentId}`;
  return `staff:${actor.residentId}:${matterText(actor)}`;
}

function matterText(matter: DeskMatter): string {
  if ("work" in matter) return matter.work;
  if ("mandateId" in matter) return matter.mandateId;
  return "permissionId" in matter ? matter.permissionId : matter.supportId;
}
