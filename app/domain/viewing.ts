/** Through whose eyes a page is seen, and what may be done there: one table for every viewer. */

export type Action =
  | "see"
  | "see_sensitive"
  | "answer"
  | "report"
  | "follow_case"
  | "manage_account"
  | "manage_credentials"
  | "manage_notices"
  | "manage_insurance_use";

export type Via = "self";

/** What each viewer may do. A family proxy and the help desk will stand here as further columns. */
const MAY: Record<Via, ReadonlySet<Action>> = {
  self: new Set<Action>(["see", "see_sensitive", "answer", "report", "follow_case", "manage_account", "manage_credentials", "manage_notices", "manage_insurance_use"]),
};

export interface ViewingSession {
  sessionId: string;
  credentialId: string;
  sharedTerminal: boolean;
  /** When the card or passkey was presented. */
  startedAt: Date;
  /** When the session ends if nothing more is done. */
  idleEndsAt: Date;
  endsAt: Date;
}

export interface Viewing {
  /** First segment of the path: `me`. */
  segment: string;
  actor: { kind: "resident"; residentId: string };
  /** The resident whose data is seen: goes into every query's `where`. */
  subject: string;
  via: Via;
  /** The moment of the request; the only clock that services read. */
  at: Date;
  session: ViewingSession;
  may(action: Action): boolean;
}

/** @returns whether this kind of viewer may do this at all; scopes of a mandate narrow it further */
export function may(via: Via, action: Action): boolean {
  return MAY[via].has(action);
}

/** A resident looking at the own data. */
export function ownViewing(residentId: string, session: ViewingSession, at: Date): Viewing {
  return {
    segment: "me",
    actor: { kind: "resident", residentId },
    subject: residentId,
    via: "self",
    at,
    session,
    may: (action) => may("self", action),
  };
}
