/**
 * The problems that the institution API answers with (RFC 9457), each with its status and what the institution's
 * engineer should do.
 */
export const PROBLEMS = {
  malformed: {
    status: 400,
    title: "The request cannot be read",
    meaning: "The body is no JSON, or the address is not one of this API.",
  },
  key_missing: {
    status: 400,
    title: "A header is missing",
    meaning:
      "Steps and exchanges carry an Idempotency-Key: any text of up to 64 letters, digits, hyphens and underscores that you use for nothing else.",
  },
  no_token: {
    status: 401,
    title: "No request token",
    meaning: "Send `Authorization: Bearer` with a request token that you signed.",
  },
  not_verified: {
    status: 401,
    title: "The request token is not valid",
    meaning:
      "Unknown or revoked key, wrong audience, older than a minute, or a clock that is more than 30 seconds off.",
  },
  replayed: {
    status: 401,
    title: "The request token was used before",
    meaning: "A token serves once. Sign a new one; the Idempotency-Key stays the same when you repeat a request.",
  },
  not_found: {
    status: 404,
    title: "Not found",
    meaning: "It does not exist, is not yours, or has ended: these are alike on purpose.",
  },
  method_not_allowed: {
    status: 405,
    title: "No such method here",
    meaning: "This address has other methods: see the operations.",
  },
  refused: {
    status: 409,
    title: "Not possible now",
    meaning:
      "The correction does not stand where this step is possible. `detail` says why; `steps` of the case lists what is.",
  },
  exchange_stopped: {
    status: 409,
    title: "Viewing is suspended",
    meaning: "The record is hidden while it is being put right. Hand nothing over.",
  },
  stale: {
    status: 412,
    title: "The version has changed",
    meaning: "Somebody else took a step. Fetch it again, look, and decide anew.",
  },
  too_large: { status: 413, title: "Too large", meaning: "A request holds 64 KiB at most, a CSV file 1 MiB." },
  invalid: {
    status: 422,
    title: "The content is not valid",
    meaning: "`detail` names each field and what is wrong with it.",
  },
  key_reused: {
    status: 422,
    title: "The Idempotency-Key was used for something else",
    meaning: "The same key came with another content before. Nothing was done.",
  },
  version_missing: {
    status: 428,
    title: "If-Match is missing",
    meaning: "Send the ETag that you last saw, so that no step is taken on what you have not seen.",
  },
  too_many: { status: 429, title: "Too many requests", meaning: "Wait as long as `Retry-After` says (seconds)." },
  unexpected: {
    status: 500,
    title: "Something went wrong",
    meaning: "Repeat the request with the same Idempotency-Key. `detail` is an id that our help desk can look up.",
  },
  unavailable: {
    status: 503,
    title: "Not available just now",
    meaning: "Nothing was done. Repeat the request with the same Idempotency-Key a little later.",
  },
} as const satisfies Record<string, { status: number; title: string; meaning: string }>;

export type Problem = keyof typeof PROBLEMS;
