/** What a signature can be given for: the `what` of a signed content. */
export const SIGNED_KINDS = [
  "report",
  "account_change",
  "account_deletion",
  "insurance_use_cancellation",
  "certificate_request",
  "mandate_offer",
  "mandate_ask",
  "mandate_acceptance",
  "mandate_grant",
  "mandate_confirmation",
  "mandate_renewal",
] as const;
export type SignedKind = (typeof SIGNED_KINDS)[number];
