/** What the outbox carries, each to its own receiver. */
export const OUTBOX_TOPICS = [
  "case_opened",
  "case_changed",
  "certificate_requested",
  "counterpart_found",
  "mandate_offered",
  "mandate_accepted",
  "mandate_granted",
  "mandate_changed",
  "mandate_registered",
  "mail_notice",
  "mail_code",
] as const;
export type OutboxTopic = (typeof OUTBOX_TOPICS)[number];
