/** From whom a resident stays hidden. */
import { pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { instant } from "./instant";

/**
 * People from whom a resident must stay hidden (a domestic-violence block): for them the resident cannot be found, and
 * no mandate of theirs opens anything.
 */
export const blocks = pgTable(
  "blocks",
  {
    residentId: uuid("resident_id").notNull(),
    blockedId: uuid("blocked_id").notNull(),
    since: instant("since").notNull(),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.blockedId] })],
);
