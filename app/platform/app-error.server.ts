/** What cannot be expected: an error with a stable code and an id that the person can read to the help desk. */
import { randomInt } from "node:crypto";

/**
 * `grant_ended`: what allowed this request ended while it was answered; nobody is told more than that there is nothing.
 */
export type AppErrorCode = "database_unavailable" | "grant_ended" | "unexpected";

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
