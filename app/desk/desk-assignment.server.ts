/**
 * Who works on one thing of the desk: taken on from nobody or from whoever the page showed, never from somebody who
 * came in between.
 */
import { hashToken } from "../identity/session.server";

export interface AssignForm {
  /** False gives it back. */
  take: boolean;
  /** `holderMark` of whoever had it when the page was made. */
  seen: string;
}

/** `taken`: somebody else has it, of whom the page did not know. */
export type Assigned = { ok: true } | { ok: false; reason: "not_found" | "taken" };

/** @returns a mark of who has this thing, for its form: it shows a change and names nobody; empty for nobody */
export function holderMark(holder: string | null | undefined, thing: string): string {
  return holder ? hashToken(`${holder} ${thing}`) : "";
}

/** @returns what the press of the button does; `nothing` where it stands so already, as after a second submit */
export function judgeAssignment(
  { holder, staffId, thing }: { holder: string | null; staffId: string; thing: string },
  { take, seen }: AssignForm,
): "change" | "nothing" | "taken" {
  if (!holder) return take ? "change" : "nothing";
  if (holder === staffId) return take ? "nothing" : "change";
  return take && holderMark(holder, thing) === seen ? "change" : "taken";
}
