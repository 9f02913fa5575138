/** What a resident is told, and where mail goes. */
import { integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { NoticeKind } from "../../app/notices/notices";
import type { SchemeId } from "../../app/catalogue/schemes";
import { instant } from "./instant";

/** What a resident is told. `key` names what happened, so that it is told once. */
export const notices = pgTable(
  "notices",
  {
    residentId: uuid("resident_id").notNull(),
    noticeId: uuid("notice_id").notNull(),
    key: text("key").notNull(),
    at: instant("at").notNull(),
    kind: text("kind").$type<NoticeKind>().notNull(),
    /**
     * `proxyName`: who acted, where it was not the resident. `did`: what, for a notice that is about the acting alone.
     */
    about: jsonb("about")
      .$type<{
        receipt?: string;
        schemeId?: SchemeId;
        institutionId?: string;
        mandateId?: string;
        enquiryId?: string;
        proxyName?: string;
        did?: string;
      }>()
      .notNull(),
    readAt: instant("read_at"),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.noticeId] }), uniqueIndex("notices_key").on(t.residentId, t.key)],
);

/**
 * Where a resident wants to be told by e-mail that a notice waits. Mail goes out once the address was confirmed with
 * the code that was sent there.
 */
export const mailAddresses = pgTable("mail_addresses", {
  residentId: uuid("resident_id").primaryKey(),
  address: text("address").notNull(),
  language: text("language").$type<"ja" | "en">().notNull(),
  codeHash: text("code_hash"),
  codeExpiresAt: instant("code_expires_at"),
  codeTriesLeft: integer("code_tries_left").notNull().default(0),
  confirmedAt: instant("confirmed_at"),
  version: integer("version").notNull().default(1),
});
