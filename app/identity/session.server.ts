/**
 * Sign-in sessions: the cookie holds a secret, the database only its hash; every request is checked against the
 * server's clock.
 */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { and, eq, isNull, like, ne, or } from "drizzle-orm";
import { v7 as uuidv7, validate as isUuid } from "uuid";
import { drafts, residents, sessions } from "../../db/schema";
import type { Transaction } from "../../db/client";
import { unsentOfSession } from "../journeys/unsent";
import { longestEnd, type SessionStanding, sessionStanding } from "./session-rules";
import { database } from "../platform/database.server";

export type SessionRow = typeof sessions.$inferSelect;
export type FoundSession = { standing: SessionStanding; session: SessionRow };

/** A session seen within this time is not written again: saves a write on most page views. Milliseconds. */
const TOUCH_EVERY_MS = 15_000;

/** @returns SHA-256 as hex: for tokens of 256 random bits a plain hash is enough */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/**
 * Opens a new session in the sign-in's own transaction; an earlier one of the same browser is not taken over.
 * @returns the token for the cookie: resident, session and secret, so that one resident's rows answer for it
 */
export async function startSession(
  tx: Transaction,
  start: { residentId: string; credentialId: string; sharedTerminal: boolean; desk: boolean; at: Date },
): Promise<string> {
  const sessionId = uuidv7();
  const secret = randomBytes(32).toString("base64url");
  await tx.insert(sessions).values({
    residentId: start.residentId,
    sessionId,
    tokenHash: hashToken(secret),
    credentialId: start.credentialId,
    sharedTerminal: start.sharedTerminal,
    desk: start.desk,
    startedAt: start.at,
    lastSeenAt: start.at,
    endsAt: longestEnd(start.at, start.desk),
  });
  return `${start.residentId}.${sessionId}.${secret}`;
}

function parseToken(token: string | undefined): { residentId: string; sessionId: string; hash: string } | undefined {
  const [residentId, sessionId, secret, ...rest] = (token ?? "").split(".");
  if (!residentId || !sessionId || !secret || rest.length > 0 || !isUuid(residentId) || !isUuid(sessionId))
    return undefined;
  return { residentId, sessionId, hash: hashToken(secret) };
}

/**
 * @returns the session of this token, whatever its standing, or undefined where there is none or the person has died
 */
export async function findSession(token: string | undefined, at: Date): Promise<FoundSession | undefined> {
  const parsed = parseToken(token);
  if (!parsed) return undefined;
  const [found] = await database()
    .select({ session: sessions })
    .from(sessions)
    .innerJoin(residents, and(eq(residents.residentId, sessions.residentId), isNull(residents.diedAt)))
    .where(and(eq(sessions.residentId, parsed.residentId), eq(sessions.sessionId, parsed.sessionId)));
  const session = found?.session;
  if (!session || !timingSafeEqual(Buffer.from(session.tokenHash), Buffer.from(parsed.hash))) return undefined;
  return { standing: sessionStanding(session, at), session };
}

/** Notes that the person is still there; the idle time begins anew. */
export async function touchSession(session: SessionRow, at: Date): Promise<SessionRow> {
  if (at.getTime() - session.lastSeenAt.getTime() < TOUCH_EVERY_MS) return session;
  await database().update(sessions).set({ lastSeenAt: at }).where(ownLive(session));
  return { ...session, lastSeenAt: at };
}

/** Ends the session on the server: its cookie opens nothing from now on, and what was kept for it alone goes. */
export async function endSession(
  tx: Transaction,
  session: { residentId: string; sessionId: string },
  at: Date,
  finishedTask?: SessionRow["finishedTask"],
): Promise<void> {
  await tx
    .update(sessions)
    .set({ endedAt: at, finishedTask: finishedTask ?? null })
    .where(ownLive(session));
  await dropKeptFor(tx, session.residentId, [session]);
}

/** What was typed at a shared terminal is for that session alone. */
async function dropKeptFor(tx: Transaction, residentId: string, ended: readonly { sessionId: string }[]) {
  const kept = ended.map(({ sessionId }) => like(drafts.kind, `${unsentOfSession(sessionId)}%`));
  if (kept.length > 0) await tx.delete(drafts).where(and(eq(drafts.residentId, residentId), or(...kept)));
}

/** Ends every session that a credential opened, but for one, with what was kept for each: when it is removed. */
export async function endSessionsOf(
  tx: Transaction,
  opened: { residentId: string; credentialId: string; but: string },
  at: Date,
): Promise<void> {
  const { residentId, credentialId, but } = opened;
  const ended = await tx
    .update(sessions)
    .set({ endedAt: at })
    .where(
      and(
        eq(sessions.residentId, residentId),
        eq(sessions.credentialId, credentialId),
        ne(sessions.sessionId, but),
        isNull(sessions.endedAt),
      ),
    )
    .returning({ sessionId: sessions.sessionId });
  await dropKeptFor(tx, residentId, ended);
}

function ownLive(session: { residentId: string; sessionId: string }) {
  return and(
    eq(sessions.residentId, session.residentId),
    eq(sessions.sessionId, session.sessionId),
    isNull(sessions.endedAt),
  );
}

/** How long a finished task may still be confirmed after its session ended. Milliseconds. */
const CONFIRM_FOR_MS = 10 * 60_000;

/** @returns the task with which a session on a shared terminal ended, for the page that confirms it */
export async function findFinishedTask(token: string | undefined, at: Date): Promise<SessionRow["finishedTask"]> {
  const session = (await findSession(token, at))?.session;
  if (!session?.endedAt || at.getTime() - session.endedAt.getTime() > CONFIRM_FOR_MS) return null;
  return session.finishedTask;
}
