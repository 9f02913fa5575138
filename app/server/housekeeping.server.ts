/** Clears away what has served its time, so that no table grows for ever. */
import { and, isNotNull, like, lt, notLike, or } from "drizzle-orm";
import {
  ceremonies,
  drafts,
  exchanges,
  institutionRequests,
  institutionTokens,
  outbox,
  sessions,
  submissions,
} from "../../db/schema";
import { historyBegins } from "../history/exchange-grounds";
import { LONGEST_HOURS } from "../identity/session-rules";
import { database } from "../platform/database.server";
import { clearMandates } from "../mandates/mandate-clock.server";
import { UNSENT } from "../journeys/unsent";
import { DAY_MS } from "../platform/japan-time";

/** Forms are not sent again after this time, and nobody asks for a session or a notice that old. Days. */
const KEPT_DAYS = 30;

/**
 * Deletes ceremonies and tokens that ran out, and sessions, form keys, answers to institutions, delivered notices and
 * texts never sent of more than a month ago, exchanges of more than seven years ago, and mandates that are long over.
 */
export async function clearAway(at: Date): Promise<void> {
  const longAgo = new Date(at.getTime() - KEPT_DAYS * DAY_MS);
  await clearMandates(at);
  await database().delete(ceremonies).where(lt(ceremonies.expiresAt, at));
  await database().delete(institutionTokens).where(lt(institutionTokens.expiresAt, at));
  await database()
    .delete(sessions)
    .where(or(lt(sessions.endedAt, longAgo), lt(sessions.endsAt, longAgo)));
  await database()
    .delete(drafts)
    .where(and(like(drafts.kind, `${UNSENT}%`), lt(drafts.updatedAt, longAgo)));
  // Kept for one session at a shared terminal, which is over by now however it ended.
  const sessionsAgo = new Date(at.getTime() - LONGEST_HOURS.resident * 3_600_000);
  await database()
    .delete(drafts)
    .where(
      and(like(drafts.kind, `${UNSENT}%`), notLike(drafts.kind, `${UNSENT}/%`), lt(drafts.updatedAt, sessionsAgo)),
    );
  await database().delete(submissions).where(lt(submissions.at, longAgo));
  await database().delete(institutionRequests).where(lt(institutionRequests.at, longAgo));
  await database()
    .delete(exchanges)
    .where(lt(exchanges.at, historyBegins(at)));
  await database()
    .delete(outbox)
    .where(and(isNotNull(outbox.deliveredAt), lt(outbox.deliveredAt, longAgo)));
}
