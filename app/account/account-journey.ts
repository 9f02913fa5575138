/** What a new public-money account asks, one thing a page, as the passbook says it. */
import { z } from "zod";
import { defineJourney } from "../journeys/journey";
import { bankKana } from "./bank-kana";
import { ACCOUNT_TYPES } from "./own-account";

/** Longest name of a holder, in the half-width signs that banks count. */
export const LONGEST_HOLDER = 100;

/** An account in the order in which it is signed; the codes are those of the Zengin list. */
export const accountFields = {
  bank: z.string().regex(/^\d{4}$/),
  branch: z.string().regex(/^\d{3}$/),
  type: z.enum(ACCOUNT_TYPES),
  number: z.string().regex(/^\d{7}$/),
  holder: z
    .string()
    .max(LONGEST_HOLDER)
    .refine((name) => bankKana(name) === name),
};
const { bank, branch, type, number, holder } = accountFields;

export const ACCOUNT_CHANGE = defineJourney({
  bank: { schema: z.object({ bank }), undoes: ["branch"] },
  // With the bank that it was shown for: another one has other branches under the same codes.
  branch: { schema: z.object({ bank, branch }) },
  number: { schema: z.object({ type, number }) },
  holder: { schema: z.object({ holder }) },
});
