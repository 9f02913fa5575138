/** Invented accounts at branches that exist, so that a bank and branch can be found by name or code. */
import type { Account } from "./person";

type Branch = Pick<Account, "bankCode" | "branchCode" | "bankAndBranch">;

export const mizuho: Branch = { bankCode: "0001", branchCode: "100", bankAndBranch: "みずほ銀行 本店" };
export const yucho: Branch = { bankCode: "9900", branchCode: "018", bankAndBranch: "ゆうちょ銀行 〇一八支店" };
export const mufg: Branch = { bankCode: "0005", branchCode: "001", bankAndBranch: "三菱ＵＦＪ銀行 本店" };

/** An ordinary account. */
export function account(branch: Branch, accountNumber: string, holderKana: string, registeredOn: string): Account {
  return { ...branch, accountType: "ordinary", accountNumber, holderKana, registeredOn };
}
