/** The public-money account: whose it is likely to be, and its signed change or deletion by the resident. */
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "../../db/client";
import { accounts, answers, linkages, residents } from "../../db/schema";
import { maskNumber } from "../linkages/masking";
import { type AccountRelation, compareAccountHolder } from "../matching/account-holder";
import { accountFields } from "./account-journey";
import { type AccountType, mayRegister, shownOfAccount } from "./own-account";
import { ACCOUNT_SCHEME } from "../catalogue/schemes";
import type { Viewing } from "../identity/viewing";
import { recordAudit } from "../identity/audit.server";
import { findBranch, titleOfBank, titleOfBranch } from "./bank.server";
import { inTransaction } from "../platform/database.server";
import { dropDraft } from "../journeys/draft.server";
import { dropUnsentBelow } from "../journeys/unsent.server";
import { path } from "../path";
import { inspectLinkage } from "../inspection/inspection.server";
import { tellResident } from "../notices/notice.server";
import { findOpenCase } from "../corrections/report.server";
import { keepSignature, type SignedContent } from "../identity/signing.server";
import { keyOfContent, once } from "../platform/submission.server";

/** The kind of the draft in which a new account is filled in. */
export const ACCOUNT_DRAFT = "account";

/** A change as it is signed. `version` is that of the linkage it replaces. */
const accountChange = z.object({
  what: z.literal("account_change"),
  key: z.uuid(),
  version: z.int(),
  ...accountFields,
});
const accountDeletion = z.object({ what: z.literal("account_deletion"), key: z.uuid(), version: z.int() });

export type AccountChange = z.infer<typeof accountChange>;

/** What a resident may see of the registered account; what may be another person's is left out (`own-account.ts`). */
export interface SeenAccount {
  relation: AccountRelation;
  bank: string | undefined;
  branch: string | undefined;
  type: AccountType;
  /** Always masked. */
  number: string;
  /** In full width, which is easier to read than what banks hold. */
  holder: string | undefined;
  registeredAt: Date;
}

export interface AccountStanding {
  suspended: boolean;
  /** The receipt number of a case about the account that is not closed: nothing is changed meanwhile. */
  openCase: string | undefined;
  /** Of the linkage: what is signed names it, so that nothing is changed that was not seen. */
  version: number;
}

export interface OwnAccount extends AccountStanding {
  /** Whether this viewer may follow the open case. */
  mayFollow: boolean;
  /** Undefined where none is registered, or while viewing is suspended. */
  account: SeenAccount | undefined;
}

/** @returns the registered account and whose it is likely to be; the look is noted in the access history */
export async function getAccount(viewing: Viewing): Promise<OwnAccount> {
  return inTransaction(async (tx) => {
    await recordAudit(tx, viewing, "looked_at_account", ACCOUNT_SCHEME);
    const standing = await getStanding(tx, viewing);
    if (standing.suspended) return { ...standing, mayFollow: viewing.may("follow_case"), account: undefined };
    const [account] = await tx.select().from(accounts).where(eq(accounts.residentId, viewing.subject));
    return {
      ...standing,
      mayFollow: viewing.may("follow_case"),
      account: account && (await seen(tx, viewing, account)),
    };
  });
}

/** @returns whether the account can be changed now; nothing of it is looked at */
export async function getAccountStanding(viewing: Viewing): Promise<AccountStanding> {
  return inTransaction((tx) => getStanding(tx, viewing));
}

async function getStanding(tx: Transaction, viewing: Viewing): Promise<AccountStanding> {
  const [linkage] = await tx.select().from(linkages).where(accountLinkage(viewing));
  if (!linkage) throw new Error("a resident without the row of the public-money account");
  const openCase = (await findOpenCase(viewing, ACCOUNT_SCHEME, tx))?.receipt;
  return { suspended: linkage.suspendedAt !== null, openCase, version: linkage.version };
}

async function seen(tx: Transaction, viewing: Viewing, account: typeof accounts.$inferSelect): Promise<SeenAccount> {
  const { relation } = await compareHolder(tx, viewing, account.holderKana);
  const shown = shownOfAccount(relation);
  return {
    relation,
    bank: shown.bank ? titleOfBank(account.bankCode) : undefined,
    branch: shown.bank ? titleOfBranch(account.bankCode, account.branchCode) : undefined,
    type: account.accountType,
    number: maskNumber(account.accountNumber),
    holder: shown.holder ? account.holderKana.normalize("NFKC") : undefined,
    registeredAt: account.registeredAt,
  };
}

/**
 * @returns whose an account with this holder is likely to be, compared with the register's kana, former names and Latin
 * name
 */
export async function whoseAccount(viewing: Viewing, holderKana: string): Promise<AccountRelation> {
  return (await inTransaction((tx) => compareHolder(tx, viewing, holderKana))).relation;
}

async function compareHolder(tx: Transaction, viewing: Viewing, holderKana: string) {
  return compareAccountHolder(await getResident(tx, viewing), holderKana);
}

async function getResident(tx: Transaction, viewing: Viewing) {
  const [resident] = await tx.select().from(residents).where(eq(residents.residentId, viewing.subject));
  if (!resident) throw new Error("a viewing without its resident");
  return resident;
}

/** @returns the text that is signed when everything is filled in and bank and branch exist, otherwise undefined */
export function accountChangeToSign(change: Partial<Omit<AccountChange, "what">>): string | undefined {
  const parsed = accountChange.safeParse({ what: "account_change", ...change });
  if (!parsed.success || !findBranch(parsed.data.bank, parsed.data.branch)) return undefined;
  return JSON.stringify(parsed.data);
}

/** @returns the text that is signed to delete the account, or undefined where the form's key or version is none */
export function accountDeletionToSign(deletion: { key: string; version: number }): string | undefined {
  const parsed = accountDeletion.safeParse({ what: "account_deletion", ...deletion });
  return parsed.success ? JSON.stringify(parsed.data) : undefined;
}

/** `not_own`: the holder is not the resident by the register of this moment. */
export type RefusedAccount = { ok: false; reason: "stale" | "suspended" | "not_own" };
export type AccountWritten = { ok: true } | RefusedAccount;

/** Registers the account that was signed for, in the place of the one that is there. */
export async function changeAccount(tx: Transaction, viewing: Viewing, signed: SignedContent): Promise<AccountWritten> {
  const read = accountChange.safeParse(JSON.parse(signed.content));
  // A signature may have been asked for before a rule for what is typed held: it is filled in once more.
  if (!read.success) return { ok: false, reason: "stale" };
  const change = read.data;
  return once(tx, viewing, keyOfContent(signed.content), async () => {
    const refused =
      (await refusalOfWrite(tx, viewing, change.version)) ?? (await refusalOfHolder(tx, viewing, change.holder));
    if (refused) return { ok: false, reason: refused };
    await keepSignature(tx, viewing, signed);
    const account = {
      bankCode: change.bank,
      branchCode: change.branch,
      accountType: change.type,
      accountNumber: change.number,
      holderKana: change.holder,
      registeredAt: viewing.at,
    };
    const again = { ...account, version: sql`${accounts.version} + 1` };
    await tx
      .insert(accounts)
      .values({ residentId: viewing.subject, ...account })
      .onConflictDoUpdate({ target: accounts.residentId, set: again });
    await writeLinkage(tx, viewing, change);
    await dropDraft(tx, viewing, ACCOUNT_DRAFT);
    await dropUnsentBelow(tx, viewing, (viewer) => path("account-change", { viewer }));
    await recordAudit(tx, viewing, "changed_account", ACCOUNT_SCHEME);
    await tellResident(tx, {
      residentId: viewing.subject,
      key: `account:${change.key}`,
      kind: "account_changed",
      about: { schemeId: ACCOUNT_SCHEME },
      at: viewing.at,
      by: viewing,
    });
    return { ok: true };
  });
}

/** Deletes the account that was signed for: the one linkage that a resident can take away alone. */
export async function deleteAccount(tx: Transaction, viewing: Viewing, signed: SignedContent): Promise<AccountWritten> {
  const deletion = accountDeletion.parse(JSON.parse(signed.content));
  return once(tx, viewing, keyOfContent(signed.content), async () => {
    const refused = await refusalOfWrite(tx, viewing, deletion.version);
    if (refused) return { ok: false, reason: refused };
    await keepSignature(tx, viewing, signed);
    await tx.delete(accounts).where(eq(accounts.residentId, viewing.subject));
    await writeLinkage(tx, viewing, undefined);
    await recordAudit(tx, viewing, "deleted_account", ACCOUNT_SCHEME);
    await tellResident(tx, {
      residentId: viewing.subject,
      key: `account:${deletion.key}`,
      kind: "account_deleted",
      about: { schemeId: ACCOUNT_SCHEME },
      at: viewing.at,
      by: viewing,
    });
    return { ok: true };
  });
}

/**
 * Locks the linkage, so that two writes follow one another.
 * @param version of the linkage that the person saw
 * @returns why the account cannot be written now, or undefined
 */
export async function refusalOfWrite(
  tx: Transaction,
  viewing: Viewing,
  version: number,
): Promise<"stale" | "suspended" | undefined> {
  const [linkage] = await tx.select().from(linkages).where(accountLinkage(viewing)).for("update");
  if (!viewing.may("manage_account", ACCOUNT_SCHEME) || !linkage) return "stale";
  if (linkage.suspendedAt || (await findOpenCase(viewing, ACCOUNT_SCHEME, tx))) return "suspended";
  return linkage.version === version ? undefined : "stale";
}

async function refusalOfHolder(tx: Transaction, viewing: Viewing, holder: string): Promise<"not_own" | undefined> {
  return mayRegister((await compareHolder(tx, viewing, holder)).relation) ? undefined : "not_own";
}

/**
 * The linkage row follows the account, so that the list of 29 and the account page never disagree. Kana comes from the
 * bank, the other facts from the card that signed; the answer in the self-check was about the account that is gone.
 */
async function writeLinkage(tx: Transaction, viewing: Viewing, change: AccountChange | undefined): Promise<void> {
  const resident = change && (await getResident(tx, viewing));
  await tx
    .update(linkages)
    .set({
      state: change ? "linked" : "not_linked",
      madeAt: change ? viewing.at : null,
      madeHow: change ? "resident_registered" : null,
      inquiryFacts: [],
      recordKanji: null,
      recordKana: change?.holder ?? null,
      recordBirthDate: resident?.birthDate ?? null,
      recordSex: resident?.sex ?? null,
      recordAddress: resident?.address ?? null,
      recordNumber: change?.number ?? null,
      recordDetails: change ? detailsOf(change) : [],
      version: sql`${linkages.version} + 1`,
    })
    .where(accountLinkage(viewing));
  await tx.delete(answers).where(and(eq(answers.residentId, viewing.subject), eq(answers.schemeId, ACCOUNT_SCHEME)));
  await inspectLinkage(tx, viewing, ACCOUNT_SCHEME);
}

/** The catalogue's points to check, under the keys that every record of this scheme has. */
function detailsOf({ bank, branch, number, holder }: AccountChange): { key: string; value: string }[] {
  return [
    { key: "bank_and_branch", value: `${titleOfBank(bank)} ${titleOfBranch(bank, branch)}` },
    { key: "account_last3", value: number.slice(-3) },
    { key: "holder_kana", value: holder },
  ];
}

function accountLinkage(viewing: Viewing) {
  return and(eq(linkages.residentId, viewing.subject), eq(linkages.schemeId, ACCOUNT_SCHEME));
}
