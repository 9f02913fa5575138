/** The public-money account: whose it is likely to be, and its signed change or deletion by the resident. */
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "../../db/client";
import { accounts, linkages, residents } from "../../db/schema";
import { type AccountRelation, compareAccountHolder } from "../domain/matching/account-holder";
import type { SchemeId } from "../domain/schemes";
import type { Viewing } from "../domain/viewing";
import { recordAudit } from "./audit.server";
import { findBank, findBranch } from "./bank.server";
import { inTransaction } from "./database.server";
import { dropDraft } from "./draft.server";
import { findOpenCase } from "./report.server";
import { keepSignature, type SignedContent } from "./signing.server";
import { once } from "./submission.server";

export const ACCOUNT_SCHEME: SchemeId = "public-money-account";
export const ACCOUNT_TYPES = ["ordinary", "current", "savings"] as const;
/** The kind of the draft in which a new account is filled in. */
export const ACCOUNT_DRAFT = "account";

/** A change as it is signed. `version` is that of the linkage it replaces. */
const accountChange = z.object({
  what: z.literal("account_change"),
  key: z.uuid(),
  version: z.int(),
  bank: z.string().regex(/^\d{4}$/),
  branch: z.string().regex(/^\d{3}$/),
  type: z.enum(ACCOUNT_TYPES),
  number: z.string().regex(/^\d{7}$/),
  holder: z.string().min(1).max(100),
});
const accountDeletion = z.object({ what: z.literal("account_deletion"), key: z.uuid(), version: z.int() });

export type AccountChange = z.infer<typeof accountChange>;
export type AccountDraft = Partial<Omit<AccountChange, "what">>;

export interface OwnAccount {
  /** Undefined where none is registered, or while viewing is suspended. */
  account: (typeof accounts.$inferSelect & { bankName: string; branchName: string }) | undefined;
  relation: AccountRelation | undefined;
  suspended: boolean;
  version: number;
}

/** @returns the registered account and whose it is likely to be; the look is noted in the access history */
export async function getAccount(viewing: Viewing): Promise<OwnAccount> {
  return inTransaction(async (tx) => {
    await recordAudit(tx, viewing, "looked_at_account", ACCOUNT_SCHEME);
    const [linkage] = await tx.select().from(linkages).where(accountLinkage(viewing));
    if (!linkage) throw new Error("a resident without the row of the public-money account");
    const none = { account: undefined, relation: undefined, suspended: linkage.suspendedAt !== null, version: linkage.version };
    if (none.suspended) return none;
    const [account] = await tx.select().from(accounts).where(eq(accounts.residentId, viewing.subject));
    if (!account) return none;
    const bankName = findBank(account.bankCode)?.name ?? account.bankCode;
    const branchName = findBranch(account.bankCode, account.branchCode)?.name ?? account.branchCode;
    const { relation } = await compareHolder(tx, viewing, account.holderKana);
    return { ...none, account: { ...account, bankName, branchName }, relation };
  });
}

/** @returns whose an account with this holder is likely to be, compared with the register's kana, former names and Latin name */
export async function whoseAccount(viewing: Viewing, holderKana: string) {
  return inTransaction((tx) => compareHolder(tx, viewing, holderKana));
}

async function compareHolder(tx: Transaction, viewing: Viewing, holderKana: string) {
  const [resident] = await tx.select().from(residents).where(eq(residents.residentId, viewing.subject));
  if (!resident) throw new Error("a viewing without its resident");
  return compareAccountHolder(resident, holderKana);
}

/** @returns the text that is signed when the whole draft is filled in and bank and branch exist, otherwise undefined */
export function accountChangeToSign(draft: AccountDraft): string | undefined {
  const parsed = accountChange.safeParse({ what: "account_change", ...draft });
  if (!parsed.success || !findBranch(parsed.data.bank, parsed.data.branch)) return undefined;
  return JSON.stringify(parsed.data);
}

/** @returns the text that is signed to delete the account */
export function accountDeletionToSign(deletion: { key: string; version: number }): string {
  return JSON.stringify(accountDeletion.parse({ what: "account_deletion", ...deletion }));
}

export type AccountWritten = { ok: true } | { ok: false; reason: "stale" | "suspended" };

/** Registers the account that was signed for, in the place of the one that is there. */
export async function changeAccount(tx: Transaction, viewing: Viewing, signed: SignedContent): Promise<AccountWritten> {
  const change = accountChange.parse(JSON.parse(signed.content));
  return once(tx, viewing, change.key, async () => {
    const refused = await refusal(tx, viewing, change.version);
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
    await tx.insert(accounts).values({ residentId: viewing.subject, ...account }).onConflictDoUpdate({ target: accounts.residentId, set: again });
    await writeLinkage(tx, viewing, change);
    await dropDraft(tx, viewing, ACCOUNT_DRAFT);
    await recordAudit(tx, viewing, "changed_account", ACCOUNT_SCHEME);
    return { ok: true };
  });
}

/** Deletes the account that was signed for: the one linkage that a resident can take away alone. */
export async function deleteAccount(tx: Transaction, viewing: Viewing, signed: SignedContent): Promise<AccountWritten> {
  const deletion = accountDeletion.parse(JSON.parse(signed.content));
  return once(tx, viewing, deletion.key, async () => {
    const refused = await refusal(tx, viewing, deletion.version);
    if (refused) return { ok: false, reason: refused };
    await keepSignature(tx, viewing, signed);
    await tx.delete(accounts).where(eq(accounts.residentId, viewing.subject));
    await writeLinkage(tx, viewing, undefined);
    await recordAudit(tx, viewing, "deleted_account", ACCOUNT_SCHEME);
    return { ok: true };
  });
}

async function refusal(tx: Transaction, viewing: Viewing, version: number): Promise<"stale" | "suspended" | undefined> {
  const [linkage] = await tx.select().from(linkages).where(accountLinkage(viewing)).for("update");
  if (!viewing.may("manage_account") || !linkage || linkage.version !== version) return "stale";
  return linkage.suspendedAt || (await findOpenCase(viewing, ACCOUNT_SCHEME, tx)) ? "suspended" : undefined;
}

/** The linkage row follows the account, so that the list of 29 and the account page never disagree. */
async function writeLinkage(tx: Transaction, viewing: Viewing, change: AccountChange | undefined): Promise<void> {
  await tx
    .update(linkages)
    .set({
      state: change ? "linked" : "not_linked",
      madeAt: change ? viewing.at : null,
      madeHow: change ? "resident_registered" : null,
      inquiryFacts: [],
      recordKanji: null,
      recordKana: change?.holder ?? null,
      recordBirthDate: null,
      recordSex: null,
      recordAddress: null,
      recordNumber: change?.number ?? null,
      recordDetails: [],
      version: sql`${linkages.version} + 1`,
    })
    .where(accountLinkage(viewing));
}

function accountLinkage(viewing: Viewing) {
  return and(eq(linkages.residentId, viewing.subject), eq(linkages.schemeId, ACCOUNT_SCHEME));
}
