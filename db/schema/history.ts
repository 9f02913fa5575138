/** やりとり履歴: what offices exchanged about a resident. */
import { index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { ExchangeGround } from "../../app/history/exchange-grounds";
import type { SchemeId } from "../../app/catalogue/schemes";
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
    schemeId: text("scheme_id").$type<SchemeId>().notNull(),
    ground: text("ground").$type<ExchangeGround>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.residentId, t.exchangeId] }), index("exchanges_at").on(t.at)],
);
