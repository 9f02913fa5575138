/**
 * For whom a person acts as proxy, and what needs attention there: as that proxy may see it, and noted in each
 * principal's history.
 */
import type { Scope } from "../mandates/mandates";
import { proxyViewing, type Viewing } from "../identity/viewing";
import { AppError } from "../platform/app-error.server";
import { recordAudit } from "../identity/audit.server";
import { listUsableCredentials } from "../identity/ceremony.server";
import { inTransaction } from "../platform/database.server";
import { readLinkages } from "../linkages/linkage.server";
import type { SelfCheck } from "../linkages/self-check";
import { type Affair, waitsForResident } from "./affairs";
import { readAffairs } from "./affairs.server";
import { findGrantedMandate } from "../identity/grant.server";
import { listActing, type ShownMandate } from "../mandates/mandate.server";

export interface Principal {
  mandateId: string;
  name: string;
  scopes: Scope[];
  endsAt: Date | undefined;
  endsSoon: boolean;
  /** What waits for that person, as this proxy may know of it; the gravest first. */
  waiting: Affair[];
  /** Records of those that this proxy sees, and how many of them have an answer. */
  check: Pick<SelfCheck, "answered" | "total">;
}

/**
 * @returns everybody for whom this person may act now; nobody where the card that opened the session opens none any
 * more
 */
export async function listPrincipals(viewing: Viewing): Promise<Principal[]> {
  if (viewing.via !== "self") return [];
  const held = await inTransaction((tx) => listActing(tx, viewing));
  if (held.length === 0) return [];
  const usable = await listUsableCredentials(viewing.actor.residentId, viewing.at);
  if (!usable.some(({ credentialId }) => credentialId === viewing.session.credentialId)) return [];
  const principals: Principal[] = [];
  // One after the other: each is a transaction in another resident's rows.
  for (const mandate of held) {
    const principal = await lookAt(viewing, mandate).catch(unlessEnded);
    if (principal) principals.push(principal);
  }
  return principals;
}

async function lookAt(
  viewing: Viewing,
  { mandateId, name, scopes, endsAt, endsSoon }: ShownMandate,
): Promise<Principal | undefined> {
  const mandate = await findGrantedMandate(viewing.subject, mandateId, viewing.at);
  if (!mandate) return undefined;
  const asProxy = proxyViewing(mandate, viewing.session, viewing.at);
  return inTransaction(async (tx) => {
    // Numbers tell something of what they count.
    await recordAudit(tx, asProxy, "looked_at_attention", "attention");
    const all = await readLinkages(tx, asProxy);
    // What this proxy has begun for them is theirs alone, and told on that person's own home.
    const affairs = await readAffairs(tx, asProxy, { ...all, begunReports: [] });
    const { answered, total } = all.check;
    return {
      mandateId,
      name,
      scopes,
      endsAt,
      endsSoon,
      waiting: affairs.filter(waitsForResident),
      check: { answered, total },
    };
  });
}

/** Ended in this very moment: it is left out. */
function unlessEnded(error: unknown): undefined {
  if (error instanceof AppError && error.code === "grant_ended") return undefined;
  throw error;
}
