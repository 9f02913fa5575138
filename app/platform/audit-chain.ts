/** The audit trail's hash chain: what is hashed, and how to name the first row that is not as it was written. */
import { createHash } from "node:crypto";

export type AuditAction =
  | "signed_in"
  | "signed_out"
  | "signed_in_at_desk"
  | "became_staff"
  | "left_staff"
  | "looked_at_home"
  | "looked_at_linkages"
  | "looked_at_linkage"
  | "looked_at_sensitive"
  | "answered"
  | "reported"
  | "looked_at_cases"
  | "looked_at_case"
  | "answered_question"
  | "withdrew"
  | "confirmed"
  | "disputed"
  | "doubted"
  | "desk_advised"
  | "reopened"
  | "looked_at_account"
  | "changed_account"
  | "deleted_account"
  | "looked_at_history"
  | "looked_at_credentials"
  | "registered_passkey"
  | "removed_passkey"
  | "suspended_viewing"
  | "resumed_viewing"
  | "institution_looked_at_case"
  | "saved_draft"
  | "case_acknowledged"
  | "case_asked"
  | "case_answer_lapsed"
  | "case_overdue"
  | "leak_overdue"
  | "case_found_first"
  | "case_joined"
  | "case_found"
  | "case_correcting"
  | "case_verified"
  | "case_rejected"
  | "case_closed"
  | "leak_log_requested"
  | "leak_reported"
  | "leak_notified"
  | "exchange_noted"
  | "exchange_stopped"
  | "looked_at_notices"
  | "looked_at_mail"
  | "changed_mail"
  | "confirmed_mail"
  | "removed_mail"
  | "looked_at_insurance_use"
  | "cancelled_insurance_use"
  | "looked_at_certificate"
  | "requested_certificate"
  | "withdrew_certificate"
  | "institution_looked_at_certificate"
  | "certificate_accepted"
  | "certificate_sent"
  | "certificate_refused"
  | "exported_history"
  | "printed_case"
  | "looked_at_mandates"
  | "looked_at_attention"
  | "looked_at_summary"
  | "offered_mandate"
  | "asked_for_mandate"
  | "granted_mandate"
  | "mandate_was_granted"
  | "renewed_mandate"
  | "accepted_mandate"
  | "mandate_was_accepted"
  | "confirmed_mandate"
  | "withdrew_mandate"
  | "revoked_mandate"
  | "resigned_mandate"
  | "mandate_was_resigned"
  | "desk_prepared_mandate"
  | "desk_approved_mandate"
  | "desk_refused_mandate"
  | "desk_ended_mandate"
  | "desk_printed_letter"
  | "desk_permitted_card"
  | "card_changed_pin"
  | "card_change_failed"
  | "asked_for_help"
  | "ended_help"
  | "desk_joined"
  | "desk_looked_up"
  | "desk_left"
  | "allowed_desk"
  | "looked_at_enquiries"
  | "asked_desk"
  | "wrote_to_desk"
  | "took_back_enquiry"
  | "desk_looked_at_enquiry"
  | "desk_looked_at_case"
  | "desk_answered"
  | "desk_noted"
  | "desk_took_on"
  | "desk_gave_back"
  | "desk_noted_call"
  | "desk_retried"
  | "desk_looked_at_report"
  | "desk_looked_at_mandate"
  | "desk_asked_approval"
  | "desk_approved_report"
  | "desk_refused_report"
  | "drafted_answer"
  | "approved_answer"
  | "withdrew_answer"
  | "reviewed_look"
  | "hid_linkage"
  | "unhid_linkage"
  | "block_added"
  | "block_removed"
  | "death_recorded"
  | "death_corrected"
  | "inspection_flagged"
  | "inspection_cleared";

export interface AuditRow {
  residentId: string;
  /** 1 for the first row of a resident, without gaps. */
  seq: number;
  at: Date;
  actor: string;
  action: string;
  /** Ids only, never personal data. */
  target: string;
  previousHash: string;
}

export interface AuditEntry extends AuditRow {
  hash: string;
}

export interface AuditHead {
  seq: number;
  hash: string;
}

/** What the first row of every chain names as its previous hash. */
export const GENESIS_HASH = "0".repeat(64);

/** @returns SHA-256 as hex over the row's canonical JSON array */
export function entryHash(row: AuditRow): string {
  const content = [row.residentId, row.seq, row.at.toISOString(), row.actor, row.action, row.target, row.previousHash];
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}

export interface BrokenRow {
  seq: number;
  /** `cut_off`: rows are missing at the end. `added`: a row stands behind the end that was written down. */
  what: "edited" | "removed" | "moved" | "cut_off" | "added";
}

/** Where this row was written, if its hash tells; undefined when its content was edited. */
function writtenAt(entry: AuditEntry, lastSeq: number): number | undefined {
  for (let seq = 1; seq <= lastSeq; seq += 1) if (entryHash({ ...entry, seq }) === entry.hash) return seq;
  return undefined;
}

/**
 * A row whose content does not give its hash: it stood elsewhere, closed a gap that a removed row left, or was edited.
 */
function nameMismatch(entries: readonly AuditEntry[], entry: AuditEntry, lastSeq: number): BrokenRow {
  const origin = writtenAt(entry, lastSeq);
  if (origin === undefined) return { seq: entry.seq, what: "edited" };
  const stillThere = entries.some((other) => entryHash({ ...other, seq: entry.seq }) === other.hash);
  return { seq: entry.seq, what: stillThere ? "moved" : "removed" };
}

/**
 * Two neighbours that are each sound but do not join: whichever the row after them (or the head) disowns was written
 * anew.
 */
function nameBreak(entries: readonly AuditEntry[], index: number, head: AuditHead | undefined): BrokenRow {
  const entry = entries[index] as AuditEntry;
  const after = entries[index + 1]?.previousHash ?? head?.hash;
  const previous = entries[index - 1];
  return { seq: previous && after === entry.hash ? previous.seq : entry.seq, what: "edited" };
}

/**
 * Names the first row that was edited, removed, moved or cut off.
 * @param entries all rows of one resident in the order of `seq`
 * @param head where the chain ended when last written; undefined where none was kept
 * @returns undefined when the chain is whole
 */
export function firstBroken(entries: readonly AuditEntry[], head: AuditHead | undefined): BrokenRow | undefined {
  const lastSeq = Math.max(head?.seq ?? 0, entries.at(-1)?.seq ?? 0);
  let previousHash = GENESIS_HASH;
  for (const [index, entry] of entries.entries()) {
    if (entry.seq !== index + 1) return { seq: index + 1, what: "removed" };
    if (entry.seq > (head?.seq ?? 0)) return { seq: entry.seq, what: "added" };
    if (entryHash(entry) !== entry.hash) return nameMismatch(entries, entry, lastSeq);
    if (entry.previousHash !== previousHash) return nameBreak(entries, index, head);
    previousHash = entry.hash;
  }
  const last = entries.at(-1);
  if (!head) return undefined;
  if (head.seq > entries.length) return { seq: entries.length + 1, what: "cut_off" };
  return last && last.hash !== head.hash ? { seq: last.seq, what: "edited" } : undefined;
}
