/** What is filled in page by page. */
import { integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./instant";

/**
 * What a resident has begun to fill in and not yet signed; `kind` is for example `report:health-insurance-card` or
 * `account`.
 */
export const drafts = pgTable(
  "drafts",
  {
    residentId: uuid("resident_id").notNull(),
    kind: text("kind").notNull(),
    data: jsonb("data").$type<Record<string, unknown>>().notNull(),
    version: integer("version").notNull().default(1),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.kind] })],
);
