/**
 * Carries out what was signed: the one way from a signature to a write, with the end of the session on a shared
 * terminal.
 */
import { z } from "zod";
import type { Transaction } from "../../db/client";
import { recordAudit } from "./audit.server";
import { inTransaction } from "../platform/database.server";
import { findSubmission, once } from "../platform/submission.server";
import type { RefusedAnswer } from "./ceremony.server";
import { endSession } from "./session.server";
import { SIGNED_KINDS, type SignedKind } from "./signed-kinds";
import { completeSigning, type SignedContent } from "./signing.server";
import type { Viewing } from "./viewing";

const kindOfContent = z.object({ what: z.enum(SIGNED_KINDS) });

/** What a write that was signed for refuses, having written nothing. */
type RefusedWrite =
  | { ok: false; reason: "already_open"; receipt: string }
  | { ok: false; reason: "not_possible"; of?: "certificate_request" | "insurance_use_cancellation" | "mandate" }
  | { ok: false; reason: "stale" | "suspended" | "not_own" };

/** Writes what was signed for, in the given transaction. */
type SignedWrite = (
  tx: Transaction,
  viewing: Viewing,
  signed: SignedContent,
) => Promise<{ ok: true; receipt?: string; mandateId?: string } | RefusedWrite>;

let current: Record<SignedKind, SignedWrite> | undefined;

/**
 * Called once by the composition root, and by tests: what a signature carries out, each capability knows itself.
 * @throws Error where a kind has no write, as its signature would do nothing
 */
export function provideSignedWrites(writes: Record<SignedKind, SignedWrite>): void {
  const missing = SIGNED_KINDS.filter((kind) => !writes[kind]);
  if (missing.length > 0) throw new Error(`nothing carries out ${missing.join(", ")}`);
  current = writes;
}

export type SignedWriteResult =
  | { ok: true; task: FinishedTask; sessionEnded: boolean }
  | { ok: false; reason: RefusedAnswer["reason"] }
  | RefusedWrite;

/** What was done, for the page that confirms it. */
export type FinishedTask = { kind: SignedKind | "case"; receipt?: string; mandateId?: string };

/**
 * Verifies the signature and carries out the write in one transaction. A second submit of the same ceremony gives the
 * same result.
 */
export async function completeSignedWrite(
  viewing: Viewing,
  answer: { ceremonyId: string; assertion: string },
): Promise<SignedWriteResult> {
  return inTransaction(async (tx): Promise<SignedWriteResult> => {
    const completed = await completeSigning(tx, viewing, answer);
    if (completed.ok)
      return once(tx, viewing, `signed:${answer.ceremonyId}`, () => carryOut(tx, viewing, completed.signed));
    return (
      ((await findSubmission(tx, viewing, `signed:${answer.ceremonyId}`)) as SignedWriteResult | undefined) ?? completed
    );
  });
}

/** @returns what the signature of this ceremony has already done, or undefined */
export async function findSignedWrite(viewing: Viewing, ceremonyId: string): Promise<SignedWriteResult | undefined> {
  return inTransaction(
    async (tx) => (await findSubmission(tx, viewing, `signed:${ceremonyId}`)) as SignedWriteResult | undefined,
  );
}

async function carryOut(tx: Transaction, viewing: Viewing, signed: SignedContent): Promise<SignedWriteResult> {
  const { what } = kindOfContent.parse(JSON.parse(signed.content));
  if (!current) throw new Error("provideSignedWrites was not called");
  const written = await current[what](tx, viewing, signed);
  if (!written.ok) return written;
  const task: FinishedTask = {
    kind: what,
    ...(written.receipt ? { receipt: written.receipt } : {}),
    ...(written.mandateId ? { mandateId: written.mandateId } : {}),
  };
  return { ok: true, task, sessionEnded: await finishTask(tx, viewing, task) };
}

/** On a shared terminal the session ends with the task that is done. @returns whether it ended */
export async function finishTask(tx: Transaction, viewing: Viewing, task: FinishedTask): Promise<boolean> {
  if (!viewing.session.sharedTerminal) return false;
  await recordAudit(tx, viewing, "signed_out", "shared_terminal");
  await endSession(
    tx,
    { residentId: viewing.actor.residentId, sessionId: viewing.session.sessionId },
    viewing.at,
    task,
  );
  return true;
}
