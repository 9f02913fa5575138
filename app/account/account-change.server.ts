/** A new public-money account under way, and asking for the signature of a change or a deletion. */
import { ACCOUNT_SCHEME } from "../catalogue/schemes";
import type { Viewing } from "../identity/viewing";
import { beginSigning } from "../identity/signing.server";
import { type Course, findUnderway, type Underway } from "../journeys/journey.server";
import type { AccountRelation } from "../matching/account-holder";
import { path } from "../path";
import { inTransaction } from "../platform/database.server";
import { ACCOUNT_CHANGE } from "./account-journey";
import {
  ACCOUNT_DRAFT,
  accountChangeToSign,
  accountDeletionToSign,
  getAccountStanding,
  type RefusedAccount,
  refusalOfWrite,
  whoseAccount,
} from "./account.server";
import { titleOfBank, titleOfBranch } from "./bank.server";
import { mayRegister } from "./own-account";

const JAPAN_POST = "9900";

export interface AccountChangeUnderway extends Underway<typeof ACCOUNT_CHANGE> {
  bankTitle: string | undefined;
  branchTitle: string | undefined;
  /** ゆうちょ銀行, whose passbooks say other numbers first. */
  isPost: boolean;
  /** Of the linkage that it would replace. */
  linkageVersion: number;
}

function courseOf(viewing: Viewing): Course<typeof ACCOUNT_CHANGE> {
  const screens = {
    bank: "account-change-bank",
    branch: "account-change-branch",
    number: "account-change-number",
    holder: "account-change-holder",
    check: "account-change-check",
  } as const;
  const pathOf = (step: keyof typeof screens) => path(screens[step], { viewer: viewing.segment });
  return { journey: ACCOUNT_CHANGE, drafter: viewing, draft: ACCOUNT_DRAFT, pathOf };
}

/** @returns whether a new account was begun and not yet signed for */
export async function hasBegunChange(viewing: Viewing): Promise<boolean> {
  return (await findUnderway(courseOf(viewing))).entries.bank !== undefined;
}

/** @returns the change as far as it is filled in, or undefined where nothing can be changed now */
export async function findAccountChange(viewing: Viewing): Promise<AccountChangeUnderway | undefined> {
  const { suspended, openCase, version: linkageVersion } = await getAccountStanding(viewing);
  if (!viewing.may("manage_account", ACCOUNT_SCHEME) || suspended || openCase) return undefined;
  const underway = await findUnderway(courseOf(viewing));
  const { bank, branch } = underway.entries;
  return {
    ...underway,
    bankTitle: bank && titleOfBank(bank),
    branchTitle: bank && branch && titleOfBranch(bank, branch),
    isPost: bank === JAPAN_POST,
    linkageVersion,
  };
}

/** @returns whose account the one filled in is likely to be, and whether it can be registered */
export async function checkHolder(
  viewing: Viewing,
  { entries }: AccountChangeUnderway,
): Promise<{ relation: AccountRelation; mayRegister: boolean }> {
  const relation = await whoseAccount(viewing, entries.holder ?? "");
  return { relation, mayRegister: mayRegister(relation) };
}

export type AskedToSign = { ok: true; ceremonyId: string } | RefusedAccount | { ok: false; reason: "incomplete" };

/**
 * Asks for the signature of the change that is filled in.
 * @param shown what the page was made from: the answers' version (`changed` where another tab changed them meanwhile),
 * and that of the linkage (`stale` where it was written meanwhile)
 */
export async function signAccountChange(
  viewing: Viewing,
  change: AccountChangeUnderway,
  shown: { version: number; linkageVersion: number },
): Promise<AskedToSign | { ok: false; reason: "changed" }> {
  const { entries, key, next, version } = change;
  const content = accountChangeToSign({ ...entries, ...(key && { key }), version: shown.linkageVersion });
  if (next !== "check" || !content) return { ok: false, reason: "incomplete" };
  if (version !== shown.version) return { ok: false, reason: "changed" };
  const refused = await inTransaction((tx) => refusalOfWrite(tx, viewing, shown.linkageVersion));
  if (refused) return { ok: false, reason: refused };
  if (!(await checkHolder(viewing, change)).mayRegister) return { ok: false, reason: "not_own" };
  return { ok: true, ceremonyId: await beginSigning(viewing, { content, returnTo: change.pathOf("check") }) };
}

/** Asks for the signature of the deletion. @param key of the form, @param version of the linkage that was shown */
export async function signAccountDeletion(
  viewing: Viewing,
  { key, version }: { key: string; version: number },
): Promise<AskedToSign> {
  const content = accountDeletionToSign({ key, version });
  if (!content) return { ok: false, reason: "incomplete" };
  const refused = await inTransaction((tx) => refusalOfWrite(tx, viewing, version));
  if (refused) return { ok: false, reason: refused };
  return {
    ok: true,
    ceremonyId: await beginSigning(viewing, { content, returnTo: path("account-delete", { viewer: viewing.segment }) }),
  };
}
