/** 訂正の申出: correction cases and their history. */
import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { CaseEvent } from "../../app/corrections/case-facts";
import type { LeakResult, LeakState } from "../../app/corrections/leak-track";
import type { Cause } from "../../app/corrections/causes";
import type { Actor, CorrectionState, Finding } from "../../app/corrections/correction";
import type { RecordBefore } from "../../app/linkages/record-before";
import type { ReportKind } from "../../app/corrections/reports";
import type { SchemeId } from "../../app/catalogue/schemes";
import { instant } from "./instant";

export const cases = pgTable(
  "cases",
  {
    residentId: uuid("resident_id").notNull(),
    caseId: uuid("case_id").notNull(),
    receipt: text("receipt").notNull(),
    schemeId: text("scheme_id").$type<SchemeId>().notNull(),
    institutionId: text("institution_id").notNull(),
    kind: text("kind").$type<ReportKind>().notNull(),
    details: text("details").notNull(),
    contact: jsonb("contact").$type<{ channel: "portal" | "phone" | "post"; value?: string }>().notNull(),
    state: text("state").$type<CorrectionState>().notNull(),
    stateSince: instant("state_since").notNull(),
    finding: text("finding").$type<Finding>(),
    reason: text("reason"),
    cause: text("cause").$type<Cause>(),
    question: text("question"),
    leakState: text("leak_state").$type<LeakState>(),
    leakSince: instant("leak_since"),
    leakResult: text("leak_result").$type<LeakResult>(),
    openedAt: instant("opened_at").notNull(),
    closedAt: instant("closed_at"),
    /** None where the institution found the error itself and nobody reported. */
    signatureId: uuid("signature_id"),
    /** Filed by the desk after a call back, in place of a signature: what one person asked for and another approved. */
    approvalId: uuid("approval_id"),
    /** The other items that the same report is about; the record of each is hidden and put right with the first. */
    parts: jsonb("parts").$type<SchemeId[]>().notNull().default([]),
    /**
     * The two halves of a swapped pair carry the same one, each in its own resident's rows; nobody but the institution
     * ever learns it.
     */
    matterId: uuid("matter_id"),
    /** From when on the record that is reported stood here; empty where it is not known. */
    wrongFrom: instant("wrong_from"),
    /** When the desk is told that the institution's step under way did not come. The portal's own target. */
    dueAt: instant("due_at"),
    escalatedAt: instant("escalated_at"),
    leakDueAt: instant("leak_due_at"),
    leakEscalatedAt: instant("leak_escalated_at"),
    /** What the resident saw of the records before they were corrected; none where nothing was, or before it was kept. */
    recordsBefore: jsonb("records_before").$type<RecordBefore[]>(),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.residentId, t.caseId] }),
    uniqueIndex("cases_receipt").on(t.residentId, t.receipt),
    index("cases_by_receipt").on(t.receipt),
    uniqueIndex("cases_matter").on(t.residentId, t.matterId),
    index("cases_due")
      .on(t.dueAt)
      .where(sql`escalated_at is null and due_at is not null`),
    index("cases_leak_due")
      .on(t.leakDueAt)
      .where(sql`leak_escalated_at is null and leak_due_at is not null`),
    // As the desk's lists ask for them: with another condition they would read the whole table.
    index("cases_waiting")
      .on(t.dueAt)
      .where(
        sql`escalated_at is not null or leak_escalated_at is not null or state in ('awaiting_resident', 'resident_unsure')`,
      ),
  ],
);

export const caseEvents = pgTable(
  "case_events",
  {
    residentId: uuid("resident_id").notNull(),
    caseId: uuid("case_id").notNull(),
    seq: integer("seq").notNull(),
    at: instant("at").notNull(),
    event: text("event").$type<CaseEvent>().notNull(),
    actor: text("actor").$type<Actor>().notNull(),
    /** Name of the proxy who took the resident's step; empty where it was the resident. */
    proxyName: text("proxy_name"),
    state: text("state").$type<CorrectionState | LeakState>().notNull(),
    text: text("text"),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.caseId, t.seq] })],
);
