/**
 * What a resident is told: written in the transaction of what happened, once for each happening, and by mail where that
 * is wished.
 */
import { and, count, desc, eq, inArray, isNull, lt, sql } from "drizzle-orm";
import { v7 as uuidv7, validate as isUuid } from "uuid";
import type { Transaction } from "../../db/client";
import { institutions, notices } from "../../db/schema";
import { type NoticeKind } from "./notices";
import type { Viewing } from "../identity/viewing";
import { type AuditedActor, recordAudit } from "../identity/audit.server";
import { database, inTransaction } from "../platform/database.server";
import { hasConfirmedMail } from "./mail-address.server";
import { enqueue } from "../platform/outbox-entry.server";

export type NoticeAbout = (typeof notices.$inferSelect)["about"];

export interface Happening {
  residentId: string;
  /** Names what happened: the same key a second time tells nobody anything. */
  key: string;
  kind: NoticeKind;
  about: NoticeAbout;
  at: Date;
  /** Who brought it about: where a proxy did, the notice says so. */
  by?: Viewing | AuditedActor | undefined;
  /** Only in the inbox: what can be changed again at any time needs no mail. */
  quiet?: boolean;
}

/**
 * Puts the notice into the resident's inbox and, where the resident wishes it, a mail without any content into the
 * outbox.
 */
export async function tellResident(
  tx: Transaction,
  { residentId, key, kind, at, by, quiet = false, ...told }: Happening,
): Promise<void> {
  const about = by && "acting" in by && by.acting ? { ...told.about, proxyName: by.acting.proxyName } : told.about;
  const noticeId = uuidv7();
  const written = await tx
    .insert(notices)
    .values({ residentId, noticeId, key, kind, about, at })
    .onConflictDoNothing()
    .returning({ noticeId: notices.noticeId });
  if (written.length === 0 || quiet || !(await hasConfirmedMail(tx, residentId))) return;
  await enqueue(tx, { residentId, topic: "mail_notice", payload: { noticeId }, at });
}

/** What a proxy did that is told by no notice of its own. */
export type ProxyAct = "answered" | "answered_question" | "doubted" | "withdrew_certificate";

/**
 * Tells the resident what a proxy did; nothing where the resident did it.
 * @param act `what` names it, so that it is told once
 */
export async function tellOfProxyAct(
  tx: Transaction,
  by: Viewing | AuditedActor,
  act: { did: ProxyAct; what: string; about: NoticeAbout },
): Promise<void> {
  if (!("acting" in by) || !by.acting) return;
  const { did, what, about } = act;
  const key = `proxy:${by.acting.mandateId}:${did}:${what}`;
  await tellResident(tx, {
    residentId: by.subject,
    key,
    kind: "proxy_acted",
    about: { ...about, did },
    at: by.at,
    by,
    quiet: did === "answered",
  });
}

export interface ShownNotice {
  noticeId: string;
  at: Date;
  kind: NoticeKind;
  about: NoticeAbout;
  /** Names of the institution that it is about; both empty where it is about none. */
  institution: { nameJa: string; nameEn: string } | undefined;
  isNew: boolean;
}

/** Notices shown on a page. */
const PAGE = 30;

/**
 * @param before the id of the last notice of the page before; left out for the first page
 * @returns the inbox, newest first, and the id from which older ones go on; what is shown counts as read from now on
 */
export async function readInbox(
  viewing: Viewing,
  before?: string,
): Promise<{ notices: ShownNotice[]; older: string | undefined }> {
  return inTransaction(async (tx) => {
    await recordAudit(tx, viewing, "looked_at_notices", "notices");
    const rows = await tx
      .select()
      .from(notices)
      .leftJoin(institutions, eq(institutions.institutionId, sql`${notices.about}->>'institutionId'`))
      .where(and(ownNotices(viewing), before && isUuid(before) ? lt(notices.noticeId, before) : undefined))
      .orderBy(desc(notices.noticeId))
      .limit(PAGE + 1);
    const shown = rows.slice(0, PAGE).map(({ notices: row, institutions: institution }): ShownNotice => {
      const names = institution ? { nameJa: institution.nameJa, nameEn: institution.nameEn } : undefined;
      return {
        noticeId: row.noticeId,
        at: row.at,
        kind: row.kind,
        about: row.about,
        institution: names,
        isNew: row.readAt === null,
      };
    });
    const ids = shown.filter(({ isNew }) => isNew).map(({ noticeId }) => noticeId);
    if (ids.length > 0)
      await tx
        .update(notices)
        .set({ readAt: viewing.at })
        .where(and(ownNotices(viewing), inArray(notices.noticeId, ids)));
    return { notices: shown, older: rows.length > PAGE ? shown.at(-1)?.noticeId : undefined };
  });
}

function ownNotices({ subject }: Pick<Viewing, "subject">) {
  return eq(notices.residentId, subject);
}

/** @returns how many notices the resident has not opened yet; no look is noted, as nothing of them is told */
export async function countUnread(viewing: Pick<Viewing, "subject">): Promise<number> {
  const [row] = await database()
    .select({ unread: count() })
    .from(notices)
    .where(and(ownNotices(viewing), isNull(notices.readAt)));
  return row?.unread ?? 0;
}
