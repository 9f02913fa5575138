/** やりとり履歴: what offices exchanged about a resident. */
import { index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./instant";

/** やりとり履歴: which office asked which for what, and on what ground. Kept seven years. */
export const exchanges = pgTable(
  "exchanges",
  {
    residentId: uuid("resident_id").notNull(),
    exchangeId: uuid("exchange_id").notNull(),
    at: instant("at").notNull(),
    askerId: text("asker_id").notNull(),
    holderId: text("holder_id").notNull(),
    schemeId: text("scheme_id").notNull(),
    ground: text("ground").notNull(),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.exchangeId] }), index("exchanges_at").on(t.at)],
);
