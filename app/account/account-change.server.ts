/** Filling in a new public-money account page by page, and asking for the signature of a change or a deletion. */
import { v4 as uuidv4 } from "uuid";
import { z } from "zod";
import { ACCOUNT_SCHEME } from "../catalogue/schemes";
import type { AccountRelation } from "../matching/account-holder";
import {
  ACCOUNT_TYPES,
  type AccountEntries,
  type AccountStep,
  mayEnter,
  mayRegister,
  nextAccountStep,
} from "./own-account";
import type { Viewing } from "../identity/viewing";
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
import { inTransaction } from "../platform/database.server";
import { findDraft, saveDraft } from "../journeys/draft.server";
import { beginSigning } from "../identity/signing.server";

const draftSchema = z.object({
  key: z.uuid().optional(),
  bank: z.string().optional(),
  branch: z.string().optional(),
  type: z.enum(ACCOUNT_TYPES).optional(),
  number: z.string().optional(),
  holder: z.string().optional(),
});
type AccountDraft = z.infer<typeof draftSchema>;

async function readDraft(viewing: Viewing): Promise<AccountDraft> {
  const draft = await findDraft(viewing, ACCOUNT_DRAFT);
  return draftSchema.safeParse(draft?.data).data ?? {};
}

/** @returns whether a new account was begun and not yet signed for */
export async function hasBegunChange(viewing: Viewing): Promise<boolean> {
  return (await readDraft(viewing)).bank !== undefined;
}

export interface AccountEntered extends AccountEntries {
  bankTitle: string | undefined;
  branchTitle: string | undefined;
}

/** `goTo`: where to go instead, as the end of the account page's path. */
export type EnteredStep = { ok: true; entered: AccountEntered; version: number } | { ok: false; goTo: string };

/** Opens a page of the change, unless an earlier page has no answer yet or nothing can be changed now: the state decides the page. */
export async function enterAccountStep(viewing: Viewing, step: AccountStep): Promise<EnteredStep> {
  const { suspended, openCase, version } = await getAccountStanding(viewing);
  if (!viewing.may("manage_account", ACCOUNT_SCHEME) || suspended || openCase) return { ok: false, goTo: "" };
  const entries = await readDraft(viewing);
  if (!mayEnter(step, entries)) return { ok: false, goTo: `/change/${nextAccountStep(entries)}` };
  const { bank, branch } = entries;
  const titles = { bankTitle: bank && titleOfBank(bank), branchTitle: bank && branch && titleOfBranch(bank, branch) };
  return { ok: true, entered: { ...entries, ...titles }, version };
}

/** @returns the first page of the change that has no answer yet, as the end of the account page's path */
export async function findNextAccountPage(viewing: Viewing): Promise<string> {
  return `/change/${nextAccountStep(await readDraft(viewing))}`;
}

/**
 * Keeps what a page of the change asked for. Another bank takes the branch away; a branch is kept with the bank that it was shown for.
 * @returns the page that comes next
 */
export async function keepAccountEntries(viewing: Viewing, given: AccountEntries): Promise<AccountStep> {
  const before = await readDraft(viewing);
  const otherBank = given.bank !== undefined && given.bank !== before.bank && given.branch === undefined;
  const kept = { key: before.key ?? uuidv4(), ...given, ...(otherBank ? { branch: undefined } : {}) };
  await saveDraft(viewing, ACCOUNT_DRAFT, kept);
  return nextAccountStep({ ...before, ...kept });
}

export type CheckedAccount =
  | { ok: true; entered: AccountEntered; relation: AccountRelation; mayRegister: boolean; version: number }
  | { ok: false; goTo: string };

/** The page before the signature: everything that was filled in, and whose account it is likely to be. */
export async function checkAccountChange(viewing: Viewing): Promise<CheckedAccount> {
  const entered = await enterAccountStep(viewing, "check");
  if (!entered.ok) return entered;
  const relation = await whoseAccount(viewing, entered.entered.holder ?? "");
  return { ...entered, relation, mayRegister: mayRegister(relation) };
}

export type AskedToSign = { ok: true; ceremonyId: string } | RefusedAccount | { ok: false; reason: "incomplete" };

/**
 * Asks for the signature of the change that is filled in.
 * @param version of the linkage that was shown; `stale` when it was changed meanwhile
 */
export async function signAccountChange(viewing: Viewing, version: number): Promise<AskedToSign> {
  const draft = await readDraft(viewing);
  const content = accountChangeToSign({ ...draft, version });
  if (!content || !draft.holder) return { ok: false, reason: "incomplete" };
  const refused = await inTransaction((tx) => refusalOfWrite(tx, viewing, version));
  if (refused) return { ok: false, reason: refused };
  if (!mayRegister(await whoseAccount(viewing, draft.holder))) return { ok: false, reason: "not_own" };
  return {
    ok: true,
    ceremonyId: await beginSigning(viewing, { content, returnTo: `/${viewing.segment}/account/change/check` }),
  };
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
    ceremonyId: await beginSigning(viewing, { content, returnTo: `/${viewing.segment}/account/delete` }),
  };
}
