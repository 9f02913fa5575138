/** 公金受取口座: the public-money account. */
import { integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { AccountType } from "../../app/account/own-account";
import { instant } from "./instant";

/** The public-money account: one a resident. */
export const accounts = pgTable("accounts", {
  residentId: uuid("resident_id").primaryKey(),
  bankCode: text("bank_code").notNull(),
  branchCode: text("branch_code").notNull(),
  accountType: text("account_type").$type<AccountType>().notNull(),
  accountNumber: text("account_number").notNull(),
  holderKana: text("holder_kana").notNull(),
  registeredAt: instant("registered_at").notNull(),
  version: integer("version").notNull().default(1),
});
