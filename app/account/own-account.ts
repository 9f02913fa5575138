/** The public-money account: which account may be registered, and what may be shown of it. */
import type { AccountRelation } from "../matching/account-holder";

export const ACCOUNT_TYPES = ["ordinary", "current", "savings"] as const;
export type AccountType = (typeof ACCOUNT_TYPES)[number];

/**
 * Only an account in the resident's own name can be registered (Act No. 38 of 2021, Article 3). An account whose holder
 * cannot be told apart from the resident, such as one under a former name that the register lacks, may be: the doubt
 * must not lock anybody out.
 */
export function mayRegister(relation: AccountRelation): boolean {
  return relation === "self" || relation === "unsure";
}

/**
 * What may be shown of a registered account. The end of its number always is: it is what one compares with the
 * passbook.
 */
export interface ShownOfAccount {
  /** The holder's name is shown to its bearer only. */
  holder: boolean;
  bank: boolean;
}

/**
 * @param relation whose account it is likely to be; a stranger's bank is nobody's business, a relative's is known at
 * home
 */
export function shownOfAccount(relation: AccountRelation): ShownOfAccount {
  return { holder: relation === "self", bank: relation !== "other" };
}
