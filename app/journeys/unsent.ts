/** Under which name a text that was not sent stands among the drafts. */

/** How the kind of a kept text begins. */
export const UNSENT = "unsent:";

/** How it begins for one session at a shared terminal: no later session asks for it. */
export function unsentOfSession(sessionId: string): string {
  return `${UNSENT}${sessionId}`;
}

/** @param session at a shared terminal the text belongs to it alone, elsewhere to the person */
export function unsentKind(session: { sessionId: string; sharedTerminal: boolean }, path: string): string {
  return `${session.sharedTerminal ? unsentOfSession(session.sessionId) : UNSENT}${path}`;
}
