/** What a resident is told of without asking, and for which steps of a correction. */
import type { CorrectionEvent, Finding } from "../corrections/correction";
import type { LeakEvent } from "../corrections/leak-track";
import { type ReportKind, suspendsViewing } from "../corrections/reports";

export const NOTICE_KINDS = [
  "case_received",
  "case_received_by_desk",
  "case_found_first",
  "case_acknowledged",
  "case_question",
  "case_lapses_soon",
  "case_answer_lapsed",
  "case_found_mislinkage",
  "case_correcting",
  "case_resumed_mislinkage",
  "case_resumed_notation_only",
  "case_resumed_no_error",
  "case_asked_mislinkage",
  "case_asked_notation_only",
  "case_asked_no_error",
  "case_advised",
  "case_closes_soon",
  "case_closed",
  "case_withdrawn",
  "case_rejected",
  "case_disputed",
  "case_reopened",
  "case_overdue",
  "leak_requested",
  "leak_not_viewed",
  "leak_viewed",
  "leak_unknowable",
  "leak_overdue",
  "account_changed",
  "account_deleted",
  "passkey_registered",
  "passkey_removed",
  "insurance_use_cancelled",
  "certificate_requested",
  "certificate_accepted",
  "certificate_sent",
  "certificate_refused",
  "desk_looked_up",
  "enquiry_answered",
  "mandate_accepted",
  "mandate_active",
  "mandate_ended",
  "mandate_resigned",
  "mandate_renewed",
  "mandate_ends_soon",
  "proxy_acted",
  "mandate_registered",
  "mandate_entrusted",
  "mandate_ended_by_desk",
  "card_permitted",
  "card_pin_changed",
  "card_pin_removed",
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Steps that go with another one in the same moment have no notice of their own: one change, one notice. */
const OF_EVENT: Record<CorrectionEvent, NoticeKind | undefined> = {
  suspend: undefined,
  acknowledge: "case_acknowledged",
  ask: "case_question",
  answer: undefined,
  lapse: "case_answer_lapsed",
  find: "case_found_mislinkage",
  start_correction: "case_correcting",
  verify: undefined,
  resume: "case_resumed_mislinkage",
  confirm: "case_closed",
  close: "case_closed",
  dispute: "case_disputed",
  // Whoever said it sees it said on the case; a proxy's act is told as such.
  doubt: undefined,
  advise: "case_advised",
  withdraw: "case_withdrawn",
  reject: "case_rejected",
  reopen: "case_reopened",
};

/** @returns the notice for this step, or undefined where the next one, in the same moment, says more */
export function noticeOfStep(
  event: CorrectionEvent,
  { kind, finding }: { kind: ReportKind; finding: Finding | null },
): NoticeKind | undefined {
  // Nothing has to be corrected: viewing is resumed in the same moment, and that notice says what was found.
  if (event === "find" && finding !== "mislinkage") return undefined;
  if (event === "resume") return `case_${suspendsViewing(kind) ? "resumed" : "asked"}_${finding ?? "no_error"}`;
  return OF_EVENT[event];
}

const OF_LEAK_EVENT: Record<LeakEvent, NoticeKind | undefined> = {
  request_log: "leak_requested",
  report_not_viewed: "leak_not_viewed",
  report_viewed: "leak_viewed",
  report_unknowable: "leak_unknowable",
  // The result itself is what the resident is told.
  notify: undefined,
};

export function noticeOfLeakStep(event: LeakEvent): NoticeKind | undefined {
  return OF_LEAK_EVENT[event];
}

/** Notices after which the resident has something to do. */
const ASKING: ReadonlySet<NoticeKind> = new Set([
  "mandate_accepted",
  "case_question",
  "case_lapses_soon",
  "case_closes_soon",
  "case_advised",
  "case_resumed_mislinkage",
  "case_resumed_notation_only",
  "case_resumed_no_error",
  "case_asked_mislinkage",
  "case_asked_notation_only",
  "case_asked_no_error",
]);

export function asksTheResident(kind: NoticeKind): boolean {
  return ASKING.has(kind);
}

/** @throws RangeError when the text is no kind of notice */
export function noticeKind(text: string): NoticeKind {
  const kind = NOTICE_KINDS.find((known) => known === text);
  if (!kind) throw new RangeError(`no notice kind: ${text}`);
  return kind;
}
