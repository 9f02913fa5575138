/**
 * What somebody had typed and not sent when the session ran out or the display was changed: kept, unseen, for the same
 * person alone.
 */
import { isDeepStrictEqual } from "node:util";
import { and, eq, lt } from "drizzle-orm";
import { drafts } from "../../db/schema";
import type { Viewing } from "../identity/viewing";
import { keepsTyped } from "../identity/permissions";
import { recordAudit } from "../identity/audit.server";
import { database, inTransaction } from "../platform/database.server";
import type { SessionRow } from "../identity/session.server";
import { withoutSecrets } from "../platform/form";
import { withoutUnusable } from "../platform/written-text";
import { unsentKind } from "./unsent";

/** What a form carries along, and nobody typed. */
const CARRIED = ["key", "version"];

/** Largest form that is kept, in UTF-16 units with the fields' names: all that a page asks in words is less. */
const MOST_KEPT = 20_000;

type Keeper = Pick<SessionRow, "residentId" | "sessionId" | "sharedTerminal">;

interface Sent {
  path: string;
  fields: ReadonlyMap<string, string>;
  at: Date;
}

/**
 * Keeps the fields of a screen that gives them back, under its path; what was kept before and has been emptied since
 * goes. At a shared terminal only for this very session, since somebody else may be sitting there in the next.
 */
export async function keepUnsent(session: Keeper, { path, fields, at }: Sent): Promise<void> {
  if (!keepsTyped(path)) return;
  const { residentId } = session;
  const kind = unsentKind(session, path);
  const data = typedIn(fields);
  const own = and(eq(drafts.residentId, residentId), eq(drafts.kind, kind));
  if (JSON.stringify(data).length > MOST_KEPT) return;
  await inTransaction(async (tx) => {
    if (Object.keys(data).length === 0) return void (await tx.delete(drafts).where(own));
    const [before] = await tx.select({ data: drafts.data }).from(drafts).where(own);
    const row = { data, version: 1, updatedAt: at };
    await tx
      .insert(drafts)
      .values({ residentId, kind, ...row })
      .onConflictDoUpdate({ target: [drafts.residentId, drafts.kind], set: row });
    if (isDeepStrictEqual(before?.data, data)) return;
    await recordAudit(
      tx,
      { subject: residentId, at, actor: { kind: "resident", residentId } },
      "saved_draft",
      "unsent",
    );
  });
}

/** Whoever looks, with the session under which something is kept. */
export function keeperOf({ actor, session }: Pick<Viewing, "actor" | "session">): Keeper {
  return { residentId: actor.residentId, sessionId: session.sessionId, sharedTerminal: session.sharedTerminal };
}

/** Where the session has run out: at a shared terminal it no longer proves whose the text is. */
export async function keepAfterEnd(session: Keeper, sent: Sent): Promise<void> {
  if (!session.sharedTerminal) await keepUnsent(session, sent);
}

function typedIn(fields: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(withoutSecrets(Object.fromEntries(fields)))
      .map(([name, value]) => [name, withoutUnusable(value)])
      .filter(([name, value]) => value && !CARRIED.includes(name ?? "")),
  );
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
  return and(eq(drafts.residentId, viewing.actor.residentId), eq(drafts.kind, unsentKind(viewing.session, path)));
}

/** @returns what was typed on this page before the session ran out, by field */
export function unsentOf(viewing: Viewing, request: Request): Promise<Record<string, string>> {
  return findUnsent(viewing, new URL(request.url).pathname);
}
