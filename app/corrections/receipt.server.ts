/** Receipt numbers: one series for all that a resident can be asked about on the telephone. */
import { randomInt } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Transaction } from "../../db/client";
import { cases, certificateRequests, enquiries } from "../../db/schema";
import { makeReceipt } from "../platform/receipt-number";

/**
 * @param draw a number from 0 to 9999
 * @returns a receipt number that this resident has not had yet, of cases, certificate requests and enquiries alike
 */
export async function freeReceipt(
  tx: Transaction,
  residentId: string,
  at: Date,
  draw: () => number = () => randomInt(10_000),
): Promise<string> {
  for (;;) {
    const receipt = makeReceipt(at, draw());
    if (!(await isTaken(tx, residentId, receipt))) return receipt;
  }
}

async function isTaken(tx: Transaction, residentId: string, receipt: string): Promise<boolean> {
  const taken = await unionAll(
    tx
      .select({ receipt: cases.receipt })
      .from(cases)
      .where(and(eq(cases.residentId, residentId), eq(cases.receipt, receipt))),
    tx
      .select({ receipt: certificateRequests.receipt })
      .from(certificateRequests)
      .where(and(eq(certificateRequests.residentId, residentId), eq(certificateRequests.receipt, receipt))),
    tx
      .select({ receipt: enquiries.number })
      .from(enquiries)
      .where(and(eq(enquiries.residentId, residentId), eq(enquiries.number, receipt))),
  );
  return taken.length > 0;
}
