/**
 * Who looks at whose data, and what this viewer may do: one table for the resident, family proxies and the help desk.
 */
import type { SupportKind } from "./support";

/**
 * `see_sensitive` may be asked for one item: pass its scheme. `fill_in` prepares what a resident or proxy signs;
 * `guide` steers a support.
 */
export const ACTIONS = [
  "see",
  "see_sensitive",
  "answer",
  "fill_in",
  "report",
  "follow_case",
  "manage_account",
  "see_history",
  "take_history_along",
  "manage_credentials",
  "manage_notices",
  "manage_insurance_use",
  "manage_mandates",
  "get_help",
  "guide",
] as const;
export type Action = (typeof ACTIONS)[number];

export type Via = "self" | "proxy" | "desk";

/** What each viewer may do at most; a mandate's scopes, and what the resident has allowed the desk, narrow it. */
const MAY: Record<Via, ReadonlySet<Action>> = {
  self: new Set<Action>([
    "see",
    "see_sensitive",
    "answer",
    "fill_in",
    "report",
    "follow_case",
    "manage_account",
    "see_history",
    "take_history_along",
    "manage_credentials",
    "manage_notices",
    "manage_insurance_use",
    "manage_mandates",
    "get_help",
  ]),
  proxy: new Set<Action>([
    "see",
    "see_sensitive",
    "answer",
    "fill_in",
    "report",
    "follow_case",
    "manage_account",
    "manage_insurance_use",
  ]),
  desk: new Set<Action>(["see", "see_sensitive", "fill_in", "follow_case", "see_history", "guide"]),
};

export interface ViewingSession {
  sessionId: string;
  credentialId: string;
  sharedTerminal: boolean;
  startedAt: Date;
  /** When the session ends if nothing more is done. */
  idleEndsAt: Date;
  /** When the session ends whatever is done. */
  endsAt: Date;
}

/** A look of the desk: with the resident's own code, or without the screen for a reason. */
export interface GrantedSupport {
  supportId: string;
  kind: SupportKind;
  residentId: string;
  residentName: string;
  staffId: string;
  /** Schemes whose sensitive values the resident has allowed. */
  allowed: readonly string[];
  /** Schemes that nobody but the resident sees. */
  hidden: readonly string[];
}

export interface Viewing {
  /** First segment of the path: `me`, `m-` with a mandate's id, or `s-` with a support's. */
  segment: string;
  /** Staff always look through a support, which says why. */
  actor: { kind: "resident"; residentId: string } | { kind: "staff"; residentId: string; supportId: string };
  /** The resident whose data is seen: goes into every query's `where`. */
  subject: string;
  via: Via;
  /** Under which mandate a proxy acts, for whom, and under which name; undefined for others. */
  acting: { mandateId: string; principalName: string; proxyName: string } | undefined;
  /** Through which support the desk looks; undefined for others. */
  support: GrantedSupport | undefined;
  /** The moment of the request; the only clock that services read. */
  at: Date;
  session: ViewingSession;
  may(action: Action, schemeId?: string): boolean;
  /** Whether this viewer sees the record of this scheme at all. */
  sees(schemeId: string): boolean;
}

/** @returns whether this kind of viewer may do this at all */
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
    acting: undefined,
    support: undefined,
    at,
    session,
    may: (action) => may("self", action),
    sees: () => true,
  };
}

export interface GrantedMandate {
  mandateId: string;
  principalId: string;
  principalName: string;
  proxyId: string;
  proxyName: string;
  allows(action: Action): boolean;
  covers(schemeId: string): boolean;
  /** Schemes that nobody but the principal sees, whatever the mandate covers. */
  hidden: readonly string[];
}

/** A proxy looking at the principal's data, within an active mandate. */
export function proxyViewing(mandate: GrantedMandate, session: ViewingSession, at: Date): Viewing {
  const { mandateId, principalId, principalName, proxyId, proxyName, hidden } = mandate;
  const sees = (schemeId: string) => mandate.covers(schemeId) && !hidden.includes(schemeId);
  return {
    segment: `m-${mandateId}`,
    actor: { kind: "resident", residentId: proxyId },
    subject: principalId,
    via: "proxy",
    acting: { mandateId, principalName, proxyName },
    support: undefined,
    at,
    session,
    may: (action, schemeId) =>
      may("proxy", action) && mandate.allows(action) && (schemeId === undefined || sees(schemeId)),
    sees,
  };
}

/**
 * The desk looking at a resident's screens: reading only, and what is sensitive only where the resident has allowed the
 * item.
 */
export function deskViewing(support: GrantedSupport, session: ViewingSession, at: Date): Viewing {
  const { supportId, residentId, staffId, allowed, hidden } = support;
  const sees = (schemeId: string) => !hidden.includes(schemeId);
  const maySeeValues = (schemeId: string | undefined) => schemeId !== undefined && allowed.includes(schemeId);
  return {
    segment: `s-${supportId}`,
    actor: { kind: "staff", residentId: staffId, supportId },
    subject: residentId,
    via: "desk",
    acting: undefined,
    support,
    at,
    session,
    may: (action, schemeId) =>
      may("desk", action) &&
      (schemeId === undefined || sees(schemeId)) &&
      (action !== "see_sensitive" || maySeeValues(schemeId)),
    sees,
  };
}
