/** How long a sign-in lasts. */

const MINUTE = 60_000;

/** Minutes without a request after which a session ends: on one's own machine, on a shared one, and at the desk. */
export const IDLE_MINUTES = { own: 15, shared: 5, desk: 10 } as const;
/** Minutes before that end at which the page gives way to one that can extend it. */
export const WARNING_MINUTES = 2;
/** Hours after which a session ends whatever is done: a resident's, and one at the desk. */
export const LONGEST_HOURS = { resident: 12, desk: 4 } as const;

/**
 * Minutes after the card was presented for which it still counts as lying there: a lasting key can be added only then.
 */
export const FRESH_MINUTES = 5;

export interface SessionTimes {
  sharedTerminal: boolean;
  desk: boolean;
  lastSeenAt: Date;
  /** The absolute end, set at sign-in. */
  endsAt: Date;
  endedAt: Date | null;
}

/** `idle`: nothing was done for too long. `over`: signed out, or the absolute end has come. */
export type SessionStanding = "live" | "idle" | "over";

/** The absolute end of a session that begins now. */
export function longestEnd(startedAt: Date, desk: boolean): Date {
  return new Date(startedAt.getTime() + (desk ? LONGEST_HOURS.desk : LONGEST_HOURS.resident) * 60 * MINUTE);
}

/** When the session ends if nothing more is done; never after its absolute end. */
export function idleEnd(session: SessionTimes): Date {
  const minutes = session.desk ? IDLE_MINUTES.desk : session.sharedTerminal ? IDLE_MINUTES.shared : IDLE_MINUTES.own;
  return new Date(Math.min(session.lastSeenAt.getTime() + minutes * MINUTE, session.endsAt.getTime()));
}

/** Whether the session still holds at this moment. */
export function sessionStanding(session: SessionTimes, at: Date): SessionStanding {
  if (session.endedAt || at >= session.endsAt) return "over";
  return at >= idleEnd(session) ? "idle" : "live";
}

/** Whether the card was presented so recently that the person at the screen is the one who presented it. */
export function isFreshlySignedIn(startedAt: Date, at: Date): boolean {
  return at.getTime() - startedAt.getTime() <= FRESH_MINUTES * MINUTE;
}

/** The header that tells the page's script how long a session goes on. */
export const SESSION_LEFT = "Session-Left";

/** Whole seconds, at least 1, until a page served now must give way to the warning, and until its session ends. */
export function secondsLeft(idleEndsAt: Date, at: Date): { warnAfter: number; endAfter: number } {
  const endAfter = Math.max(1, Math.floor((idleEndsAt.getTime() - at.getTime()) / 1000));
  return { warnAfter: Math.max(1, endAfter - WARNING_MINUTES * 60), endAfter };
}
