/** 委任: the lists of what was granted, received and asked for. */
import { and, desc, eq, isNotNull, not, or, sql } from "drizzle-orm";
import type { CategoryId } from "../catalogue/schemes";
import type { Transaction } from "../../db/client";
import { heldMandates, mandateRequests, mandates, residents } from "../../db/schema";
import {
  endsSoon,
  isRunning,
  KEPT_MONTHS,
  type MandateStanding,
  mandateStanding,
  type Scope,
  scopesOf,
} from "./mandates";
import { monthsLater } from "../platform/japan-time";
import type { Viewing } from "../identity/viewing";
import { recordAudit } from "../identity/audit.server";
import { inTransaction } from "../platform/database.server";
import { isBlockedBetween } from "../identity/grant.server";

type MandateRow = typeof mandates.$inferSelect;

export interface ShownMandate {
  mandateId: string;
  /** What this person is in it: the principal, the proxy, or the one who asks to be proxy. */
  side: "granted" | "held" | "asked";
  /** Of the other person: of the register as soon as both have signed, before that as this person called the other. */
  name: string;
  /** As the principal called the proxy before the name of the register was known. */
  calledName: string | undefined;
  scopes: Scope[];
  /** Empty for all. */
  categories: CategoryId[];
  standing: MandateStanding;
  since: Date;
  /** Not known before the one who is asked has granted. */
  endsAt: Date | undefined;
  /** For how many months it is asked. */
  months: number | undefined;
  endsSoon: boolean;
  /** By both cards: the principal alone can renew it. */
  byCards: boolean;
  /** To be handed over, grouped for reading; gone once it was used or ran out. */
  code: string | undefined;
  codeEndsAt: Date;
  version: number;
}

export interface AllMandates {
  /** What this person has granted, newest first. */
  granted: ShownMandate[];
  /** What was granted to this person. */
  held: ShownMandate[];
  /** What this person has asked others for. */
  asked: ShownMandate[];
  /** What is over on either side, for 15 months. */
  ended: ShownMandate[];
}

/** @returns the mandates on both sides; the look is noted in the access history */
export async function listMandates(viewing: Viewing): Promise<AllMandates> {
  return inTransaction(async (tx) => {
    await recordAudit(tx, viewing, "looked_at_mandates", "mandates");
    const all = await readMandates(tx, viewing);
    const running = (side: ShownMandate["side"]) => all.filter((one) => one.side === side && isRunning(one.standing));
    const ended = all
      .filter(({ standing }) => !isRunning(standing))
      .sort((a, b) => b.since.getTime() - a.since.getTime());
    return { granted: running("granted"), held: running("held"), asked: running("asked"), ended };
  });
}

/**
 * @returns what this person has granted and still runs, read without noting a look: the caller notes it. The desk's
 * agent is not told of a proxy who is kept apart from them
 */
export async function listGranted(tx: Transaction, viewing: Viewing): Promise<ShownMandate[]> {
  const { actor, subject } = viewing;
  const told = actor.kind === "staff" ? not(isBlockedBetween(mandates.proxyId, actor.residentId)) : undefined;
  const rows = await tx
    .select()
    .from(mandates)
    .where(and(eq(mandates.residentId, subject), told));
  return rows.map((row) => show(row, "granted", row.proxyName, viewing.at)).filter((one) => isRunning(one.standing));
}

/** @returns one mandate of either side, or undefined where this person has none such; the look is noted */
export async function findMandate(viewing: Viewing, mandateId: string): Promise<ShownMandate | undefined> {
  return inTransaction(async (tx) => {
    await recordAudit(tx, viewing, "looked_at_mandates", "mandates");
    return (await readMandates(tx, viewing)).find((mandate) => mandate.mandateId === mandateId);
  });
}

async function readMandates(tx: Transaction, viewing: Viewing): Promise<ShownMandate[]> {
  const granted = await tx
    .select()
    .from(mandates)
    .where(eq(mandates.residentId, viewing.subject))
    .orderBy(desc(mandates.invitedAt));
  const requests = await tx
    .select()
    .from(mandateRequests)
    .where(eq(mandateRequests.residentId, viewing.subject))
    .orderBy(desc(mandateRequests.mandateId));
  const all = [
    ...granted.map((row) => show(row, "granted", row.proxyName, viewing.at)),
    ...(await listHeld(tx, viewing)),
    // Once granted it is a mandate that this person holds.
    ...requests.filter(({ state }) => state !== "active").map((row) => showRequest(row, viewing.at)),
  ];
  const longAgo = monthsLater(viewing.at, -KEPT_MONTHS);
  return all.filter(({ standing, since }) => isRunning(standing) || since > longAgo);
}

/** @returns the mandates under which this person may look at somebody else's data now */
export async function listActing(tx: Transaction, viewing: Viewing): Promise<ShownMandate[]> {
  return viewing.via === "self" ? (await listHeld(tx, viewing)).filter(({ standing }) => standing === "active") : [];
}

async function listHeld(tx: Transaction, viewing: Viewing): Promise<ShownMandate[]> {
  const isApart = sql<boolean>`(${or(isNotNull(residents.diedAt), isBlockedBetween(heldMandates.principalId, heldMandates.residentId))})`;
  const rows = await tx
    .select({ row: mandates, held: heldMandates, name: residents.nameKanji, isApart })
    .from(heldMandates)
    .innerJoin(
      mandates,
      and(eq(mandates.residentId, heldMandates.principalId), eq(mandates.mandateId, heldMandates.mandateId)),
    )
    .innerJoin(residents, eq(residents.residentId, heldMandates.principalId))
    .where(and(eq(heldMandates.residentId, viewing.subject), eq(mandates.proxyId, viewing.subject)))
    .orderBy(desc(heldMandates.acceptedAt));
  return rows.map(({ row, held, name, isApart: apart }) => {
    const shown = { ...show(row, "held", name, viewing.at), code: undefined, calledName: undefined };
    if (!isRunning(shown.standing)) return shown;
    if (held.resignedAt) return { ...shown, standing: "resigned", since: held.resignedAt, endsSoon: false };
    // Alike whatever ended it.
    return apart ? { ...shown, standing: "ended", endsSoon: false } : shown;
  });
}

function show(row: MandateRow, side: ShownMandate["side"], name: string, at: Date): ShownMandate {
  const { mandateId, scopes, stateSince, endsAt, codeEndsAt, version, calledName, ground } = row;
  const standing = mandateStanding({ state: row.state, startsAt: row.startsAt, endsAt, codeEndsAt }, at);
  const since = standing === "ended" ? endsAt : standing === "lapsed" ? codeEndsAt : stateSince;
  return {
    mandateId,
    side,
    name,
    calledName: calledName ?? undefined,
    scopes: scopesOf(scopes),
    categories: row.categories,
    standing,
    since,
    endsAt,
    months: undefined,
    endsSoon: standing === "active" && endsSoon({ since: stateSince, endsAt }, at),
    byCards: ground === "cards",
    code: standing === "offered" && row.code ? groupedCode(row.code) : undefined,
    codeEndsAt,
    version,
  };
}

function showRequest(row: typeof mandateRequests.$inferSelect, at: Date): ShownMandate {
  const { mandateId, calledName: name, stateSince, codeEndsAt, months, version } = row;
  const standing = mandateStanding({ state: row.state, endsAt: codeEndsAt, codeEndsAt }, at);
  const common = {
    mandateId,
    side: "asked" as const,
    name,
    calledName: undefined,
    scopes: scopesOf(row.scopes),
    categories: row.categories,
    standing,
  };
  const code = standing === "asked" && row.code ? groupedCode(row.code) : undefined;
  return {
    ...common,
    since: standing === "lapsed" ? codeEndsAt : stateSince,
    endsAt: undefined,
    months,
    endsSoon: false,
    byCards: true,
    code,
    codeEndsAt,
    version,
  };
}

function groupedCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}
