/**
 * やりとり履歴 as a citizen reads it: exchanges between offices and looks at this portal in one list, the newest first, in
 * whole days.
 */
import { japanDay } from "../platform/japan-time";
import type { MandateGround } from "../mandates/mandates";
import { DESK_WORK, type DeskWork } from "../identity/staff";
import type { SupportKind } from "../identity/support";

/** Who looked: the resident, a proxy, an institution in a case, or the desk through a support, which tells why. */
export type Looker =
  | { kind: "self" }
  | { kind: "proxy"; proxyId: string; name?: string; ground?: MandateGround }
  | { kind: "institution"; institutionId: string }
  | { kind: "auditor" }
  | { kind: "desk"; supportId: string; label?: string; reason?: string; support?: SupportKind }
  | { kind: "desk"; staffId: string; work: DeskWork; label?: string }
  | { kind: "other" };

export interface Look {
  at: Date;
  who: Looker;
  /** The audit trail's action. */
  action: string;
  /** What was looked at: a scheme, a receipt number. */
  target: string;
}

export interface Exchange {
  id: string;
  at: Date;
  askerId: string;
  holderId: string;
  schemeId: string;
  ground: string;
  /** Receipt number of the case in which it was found that another person's record stood here then. */
  markedBy: string | undefined;
}

export type HistoryEntry =
  | ({ what: "exchange" } & Exchange)
  /** The resident's own looks of a day, each place once; an institution's looks one by one. */
  | { what: "looks"; at: Date; who: Looker; count: number; places: { action: string; target: string }[] };

/** Actions of the audit trail that are looks. What was written is told by the cases and notices. */
const LOOKS =
  /^(looked_at_|institution_looked_at_|desk_(joined|looked_up|looked_at_(enquiry|case|report|mandate))$|exported_history$|printed_case$)/;

export function isLook(action: string): boolean {
  return LOOKS.test(action);
}

/** @returns who acted, from the audit trail's text */
export function lookerOf(actor: string, residentId: string): Looker {
  if (actor === `resident:${residentId}`) return { kind: "self" };
  const [kind, id, support] = actor.split(":");
  if (kind === "institution" && id) return { kind: "institution", institutionId: id };
  if (kind === "resident" && id) return { kind: "proxy", proxyId: id };
  const work = DESK_WORK.find((known) => known === support);
  if (kind === "staff" && id && work) return { kind: "desk", staffId: id, work };
  return kind === "staff" && support ? { kind: "desk", supportId: support } : { kind: "other" };
}

/** One and the same looker on one occasion has one key. */
function lookerKey(who: Looker): string {
  if (who.kind === "institution") return who.institutionId;
  if (who.kind === "proxy") return who.proxyId;
  if (who.kind === "desk") return "work" in who ? `${who.staffId} ${who.work}` : who.supportId;
  return who.kind;
}

/** Puts looks of one and the same person on one day together. */
export function groupLooks(looks: readonly Look[]): HistoryEntry[] {
  const groups = new Map<string, Extract<HistoryEntry, { what: "looks" }>>();
  for (const { at, who, action, target } of [...looks].sort((a, b) => b.at.getTime() - a.at.getTime())) {
    const key = `${japanDay(at).toISOString()} ${lookerKey(who)}`;
    const group = groups.get(key) ?? { what: "looks", at, who, count: 0, places: [] };
    group.count += 1;
    if (!group.places.some((place) => place.action === action && place.target === target))
      group.places.push({ action, target });
    groups.set(key, group);
  }
  return [...groups.values()];
}

export interface HistoryDay {
  /** Midnight UTC of the day in Japan. */
  day: Date;
  entries: HistoryEntry[];
}

/** All entries by day in Japan, newest first. */
export function byDay(exchanges: readonly Exchange[], looks: readonly Look[]): HistoryDay[] {
  const entries: HistoryEntry[] = [
    ...exchanges.map((exchange) => ({ what: "exchange" as const, ...exchange })),
    ...groupLooks(looks),
  ];
  entries.sort((a, b) => b.at.getTime() - a.at.getTime());
  const days: HistoryDay[] = [];
  for (const entry of entries) {
    const day = japanDay(entry.at);
    const last = days.at(-1);
    if (last?.day.getTime() === day.getTime()) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}

/**
 * @param readTo where no more looks than until then were read: the day is left to the next page, unless it is the only
 * one
 * @returns whole days, the newest first, until there are enough entries for a page; the rest begins before `next`
 */
export function pageOfDays(
  days: readonly HistoryDay[],
  atLeast: number,
  readTo?: Date,
): { days: HistoryDay[]; next: Date | undefined } {
  const cut = readTo && japanDay(readTo);
  const whole = cut ? days.filter(({ day }) => day > cut) : days;
  if (cut && whole.length === 0) return { days: days.filter(({ day }) => day >= cut), next: cut };
  let count = 0;
  const end = whole.findIndex(({ entries }) => (count += entries.length) >= atLeast);
  if (end !== -1 && end < whole.length - 1) return { days: whole.slice(0, end + 1), next: whole[end]?.day };
  return { days: [...whole], next: cut && whole.at(-1)?.day };
}
