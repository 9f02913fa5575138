/** What cannot be expected: an error with a stable code and an id that the person can read to the help desk. */
import { randomInt } from "node:crypto";

/** `not_found`: what was asked for ended while it was asked for; told like anything that is not there. */
export type AppErrorCode = "database_unavailable" | "unexpected" | "not_found";

export class AppError extends Error {
  readonly code: AppErrorCode;
  /** Eight digits in two groups: easy to read aloud on the phone. */
  readonly id: string;

  constructor(code: AppErrorCode, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.id = `${randomInt(1000, 10_000)}-${randomInt(1000, 10_000)}`;
  }
}
