/**
 * 暗証番号: the desk permits a card one change after papers were seen; the card proves itself and uses the permission up.
 * The PIN passes by here never.
 */
import { randomBytes, randomUUID } from "node:crypto";
import { verifyAuthenticationResponse } from "@simplewebauthn/server";
import { and, desc, eq, gt, isNull } from "drizzle-orm";
import { v7 as uuidv7, validate as isUuid } from "uuid";
import type { Transaction } from "../../db/client";
import { cardPermissions, credentials, residents } from "../../db/schema";
import {
  type CardChange,
  type CardReason,
  permissionEnd,
  type PermissionStanding,
  permissionStanding,
} from "./card-permissions";
import { identityPapersOf } from "../mandates/identity-papers";
import { deskActor, recordAudit } from "../identity/audit.server";
import { listUsableCredentials, parseAssertion } from "../identity/ceremony.server";
import { findAtCounter, type FoundAtCounter, hasJustFound } from "../support/counter-look.server";
import { database, inTransaction } from "../platform/database.server";
import { isInReach } from "../identity/grant.server";
import { tellResident } from "../notices/notice.server";
import type { SaidFacts } from "../support/resident-search.server";
import { endSessionsOf } from "../identity/session.server";
import { settings } from "../platform/settings.server";
import type { StaffMember } from "../identity/staff.server";
import { once } from "../platform/submission.server";

type PermissionRow = typeof cardPermissions.$inferSelect;

/** Finds whoever stands at the counter by the four facts; the history tells of it. */
export function findCardholder(staffMember: StaffMember, facts: SaidFacts): Promise<FoundAtCounter> {
  return findAtCounter(staffMember, facts, "card_or_pin");
}

export interface Cardholder {
  residentId: string;
  name: string;
  /** The end of the card's number; undefined where there is no card that serves. */
  card: string | undefined;
}

/** @returns the resident whom this member of staff has found just now, else undefined */
export async function getCardholder(staffMember: StaffMember, residentId: string): Promise<Cardholder | undefined> {
  if (!isUuid(residentId) || !(await hasJustFound(staffMember, residentId, "card_or_pin"))) return undefined;
  const [row] = await database()
    .select({ name: residents.nameKanji })
    .from(residents)
    .where(eq(residents.residentId, residentId));
  return row && { residentId, name: row.name, card: (await findCard(residentId, staffMember.at))?.label };
}

async function findCard(residentId: string, at: Date) {
  return (await listUsableCredentials(residentId, at)).find(({ kind }) => kind === "card");
}

export interface AskedChange {
  residentId: string;
  change: CardChange;
  reason: CardReason;
  papers: readonly string[];
  key: string;
}

export type Permitted =
  | { ok: true; permissionId: string }
  | { ok: false; reason: "not_found" | "no_papers" | "no_card" };

/** Permits the change once, for half an hour. An earlier permission of the same card ends with it. */
export async function permitCardChange(
  staffMember: StaffMember,
  { residentId, change, reason, papers, key }: AskedChange,
): Promise<Permitted> {
  const { staffId, at } = staffMember;
  if (!staffMember.may("prepare") || residentId === staffId || !(await getCardholder(staffMember, residentId)))
    return { ok: false, reason: "not_found" };
  const seen = identityPapersOf(papers);
  if (seen.length === 0) return { ok: false, reason: "no_papers" };
  const card = await findCard(residentId, at);
  if (!card) return { ok: false, reason: "no_card" };
  const { credentialId } = card;
  return inTransaction((tx) =>
    once(tx, { subject: residentId, at }, `card:${key}`, async (): Promise<Permitted> => {
      const permissionId = uuidv7();
      const challenge = randomBytes(32).toString("base64url");
      await tx
        .update(cardPermissions)
        .set({ endsAt: at })
        .where(
          and(
            eq(cardPermissions.residentId, residentId),
            eq(cardPermissions.credentialId, credentialId),
            gt(cardPermissions.endsAt, at),
          ),
        );
      await tx.insert(cardPermissions).values({
        residentId,
        permissionId,
        credentialId,
        change,
        reason,
        papers: seen,
        challenge,
        staffId,
        permittedAt: at,
        endsAt: permissionEnd(at),
      });
      await recordAudit(tx, deskActor(staffMember, residentId, { permissionId }), "desk_permitted_card", permissionId);
      await tellResident(tx, {
        residentId,
        key: `card:${permissionId}:permitted`,
        kind: "card_permitted",
        about: {},
        at,
      });
      return { ok: true, permissionId };
    }),
  );
}

export interface ShownPermission {
  name: string;
  change: CardChange;
  standing: PermissionStanding;
  endsAt: Date;
}

/** @returns how the permission stands that this member of staff has given */
export async function findPermission(
  staffMember: StaffMember,
  residentId: string,
  permissionId: string,
): Promise<ShownPermission | undefined> {
  if (!isUuid(residentId) || !isUuid(permissionId)) return undefined;
  const [row] = await database()
    .select()
    .from(cardPermissions)
    .innerJoin(residents, eq(residents.residentId, cardPermissions.residentId))
    .where(
      and(
        own({ residentId, permissionId }),
        eq(cardPermissions.staffId, staffMember.staffId),
        isInReach(cardPermissions.residentId, staffMember.staffId),
      ),
    );
  if (!row) return undefined;
  const { change, endsAt, usedAt } = row.card_permissions;
  return {
    name: row.residents.nameKanji,
    change,
    endsAt,
    standing: permissionStanding({ endsAt, usedAt }, staffMember.at),
  };
}

function own({ residentId, permissionId }: Pick<PermissionRow, "residentId" | "permissionId">) {
  return and(eq(cardPermissions.residentId, residentId), eq(cardPermissions.permissionId, permissionId));
}

/** What a card must sign, without its PIN, to use the permission. */
export interface PermissionRequest {
  permission: string;
  change: CardChange;
  challenge: string;
  rpId: string;
}

/**
 * @param credentialId of the card on the reader, which nobody else knows
 * @returns what it was permitted, or undefined
 */
export async function findCardRequest(credentialId: string, at: Date): Promise<PermissionRequest | undefined> {
  const [row] = await database()
    .select()
    .from(cardPermissions)
    .where(
      and(
        eq(cardPermissions.credentialId, credentialId),
        isNull(cardPermissions.usedAt),
        gt(cardPermissions.endsAt, at),
      ),
    )
    .orderBy(desc(cardPermissions.permittedAt))
    .limit(1);
  return row && { permission: row.permissionId, change: row.change, challenge: row.challenge, rpId: settings().rpId };
}

/**
 * Uses the permission up before the card's answer is looked at, whatever the answer is.
 * @returns what the card may change now, once; undefined where nothing was permitted or it is not that card
 */
export async function useCardPermission(answer: {
  credentialId: string;
  permissionId: string;
  assertion: string;
  at: Date;
}): Promise<CardChange | undefined> {
  const { credentialId, permissionId, at } = answer;
  if (!isUuid(permissionId)) return undefined;
  return inTransaction(async (tx) => {
    const usable = and(
      eq(cardPermissions.permissionId, permissionId),
      eq(cardPermissions.credentialId, credentialId),
      isNull(cardPermissions.usedAt),
      gt(cardPermissions.endsAt, at),
    );
    const [row] = await tx.update(cardPermissions).set({ usedAt: at }).where(usable).returning();
    if (!row) return undefined;
    const { residentId, change } = row;
    const by = { subject: residentId, at, actor: { kind: "resident", residentId } } as const;
    const isCard = await isOfCard(tx, row, answer.assertion);
    await recordAudit(
      tx,
      isCard ? by : { ...by, actor: "portal" },
      isCard ? "card_changed_pin" : "card_change_failed",
      permissionId,
    );
    if (!isCard) return undefined;
    // Whoever was in with the old PIN is out.
    await endSessionsOf(tx, { residentId, credentialId, but: randomUUID() }, at);
    const kind = change === "without_pin" ? "card_pin_removed" : "card_pin_changed";
    await tellResident(tx, { residentId, key: `card:${permissionId}:used`, kind, about: {}, at });
    return change;
  });
}

/** The card itself has signed; its PIN is what is being changed, so it is not asked for. */
async function isOfCard(
  tx: Transaction,
  { residentId, credentialId, challenge }: PermissionRow,
  text: string,
): Promise<boolean> {
  const response = parseAssertion(text);
  const which = and(
    eq(credentials.residentId, residentId),
    eq(credentials.credentialId, credentialId),
    isNull(credentials.endedAt),
  );
  const [card] = await tx.select().from(credentials).where(which);
  if (!response || !card) return false;
  const verification = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: settings().origin,
    expectedRPID: settings().rpId,
    requireUserVerification: false,
    credential: {
      id: credentialId,
      publicKey: new Uint8Array(Buffer.from(card.publicKey, "base64url")),
      counter: card.counter,
    },
  }).catch(() => undefined);
  if (verification?.verified !== true) return false;
  await tx.update(credentials).set({ counter: verification.authenticationInfo.newCounter }).where(which);
  return true;
}
