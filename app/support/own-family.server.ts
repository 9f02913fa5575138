/** Whether a member of staff looks at the own family: such a look goes to the supervisor (`unusual-looks.ts`). */
import { and, eq, or } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { mandates, residents } from "../../db/schema";
import { compareAddress } from "../matching/address";
import { agrees } from "../matching/verdict";

/** @returns whether both live in one house, or one acts or has acted for the other */
export async function isOwnFamily(tx: Transaction, staffId: string, residentId: string): Promise<boolean> {
  const both = await tx
    .select({ address: residents.address })
    .from(residents)
    .where(or(eq(residents.residentId, staffId), eq(residents.residentId, residentId)));
  const [one, other] = both;
  if (one && other && agrees(compareAddress(one.address, other.address))) return true;
  const between = or(
    and(eq(mandates.residentId, residentId), eq(mandates.proxyId, staffId)),
    and(eq(mandates.residentId, staffId), eq(mandates.proxyId, residentId)),
  );
  return (await tx.select({ id: mandates.mandateId }).from(mandates).where(between).limit(1)).length > 0;
}
