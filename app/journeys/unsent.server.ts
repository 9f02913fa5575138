/**
 * What somebody had typed and not sent when the session ran out or the display was changed: kept, unseen, for the same
 * person alone.
 */
import { and, eq, lt } from "drizzle-orm";
import { drafts } from "../../db/schema";
import type { Viewing } from "../identity/viewing";
import { recordAudit } from "../identity/audit.server";
import { database, inTransaction } from "../platform/database.server";
import type { SessionRow } from "../identity/session.server";
import { withoutSecrets } from "../platform/form";
import { withoutUnusable } from "../platform/written-text";

/** How the kind of a kept text begins, among the drafts. */
export const UNSENT = "unsent:";

function kindOf(path: string): string {
  return `${UNSENT}${path}`;
}

/** What a form carries along, and nobody typed. */
const CARRIED = ["key", "version"];

/**
 * Keeps the fields under the path of their page. Only for the own terminal's session, which proves whose they are:
 * at a shared one somebody else may be sitting there by now.
 */
export async function keepUnsent(
  session: Pick<SessionRow, "residentId" | "sharedTerminal">,
  sent: { path: string; fields: ReadonlyMap<string, string>; at: Date },
): Promise<void> {
  const typed = Object.entries(withoutSecrets(Object.fromEntries(sent.fields)));
  const data = Object.fromEntries(
    typed
      .map(([name, value]) => [name, withoutUnusable(value)])
      .filter(([name, value]) => value && !CARRIED.includes(name ?? "")),
  );
  if (session.sharedTerminal || Object.keys(data).length === 0) return;
  const { residentId } = session;
  await inTransaction(async (tx) => {
    const row = { data, version: 1, updatedAt: sent.at };
    await tx
      .insert(drafts)
      .values({ residentId, kind: kindOf(sent.path), ...row })
      .onConflictDoUpdate({ target: [drafts.residentId, drafts.kind], set: row });
    await recordAudit(
      tx,
      { subject: residentId, at: sent.at, actor: { kind: "resident", residentId } },
      "saved_draft",
      "unsent",
    );
  });
}

/** @returns what was typed on the page of this path and not sent, by field; empty where there is nothing */
export async function findUnsent(viewing: Viewing, path: string): Promise<Record<string, string>> {
  const [row] = await database().select().from(drafts).where(ownUnsent(viewing, path));
  return Object.fromEntries(
    Object.entries(row?.data ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

/** The page has sent its form now: nothing is left over of before; what this very request has kept stays. */
export async function dropUnsent(viewing: Viewing, path: string): Promise<void> {
  await database()
    .delete(drafts)
    .where(and(ownUnsent(viewing, path), lt(drafts.updatedAt, viewing.at)));
}

function ownUnsent(viewing: Viewing, path: string) {
  return and(eq(drafts.residentId, viewing.actor.residentId), eq(drafts.kind, kindOf(path)));
}

/** @returns what was typed on this page before the session ran out, by field */
export function unsentOf(viewing: Viewing, request: Request): Promise<Record<string, string>> {
  return findUnsent(viewing, new URL(request.url).pathname);
}
