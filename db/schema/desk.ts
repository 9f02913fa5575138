/** The help desk's own work: calls, assignments, notes, approvals, and the auditor's looks. */
import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { Topic } from "../../app/enquiries/enquiries";
import { instant } from "./instant";

/** Calls in which nobody said who they were: counted by topic. */
export const deskCalls = pgTable(
  "desk_calls",
  {
    callId: uuid("call_id").primaryKey(),
    at: instant("at").notNull(),
    channel: text("channel").$type<"phone" | "counter">().notNull(),
    topic: text("topic").$type<Topic>().notNull(),
    settled: boolean("settled").notNull(),
    staffId: uuid("staff_id").notNull(),
  },
  (t) => [index("desk_calls_at").on(t.at)],
);

/** Which member of staff works on a case. */
export const caseAssignments = pgTable(
  "case_assignments",
  {
    residentId: uuid("resident_id").notNull(),
    receipt: text("receipt").notNull(),
    staffId: uuid("staff_id").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.receipt] })],
);

/** Notes of the desk, for the desk only. */
export const deskNotes = pgTable(
  "desk_notes",
  {
    residentId: uuid("resident_id").notNull(),
    noteId: uuid("note_id").notNull(),
    /** A receipt number or the id of an enquiry. */
    about: text("about").notNull(),
    staffId: uuid("staff_id").notNull(),
    at: instant("at").notNull(),
    text: text("text").notNull(),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.noteId] })],
);

/** What one member of staff prepared and another must approve. */
export const approvals = pgTable(
  "approvals",
  {
    residentId: uuid("resident_id").notNull(),
    approvalId: uuid("approval_id").notNull(),
    kind: text("kind").$type<"mandate" | "report">().notNull(),
    payload: jsonb("payload").$type<Record<string, unknown>>().notNull(),
    requestedBy: uuid("requested_by").notNull(),
    requestedAt: instant("requested_at").notNull(),
    state: text("state").$type<"waiting" | "approved" | "refused">().notNull(),
    decidedBy: uuid("decided_by"),
    decidedAt: instant("decided_at"),
    refusal: text("refusal"),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.residentId, t.approvalId] }),
    index("approvals_waiting")
      .on(t.requestedAt)
      .where(sql`state = 'waiting'`),
    index("approvals_requested").on(t.requestedBy, t.requestedAt),
  ],
);

/**
 * The auditor's own looks, kept apart so that looking changes no trail: whose trail was read or verified, and by whom.
 */
export const auditLooks = pgTable(
  "audit_looks",
  {
    /** Whose trail it was; the auditor's own id, where it was a list or all chains. */
    residentId: uuid("resident_id").notNull(),
    lookId: uuid("look_id").notNull(),
    auditorId: uuid("auditor_id").notNull(),
    at: instant("at").notNull(),
    what: text("what").$type<"list" | "trail" | "verified" | "verified_all">().notNull(),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.lookId] })],
);
