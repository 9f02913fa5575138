/** What a resident has begun and not yet signed: kept on the server, so that leaving and coming back loses nothing. */
import { and, eq } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { drafts } from "../../db/schema";
import type { Viewing } from "../identity/viewing";
import { recordAudit } from "../identity/audit.server";
import { BeginAgain, database, inTransaction } from "../platform/database.server";

/** Who fills something in: a viewer, or a member of staff for the desk. */
export type Drafting = Whose & Pick<Viewing, "at" | "actor"> & Partial<Pick<Viewing, "session">>;
type Whose = Pick<Viewing, "subject"> & Partial<Pick<Viewing, "via" | "segment">>;
export type DraftData = Record<string, unknown>;
export interface Draft {
  data: DraftData;
  version: number;
  updatedAt: Date;
}
export type SavedDraft = { ok: true; version: number } | { ok: false; reason: "stale" };

/** @param kind for example `report:health-insurance-card` or `account` */
export async function findDraft(drafting: Drafting, kind: string): Promise<Draft | undefined> {
  const [row] = await database().select().from(drafts).where(ownDraft(drafting, kind));
  return row && { data: row.data, version: row.version, updatedAt: row.updatedAt };
}

/** @returns every draft of this viewer about the resident, for "you have begun a report" */
export async function listDrafts(drafting: Drafting): Promise<(Draft & { kind: string })[]> {
  const rows = await database().select().from(drafts).where(eq(drafts.residentId, drafting.subject));
  const prefix = prefixOf(drafting);
  // What a proxy has begun stands under the proxy's own prefix.
  return rows
    .filter(({ kind }) => kind.startsWith(prefix))
    .map((row) => ({ ...row, kind: row.kind.slice(prefix.length) }));
}

/**
 * Merges `data` into the draft.
 * @param expectedVersion the version the form was made from, 0 for none; `stale` when another tab saved meanwhile, and
 * nothing is written
 */
export async function saveDraft(
  drafting: Drafting,
  kind: string,
  data: DraftData,
  expectedVersion?: number,
): Promise<SavedDraft> {
  return inTransaction(async (tx) => {
    const [row] = await tx.select().from(drafts).where(ownDraft(drafting, kind)).for("update");
    if (expectedVersion !== undefined && (row?.version ?? 0) !== expectedVersion) return { ok: false, reason: "stale" };
    if (!row) return { ok: true, version: await firstVersion(tx, drafting, kind, data) };
    const version = row.version + 1;
    await tx
      .update(drafts)
      .set({ data: { ...row.data, ...data }, version, updatedAt: drafting.at })
      .where(ownDraft(drafting, kind));
    await recordAudit(tx, drafting, "saved_draft", kind);
    return { ok: true, version };
  });
}

/** Two first saves at once: the second begins again and finds the first (see `inTransaction`). */
async function firstVersion(tx: Transaction, drafting: Drafting, kind: string, data: DraftData): Promise<number> {
  const row = {
    residentId: drafting.subject,
    kind: prefixOf(drafting) + kind,
    data,
    version: 1,
    updatedAt: drafting.at,
  };
  const written = await tx.insert(drafts).values(row).onConflictDoNothing().returning({ version: drafts.version });
  if (written.length === 0) throw new BeginAgain();
  await recordAudit(tx, drafting, "saved_draft", kind);
  return 1;
}

/**
 * Holds the draft until the end of the transaction.
 * @returns its version, 0 for none: no other tab changes any more what is read of it
 */
export async function lockDraft(tx: Transaction, drafting: Whose, kind: string): Promise<number> {
  const own = ownDraft(drafting, kind);
  const [row] = await tx.select({ version: drafts.version }).from(drafts).where(own).for("update");
  return row?.version ?? 0;
}

/** Removes the draft in the transaction of the write that it became. */
export async function dropDraft(tx: Transaction, drafting: Whose, kind: string): Promise<void> {
  await tx.delete(drafts).where(ownDraft(drafting, kind));
}

function ownDraft(drafting: Whose, kind: string) {
  return and(eq(drafts.residentId, drafting.subject), eq(drafts.kind, prefixOf(drafting) + kind));
}

/**
 * A proxy never sees what the resident has begun, nor the other way round. The desk prepares what the resident signs:
 * they share it.
 */
function prefixOf({ via, segment }: Whose): string {
  return via === "proxy" ? `${segment}:` : "";
}
