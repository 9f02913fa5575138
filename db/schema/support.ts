/** The desk looking at a resident's screens. */
import { sql } from "drizzle-orm";
import { boolean, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { UnusualLook } from "../../app/support/unusual-looks";
import type { SupportKind, SupportReason } from "../../app/identity/support";
import type { SchemeId } from "../../app/catalogue/schemes";
import { instant } from "./instant";

/**
 * The desk looking at a resident's screens: with the resident's own code, or, in a call or at the counter, with a
 * reason.
 */
export const supports = pgTable(
  "supports",
  {
    residentId: uuid("resident_id").notNull(),
    supportId: uuid("support_id").notNull(),
    kind: text("kind").$type<SupportKind>().notNull(),
    /** Of the resident who opened it; it ends with that session. */
    sessionId: uuid("session_id"),
    staffId: uuid("staff_id"),
    /** To be read out; gone as soon as it was used. */
    code: text("code"),
    /** Why the desk looks; told to the resident. */
    reason: text("reason").$type<SupportReason>().notNull(),
    receipt: text("receipt"),
    openedAt: instant("opened_at").notNull(),
    joinedAt: instant("joined_at"),
    endsAt: instant("ends_at").notNull(),
    endedAt: instant("ended_at"),
    /** The path below the viewer that the resident has opened last, and whether the agent follows. */
    page: text("page").notNull().default(""),
    pageAt: instant("page_at"),
    following: boolean("following").notNull().default(true),
    /** The section that the agent points at, on which page. */
    pointedPage: text("pointed_page"),
    pointedSection: text("pointed_section"),
    /** Schemes whose sensitive values the resident has allowed to be seen. */
    allowed: jsonb("allowed").$type<SchemeId[]>().notNull().default([]),
    /** Why the look-up is unusual, for the supervisor's list. */
    unusual: jsonb("unusual").$type<UnusualLook[]>().notNull().default([]),
    reviewedBy: uuid("reviewed_by"),
    reviewedAt: instant("reviewed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.residentId, t.supportId] }),
    index("supports_unusual")
      .on(t.openedAt)
      .where(sql`unusual <> '[]'::jsonb and reviewed_at is null`),
    index("supports_opened").on(t.openedAt),
  ],
);

/** Codes that residents read out to the desk: six digits, each of use once. */
export const supportCodes = pgTable("support_codes", {
  codeHash: text("code_hash").primaryKey(),
  residentId: uuid("resident_id").notNull(),
  supportId: uuid("support_id").notNull(),
  endsAt: instant("ends_at").notNull(),
});

/** A member of staff's own list of supports: whose rows each one stands in. It decides nothing. */
export const staffSupports = pgTable(
  "staff_supports",
  {
    /** The member of staff. */
    residentId: uuid("resident_id").notNull(),
    supportId: uuid("support_id").notNull(),
    principalId: uuid("principal_id").notNull(),
    openedAt: instant("opened_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.supportId] })],
);
