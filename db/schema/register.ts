/** The resident register as the portal was given it. */
import { date, index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./instant";

/**
 * The resident register's four facts, as the portal was given them. The My Number itself is never stored: its last four
 * digits serve for comparing with letters.
 */
export const residents = pgTable(
  "residents",
  {
    residentId: uuid("resident_id").primaryKey(),
    nameKanji: text("name_kanji").notNull(),
    nameKana: text("name_kana").notNull(),
    nameLatin: text("name_latin"),
    formerNames: jsonb("former_names").$type<string[]>().notNull().default([]),
    birthDate: date("birth_date", { mode: "string" }).notNull(),
    sex: text("sex").$type<"male" | "female">(),
    address: text("address").notNull(),
    earlierAddresses: jsonb("earlier_addresses").$type<string[]>().notNull().default([]),
    myNumberLast4: text("my_number_last4").notNull(),
    /** From then on nobody acts for this person through the portal. */
    diedAt: instant("died_at"),
  },
  // How the desk finds somebody by the four facts.
  (t) => [index("residents_birth_date").on(t.birthDate)],
);
