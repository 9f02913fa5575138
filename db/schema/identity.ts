/** Who is here: ceremonies, sessions, signatures, and the staff of the help desk. */
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { StaffRole } from "../../app/identity/staff";
import { instant } from "./instant";

/**
 * A WebAuthn ceremony under way. Taken out (`DELETE … RETURNING`) before its answer is verified, so that it serves
 * once.
 */
export const ceremonies = pgTable(
  "ceremonies",
  {
    ceremonyId: uuid("ceremony_id").primaryKey(),
    challenge: text("challenge").notNull(),
    purpose: text("purpose").$type<"sign_in" | "desk_sign_in" | "sign" | "register_passkey">().notNull(),
    residentId: uuid("resident_id"),
    content: text("content"),
    browserHash: text("browser_hash").notNull(),
    returnTo: text("return_to").notNull(),
    sharedTerminal: boolean("shared_terminal").notNull().default(false),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [index("ceremonies_expires_at").on(t.expiresAt)],
);

export const sessions = pgTable(
  "sessions",
  {
    residentId: uuid("resident_id").notNull(),
    sessionId: uuid("session_id").notNull(),
    tokenHash: text("token_hash").notNull(),
    credentialId: text("credential_id").notNull(),
    sharedTerminal: boolean("shared_terminal").notNull(),
    /** A sign-in at the desk: it opens what staff may see and nothing of the person's own. */
    desk: boolean("desk").notNull().default(false),
    startedAt: instant("started_at").notNull(),
    lastSeenAt: instant("last_seen_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    endedAt: instant("ended_at"),
    /** On a shared terminal: the task that ended the session, shown once more on the closing page. */
    finishedTask: jsonb("finished_task").$type<{ kind: string; receipt?: string }>(),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.sessionId] })],
);

/**
 * A signed write: the content, the challenge bound to it, and the authenticator's answer, kept for later verification.
 */
export const signatures = pgTable(
  "signatures",
  {
    residentId: uuid("resident_id").notNull(),
    signatureId: uuid("signature_id").notNull(),
    content: text("content").notNull(),
    challenge: text("challenge").notNull(),
    /** Whose card signed: a proxy's, where it is not the resident's own. */
    signedBy: uuid("signed_by"),
    credentialId: text("credential_id").notNull(),
    authenticatorData: text("authenticator_data").notNull(),
    clientDataJson: text("client_data_json").notNull(),
    signature: text("signature").notNull(),
    signedAt: instant("signed_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.signatureId] })],
);

/**
 * Residents who work at the help desk, and as what. Guesses at codes are counted here, so that parallel ones are
 * counted too.
 */
export const staff = pgTable("staff", {
  residentId: uuid("resident_id").primaryKey(),
  role: text("role").$type<StaffRole>().notNull(),
  /** What residents are told of who looked: a seat at the desk, no name. */
  label: text("label").notNull(),
  since: instant("since").notNull(),
  endedAt: instant("ended_at"),
  codeTries: integer("code_tries").notNull().default(0),
  codeTriesSince: instant("code_tries_since"),
});
