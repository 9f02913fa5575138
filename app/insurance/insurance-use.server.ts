/**
 * 利用登録: the resident sees the registration of the card as insurance card, and cancels it with a signature; no reason is
 * asked for.
 */
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { path } from "../path";
import { INSURANCE_SCHEME } from "../catalogue/schemes";
import type { Transaction } from "../../db/client";
import { insuranceUses } from "../../db/schema";
import { type InsuranceUseStanding, insuranceUseStanding, useEndsAt } from "./insurance-use";
import type { Viewing } from "../identity/viewing";
import { recordAudit } from "../identity/audit.server";
import { inTransaction } from "../platform/database.server";
import { tellResident } from "../notices/notice.server";
import { findOpenCase } from "../corrections/report.server";
import { beginSigning, keepSignature, type SignedContent } from "../identity/signing.server";
import { keyOfContent, once } from "../platform/submission.server";

export type InsuranceUseRow = typeof insuranceUses.$inferSelect;

const cancellation = z.object({ what: z.literal("insurance_use_cancellation"), key: z.uuid(), version: z.int() });

export interface OwnInsuranceUse {
  use: InsuranceUseRow | undefined;
  standing: InsuranceUseStanding;
  /** Receipt number of the open case about a registration without consent. */
  openCase: string | undefined;
  /** Until when the card would serve if the use were cancelled now. */
  wouldEndAt: Date;
}

/** @returns the registration; the look is noted in the access history */
export async function getInsuranceUse(viewing: Viewing): Promise<OwnInsuranceUse> {
  return inTransaction(async (tx) => {
    await recordAudit(tx, viewing, "looked_at_insurance_use", INSURANCE_SCHEME);
    const [use] = await tx.select().from(insuranceUses).where(eq(insuranceUses.residentId, viewing.subject));
    const open = await findOpenCase(viewing, INSURANCE_SCHEME, tx);
    const openCase = open?.kind === "without_consent" && viewing.may("follow_case") ? open.receipt : undefined;
    return { use, standing: insuranceUseStanding(use, viewing.at), openCase, wouldEndAt: useEndsAt(viewing.at) };
  });
}

/** @returns the ceremony in which the cancellation is signed, or undefined where the form's key or version is none */
export async function signInsuranceUseCancellation(
  viewing: Viewing,
  asked: { key: string; version: number },
): Promise<string | undefined> {
  const parsed = cancellation.safeParse({ what: "insurance_use_cancellation", ...asked });
  if (!parsed.success) return undefined;
  return beginSigning(viewing, {
    content: JSON.stringify(parsed.data),
    returnTo: path("insurance-use", { viewer: viewing.segment }),
  });
}

export type CancelledUse = { ok: true } | { ok: false; reason: "not_possible"; of: "insurance_use_cancellation" };

/** Cancels the use that was signed for: it counts from the end of the following month (`insurance-use.ts`). */
export async function cancelInsuranceUse(
  tx: Transaction,
  viewing: Viewing,
  signed: SignedContent,
): Promise<CancelledUse> {
  const { key, version } = cancellation.parse(JSON.parse(signed.content));
  return once(tx, viewing, keyOfContent(signed.content), async (): Promise<CancelledUse> => {
    if (!viewing.may("manage_insurance_use", INSURANCE_SCHEME))
      return { ok: false, reason: "not_possible", of: "insurance_use_cancellation" };
    const { subject: residentId, at } = viewing;
    const written = await tx
      .update(insuranceUses)
      .set({ cancelledAt: at, endsAt: useEndsAt(at), version: sql`${insuranceUses.version} + 1` })
      .where(
        and(
          eq(insuranceUses.residentId, residentId),
          eq(insuranceUses.version, version),
          sql`${insuranceUses.cancelledAt} is null`,
        ),
      )
      .returning({ residentId: insuranceUses.residentId });
    if (written.length === 0) return { ok: false, reason: "not_possible", of: "insurance_use_cancellation" };
    await keepSignature(tx, viewing, signed);
    await recordAudit(tx, viewing, "cancelled_insurance_use", INSURANCE_SCHEME);
    await tellResident(tx, {
      residentId,
      key: `insurance-use:${key}`,
      kind: "insurance_use_cancelled",
      about: { schemeId: INSURANCE_SCHEME },
      at,
      by: viewing,
    });
    return { ok: true };
  });
}
