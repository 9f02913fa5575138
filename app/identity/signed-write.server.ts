/** Carries out what was signed: the one way from a signature to a write, with the end of the session on a shared terminal. */
import { z } from "zod";
import type { Transaction } from "../../db/client";
import type { Viewing } from "./viewing";
import { type AccountWritten, changeAccount, deleteAccount } from "../account/account.server";
import { recordAudit } from "../platform/audit.server";
import { type CancelledUse, cancelInsuranceUse } from "../insurance/insurance-use.server";
import { type RequestedCertificate, requestCertificate } from "../insurance/certificate-request.server";
import type { RefusedAnswer } from "./ceremony.server";
import { inTransaction } from "../platform/database.server";
import { type FiledReport, fileReport } from "../corrections/report.server";
import { acceptMandate, grantMandate } from "../mandates/mandate-code.server";
import { askForMandate, type MandateWritten, offerMandate } from "../mandates/mandate-offer.server";
import { confirmMandate, renewMandate } from "../mandates/mandate-step.server";
import { endSession } from "./session.server";
import { completeSigning, type SignedContent } from "./signing.server";
import { findSubmission, once } from "../platform/submission.server";

const kindOfContent = z.object({
  what: z.enum([
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
  ]),
});
type SignedKind = z.infer<typeof kindOfContent>["what"];

export type SignedWriteResult =
  | { ok: true; task: FinishedTask; sessionEnded: boolean }
  | { ok: false; reason: RefusedAnswer["reason"] }
  | { ok: false; reason: "already_open"; receipt: string }
  | { ok: false; reason: "not_possible"; of?: "certificate_request" | "insurance_use_cancellation" | "mandate" }
  | { ok: false; reason: "stale" | "suspended" | "not_own" };

/** What was done, for the page that confirms it. */
export type FinishedTask = { kind: SignedKind | "case"; receipt?: string; mandateId?: string };

/**
 * Verifies the signature and carries out the write in one transaction. A second submit of the same ceremony gives the same result.
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
  const written = await WRITES[what](tx, viewing, signed);
  if (!written.ok) return written;
  const task: FinishedTask = {
    kind: what,
    ...("receipt" in written ? { receipt: written.receipt } : {}),
    ...("mandateId" in written ? { mandateId: written.mandateId } : {}),
  };
  return { ok: true, task, sessionEnded: await finishTask(tx, viewing, task) };
}

type Written = MandateWritten | FiledReport | AccountWritten | RequestedCertificate | CancelledUse;

const WRITES: Record<SignedKind, (tx: Transaction, viewing: Viewing, signed: SignedContent) => Promise<Written>> = {
  report: fileReport,
  account_change: changeAccount,
  account_deletion: deleteAccount,
  insurance_use_cancellation: cancelInsuranceUse,
  certificate_request: requestCertificate,
  mandate_offer: offerMandate,
  mandate_ask: askForMandate,
  mandate_acceptance: acceptMandate,
  mandate_grant: grantMandate,
  mandate_confirmation: confirmMandate,
  mandate_renewal: renewMandate,
};

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
