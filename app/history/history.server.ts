/**
 * The exchange history of a resident: who asked whom for what and why, and who looked at it here; for reading,
 * searching and taking along.
 */
import { and, desc, eq, gte, inArray, like, lt, or } from "drizzle-orm";
import { stringify } from "csv-stringify/sync";
import type { Transaction } from "../../db/client";
import {
  auditEntries,
  auditLooks,
  cases,
  certificateRequests,
  exchanges,
  institutions,
  mandates,
  residents,
  staff,
  supports,
} from "../../db/schema";
import { historyBegins, mislinkedPeriodOf } from "./exchange-grounds";
import { byDay, type Exchange, type HistoryDay, isLook, type Look, type Looker, lookerOf, pageOfDays } from "./history";
import { findScheme, INSURANCE_SCHEME } from "../catalogue/schemes";
import type { Viewing } from "../identity/viewing";
import { recordAudit } from "../identity/audit.server";
import { seesCase } from "../corrections/case-items";
import { database, inTransaction } from "../platform/database.server";
import { listMislinkedPeriods } from "../corrections/mislinked-period.server";
import { JAPAN_OFFSET_MS } from "../platform/japan-time";

export const HISTORY_FILTERS = ["all", "offices", "portal", "marked"] as const;
export type HistoryFilter = (typeof HISTORY_FILTERS)[number];

export interface HistoryQuery {
  show: HistoryFilter;
  /** Part of an office's name; empty for all. */
  office: string;
  /** Beginning of a day in Japan, as midnight UTC of its date: older entries only. */
  before?: Date;
}

export interface ShownHistory {
  days: HistoryDay[];
  /** From where older ones go on. */
  next: Date | undefined;
  /** Names of all offices by id. */
  offices: Record<string, { nameJa: string; nameEn: string }>;
  /** How many entries of all were made while another person's record stood here. */
  marked: number;
}

/** Entries on a page, at least: days are never cut. */
const PAGE = 25;
/** The most that one query reads; a page needs far fewer. */
const MOST_LOOKS = 2_000;
/** What is taken along is whole. */
const ALL_LOOKS = 2 ** 31 - 1;

/** @returns a page of the history; the look is noted in it */
export async function readHistory(viewing: Viewing, query: HistoryQuery): Promise<ShownHistory> {
  return inTransaction(async (tx) => {
    await recordAudit(tx, viewing, "looked_at_history", "history");
    const offices = await listOffices(tx);
    const all = await readExchanges(tx, viewing, offices);
    const found = await select(tx, viewing, query, all, offices);
    return {
      ...pageOfDays(byDay(found.exchanges, found.looks), PAGE, found.readTo),
      offices,
      marked: all.filter(({ markedBy }) => markedBy).length,
    };
  });
}

type Offices = ShownHistory["offices"];

async function select(
  tx: Transaction,
  viewing: Viewing,
  { show, office, before }: HistoryQuery,
  all: Exchange[],
  offices: Offices,
  most = MOST_LOOKS,
) {
  const until = before ? new Date(before.getTime() - JAPAN_OFFSET_MS) : undefined;
  const wanted = officesNamed(office, offices);
  const isWanted = (...ids: string[]) => !wanted || ids.some((id) => wanted.has(id));
  const found = all.filter(
    ({ at, askerId, holderId, markedBy }) =>
      (!until || at < until) && (show !== "marked" || markedBy) && isWanted(askerId, holderId),
  );
  const { looks, readTo } =
    show === "offices" || show === "marked"
      ? { looks: [], readTo: undefined }
      : await readLooks(tx, viewing, until, most);
  return {
    readTo,
    exchanges: show === "portal" ? [] : found,
    looks: looks.filter(({ who }) => !wanted || (who.kind === "institution" && wanted.has(who.institutionId))),
  };
}

async function listOffices(tx: Transaction): Promise<Offices> {
  const rows = await tx.select().from(institutions);
  return Object.fromEntries(rows.map(({ institutionId, nameJa, nameEn }) => [institutionId, { nameJa, nameEn }]));
}

/** @returns ids of the offices whose name holds the text, or undefined where none was asked for */
function officesNamed(text: string, offices: Offices): Set<string> | undefined {
  const sought = fold(text);
  if (!sought) return undefined;
  return new Set(
    Object.entries(offices).flatMap(([id, { nameJa, nameEn }]) =>
      fold(nameJa).includes(sought) || fold(nameEn).includes(sought) ? [id] : [],
    ),
  );
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/gu, "");
}

async function readExchanges(tx: Transaction, viewing: Viewing, offices: Offices): Promise<Exchange[]> {
  const rows = await tx
    .select()
    .from(exchanges)
    .where(and(eq(exchanges.residentId, viewing.subject), gte(exchanges.at, historyBegins(viewing.at))))
    .orderBy(desc(exchanges.at));
  const spans = await listMislinkedPeriods(tx, viewing.subject);
  const isSeen = await seenTargets(tx, viewing);
  return rows
    .filter(({ askerId, holderId, schemeId }) => offices[askerId] && offices[holderId] && viewing.sees(schemeId))
    .map((row) => {
      const { exchangeId: id, at: when, askerId, holderId, schemeId, ground } = row;
      const markedBy = mislinkedPeriodOf(row, spans)?.receipt;
      return {
        id,
        at: when,
        askerId,
        holderId,
        schemeId,
        ground,
        markedBy: markedBy && isSeen(markedBy) ? markedBy : undefined,
      };
    });
}

/** @returns whether this viewer sees what was looked at: a scheme, or the receipt number of a case or a request */
async function seenTargets(tx: Transaction, viewing: Viewing): Promise<(target: string) => boolean> {
  if (viewing.via === "self") return () => true;
  const ofCases = await tx.select().from(cases).where(eq(cases.residentId, viewing.subject));
  const ofRequests = await tx
    .select({ receipt: certificateRequests.receipt })
    .from(certificateRequests)
    .where(eq(certificateRequests.residentId, viewing.subject));
  const unseen = new Set(ofCases.filter((row) => !seesCase(viewing, row)).map(({ receipt }) => receipt));
  if (!viewing.sees(INSURANCE_SCHEME)) for (const { receipt } of ofRequests) unseen.add(receipt);
  return (target) => !unseen.has(target) && (findScheme(target) === undefined || viewing.sees(target));
}

/** @returns the looks, and where there are more than `most` the moment of the last that was read */
async function readLooks(
  tx: Transaction,
  viewing: Viewing,
  until: Date | undefined,
  most: number,
): Promise<{ looks: Look[]; readTo: Date | undefined }> {
  const { subject, at } = viewing;
  const looks = or(
    like(auditEntries.action, "looked\\_at\\_%"),
    like(auditEntries.action, "institution\\_looked%"),
    inArray(auditEntries.action, [
      "exported_history",
      "printed_case",
      "desk_joined",
      "desk_looked_up",
      "desk_looked_at_enquiry",
      "desk_looked_at_case",
      "desk_looked_at_report",
      "desk_looked_at_mandate",
    ]),
  );
  const rows = await tx
    .select()
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.residentId, subject),
        looks,
        gte(auditEntries.at, historyBegins(at)),
        until ? lt(auditEntries.at, until) : undefined,
      ),
    )
    .orderBy(desc(auditEntries.seq))
    .limit(most);
  const isSeen = await seenTargets(tx, viewing);
  const seen = rows
    .filter(({ action, target }) => isLook(action) && isSeen(target))
    .map((row) => ({ ...row, who: lookerOf(row.actor, subject) }));
  const name = await namesOfLookers(tx, subject, [
    ...new Set(seen.flatMap(({ who }) => (who.kind === "proxy" ? [who.proxyId] : []))),
  ]);
  const named = seen.map(({ at: when, who, action, target }) => ({ at: when, who: name(who), action, target }));
  return {
    looks: [...(await readAuditorLooks(tx, viewing, until, most)), ...named],
    readTo: rows.length < most ? undefined : rows.at(-1)?.at,
  };
}

/** The auditor's looks into the trail stand in a place of their own, as an auditor changes nothing in a trail. */
async function readAuditorLooks(
  tx: Transaction,
  { subject, at }: Viewing,
  until: Date | undefined,
  most: number,
): Promise<Look[]> {
  const rows = await tx
    .select()
    .from(auditLooks)
    .where(
      and(
        eq(auditLooks.residentId, subject),
        inArray(auditLooks.what, ["trail", "verified"]),
        gte(auditLooks.at, historyBegins(at)),
        until ? lt(auditLooks.at, until) : undefined,
      ),
    )
    .orderBy(desc(auditLooks.at))
    .limit(most);
  return rows.map((row): Look => ({
    at: row.at,
    who: { kind: "auditor" },
    action: "looked_at_trail",
    target: "trail",
  }));
}

/** @returns what a resident is told of a looker: a proxy's name, the desk's seat and its reason */
async function namesOfLookers(tx: Transaction, subject: string, lookerIds: string[]): Promise<(who: Looker) => Looker> {
  const proxies = await tx
    .select({ id: mandates.proxyId, name: mandates.proxyName, ground: mandates.ground })
    .from(mandates)
    .where(eq(mandates.residentId, subject));
  const lookers = await tx
    .select({ id: residents.residentId, name: residents.nameKanji })
    .from(residents)
    .where(inArray(residents.residentId, lookerIds));
  const seats = await tx
    .select()
    .from(supports)
    .innerJoin(staff, eq(staff.residentId, supports.staffId))
    .where(eq(supports.residentId, subject));
  const labels = await tx.select({ id: staff.residentId, label: staff.label }).from(staff);
  return (who) => {
    if ("work" in who) return { ...who, label: labels.find(({ id }) => id === who.staffId)?.label ?? "" };
    // A mandate of long ago is gone; its looks stay.
    if (who.kind === "proxy") {
      const proxy = proxies.find(({ id }) => id === who.proxyId);
      const name = proxy?.name ?? lookers.find(({ id }) => id === who.proxyId)?.name;
      return name ? { ...who, name, ...(proxy && { ground: proxy.ground }) } : { kind: "other" };
    }
    const seat = who.kind === "desk" ? seats.find(({ supports: row }) => row.supportId === who.supportId) : undefined;
    return who.kind === "desk" && seat
      ? { ...who, label: seat.staff.label, reason: seat.supports.reason, support: seat.supports.kind }
      : who;
  };
}

/**
 * @returns what the desk has looked at in the support that this session of the resident has opened, the latest first
 */
export async function listSupportLooks(viewing: Viewing, supportId: string): Promise<Look[]> {
  const rows = await database()
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.residentId, viewing.subject), like(auditEntries.actor, `staff:%:${supportId}`)))
    .orderBy(desc(auditEntries.seq))
    .limit(PAGE);
  return rows
    .filter(({ action }) => isLook(action))
    .map(({ at, actor, action, target }) => ({ at, who: lookerOf(actor, viewing.subject), action, target }));
}

/** One line of the file that a resident takes along; the words come from the page's language. */
export interface HistoryWords {
  columns: { at: string; who: string; whom: string; what: string; why: string; note: string };
  exchange(
    exchange: Exchange,
    offices: Offices,
  ): { who: string; whom: string; what: string; why: string; note: string };
  look(look: Look, offices: Offices): { who: string; what: string; why: string };
}

/**
 * @returns everything that the filter finds as CSV (UTF-8 with a byte order mark, no formulas); the taking along is
 * noted
 */
export async function exportHistory(
  viewing: Viewing,
  query: Pick<HistoryQuery, "show" | "office">,
  words: HistoryWords,
): Promise<string> {
  return inTransaction(async (tx) => {
    await recordAudit(tx, viewing, "exported_history", "history");
    const offices = await listOffices(tx);
    const found = await select(tx, viewing, query, await readExchanges(tx, viewing, offices), offices, ALL_LOOKS);
    const rows = [
      ...found.exchanges.map((exchange) => ({ at: exchange.at, ...words.exchange(exchange, offices) })),
      ...found.looks.map((look) => ({ at: look.at, whom: "", note: "", ...words.look(look, offices) })),
    ].sort((a, b) => b.at.getTime() - a.at.getTime());
    const lines = rows.map((row) => ({ ...row, at: row.at.toLocaleString("sv-SE", { timeZone: "Asia/Tokyo" }) }));
    const { at, who, whom, what, why, note } = words.columns;
    return stringify(lines, {
      bom: true,
      header: true,
      columns: { at, who, whom, what, why, note },
      escape_formulas: true,
    });
  });
}
