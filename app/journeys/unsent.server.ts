/**
 * What somebody had typed and not sent when the session ran out or the display was changed: kept, unseen, for the same
 * person alone. No rule has seen such a text yet, so that it is kept without what no text may hold: a mark stands in
 * the place of each digit of a My Number or a PIN. Whoever comes back reads the rest as it was typed, and there is no
 * secret in the table that would have to be kept.
 */
import { isDeepStrictEqual } from "node:util";
import { and, eq, like, ne, or } from "drizzle-orm";
import { validate as isUuid } from "uuid";
import type { Transaction } from "../../db/client";
import { drafts } from "../../db/schema";
import type { Viewing } from "../identity/viewing";
import { keepsTyped } from "../identity/permissions";
import { recordAudit } from "../identity/audit.server";
import { database, inTransaction } from "../platform/database.server";
import type { SessionRow } from "../identity/session.server";
import { maskForbidden } from "../platform/forbidden-text";
import { withoutSecrets } from "../platform/form";
import { withoutUnusable } from "../platform/written-text";
import { UNSENT, unsentKind } from "./unsent";

/**
 * What a form carries along, and nobody typed, in the one shape that it can have. It comes back with the text: sent
 * again it is the same once more, and made from what the person saw, not from what stands there by then.
 */
const CARRIED: Readonly<Record<string, (value: string) => boolean>> = {
  key: isUuid,
  version: (value) => /^\d{1,9}$/.test(value),
};

/**
 * Largest form that is kept, in UTF-16 units with the fields' names: all that a page asks in words is less. Of a larger
 * one nothing is kept, nor what was kept before: an older text would pass for the one that was typed last.
 */
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
  const data = keptOf(fields);
  const own = and(eq(drafts.residentId, residentId), eq(drafts.kind, kind));
  await inTransaction(async (tx) => {
    if (!data) return void (await tx.delete(drafts).where(own));
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

/** @returns what is kept of a form, or undefined where nothing was typed, or too much */
function keptOf(fields: ReadonlyMap<string, string>): Record<string, string> | undefined {
  const usable = Object.entries(withoutSecrets(Object.fromEntries(fields)))
    .map(([name, value]) => [name, withoutUnusable(value)] as const)
    .filter(([name, value]) => value && (CARRIED[name]?.(value) ?? true));
  const isTyped = usable.some(([name]) => !(name in CARRIED));
  if (!isTyped || JSON.stringify(Object.fromEntries(usable)).length > MOST_KEPT) return undefined;
  return Object.fromEntries(usable.map(([name, value]) => [name, name in CARRIED ? value : maskForbidden(value)]));
}

/**
 * @returns what was typed on the page of this path and not sent, by field, with the `key` and `version` of its form;
 * empty where there is nothing
 */
export async function findUnsent(viewing: Viewing, path: string): Promise<Record<string, string>> {
  const [row] = await database().select().from(drafts).where(ownUnsent(viewing, path));
  return Object.fromEntries(
    Object.entries(row?.data ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}

/**
 * What the page has sent is written now: nothing is left over of before. What this very request has kept stays; it
 * bears the request's own moment, which is not compared with that of another process for which came first.
 */
export async function dropUnsent(viewing: Viewing, path: string): Promise<void> {
  await database()
    .delete(drafts)
    .where(and(ownUnsent(viewing, path), ne(drafts.updatedAt, viewing.at)));
}

/** Whose journey it was; of what the desk has done for a resident, the resident's own. */
type Whose = Pick<Viewing, "subject"> & Partial<Pick<Viewing, "via" | "actor" | "segment">>;

/**
 * What a place of the portal was for is done, in this transaction: nobody comes back to what was typed on its page or
 * below it, in whichever session.
 */
export async function dropUnsentBelow(
  tx: Transaction,
  { subject, via, actor, segment }: Whose,
  place: (viewer: string) => string,
): Promise<void> {
  const [keeper, viewer] = via === "proxy" && actor && segment ? [actor.residentId, segment] : [subject, "me"];
  const kept = (end: string) => like(drafts.kind, `${UNSENT}%${place(viewer)}${end}`);
  await tx.delete(drafts).where(and(eq(drafts.residentId, keeper), or(kept(""), kept("/%"))));
}

function ownUnsent(viewing: Viewing, path: string) {
  return and(eq(drafts.residentId, viewing.actor.residentId), eq(drafts.kind, unsentKind(viewing.session, path)));
}

/** @returns what was typed on this page before the session ran out, as `findUnsent` has it */
export function unsentOf(viewing: Viewing, request: Request): Promise<Record<string, string>> {
  return findUnsent(viewing, new URL(request.url).pathname);
}
