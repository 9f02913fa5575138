/**
 * The desk's figures over a period: counts by topic, times, overdue by institution. Nothing in them tells about one
 * person.
 */
import { and, count, eq, gte, isNotNull, or } from "drizzle-orm";
import { stringify } from "csv-stringify/sync";
import { cases, deskCalls, enquiries, institutions } from "../../db/schema";
import { percent, quantile, type ToldCount, toldCount } from "./desk-figures";
import { TOPICS } from "../enquiries/enquiries";
import { database } from "../platform/database.server";
import type { Institution } from "../linkages/linkage.server";
import { DAY_MS } from "../platform/japan-time";

const HOUR_MS = 3_600_000;
/** Days that a reader may choose from. */
export const PERIODS = [30, 90, 365] as const;
export type Period = (typeof PERIODS)[number];

export interface DeskFigures {
  topics: { topic: string; calls: number; written: number }[];
  /** Hours until the first answer, to a tenth; undefined where nothing was answered. */
  medianHours: number | undefined;
  ninetiethHours: number | undefined;
  answered: number;
  /** Whole per cent of the answered that the first answer settled. */
  settledAtFirst: number | undefined;
  overdue: { institution: Pick<Institution, "institutionId" | "nameJa" | "nameEn">; count: ToldCount }[];
}

/** @returns the figures of the days before this moment */
export async function readFigures(days: Period, at: Date): Promise<DeskFigures> {
  const since = new Date(at.getTime() - days * DAY_MS);
  const asked = await database()
    .select({
      topic: enquiries.topic,
      channel: enquiries.channel,
      openedAt: enquiries.openedAt,
      firstAnsweredAt: enquiries.firstAnsweredAt,
      settledAtFirst: enquiries.settledAtFirst,
    })
    .from(enquiries)
    .where(gte(enquiries.openedAt, since));
  const calls = await database()
    .select({ topic: deskCalls.topic, settled: deskCalls.settled })
    .from(deskCalls)
    .where(gte(deskCalls.at, since));
  const isCall = ({ channel }: (typeof asked)[number]) => channel === "phone" || channel === "counter";
  const topics = TOPICS.map((topic) => ({
    topic,
    calls:
      calls.filter((call) => call.topic === topic).length +
      asked.filter((one) => one.topic === topic && isCall(one)).length,
    written: asked.filter((one) => one.topic === topic && !isCall(one)).length,
  }));
  const hours = asked.flatMap((one) =>
    one.firstAnsweredAt && !isCall(one) ? [(one.firstAnsweredAt.getTime() - one.openedAt.getTime()) / HOUR_MS] : [],
  );
  const contacts = [
    ...asked.flatMap(({ settledAtFirst }) => settledAtFirst ?? []),
    ...calls.map(({ settled }) => settled),
  ];
  return {
    topics: topics.sort((a, b) => b.calls + b.written - (a.calls + a.written)),
    medianHours: tenth(quantile(hours, 0.5)),
    ninetiethHours: tenth(quantile(hours, 0.9)),
    answered: hours.length,
    settledAtFirst: percent(contacts.filter(Boolean).length, contacts.length),
    overdue: await readOverdue(),
  };
}

function tenth(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Math.round(value * 10) / 10;
}

/** What is overdue now; institutions with few are told in the order of their ids, so that the order tells nothing. */
async function readOverdue(): Promise<DeskFigures["overdue"]> {
  const rows = await database()
    .select({
      institutionId: institutions.institutionId,
      nameJa: institutions.nameJa,
      nameEn: institutions.nameEn,
      overdue: count(),
    })
    .from(cases)
    .innerJoin(institutions, eq(institutions.institutionId, cases.institutionId))
    .where(and(or(isNotNull(cases.escalatedAt), isNotNull(cases.leakEscalatedAt))))
    .groupBy(institutions.institutionId, institutions.nameJa, institutions.nameEn)
    .orderBy(institutions.institutionId);
  const told = rows.map(({ overdue, ...institution }) => ({ institution, count: toldCount(overdue) }));
  const size = ({ count: one }: (typeof told)[number]) => (one.told ? one.count : 0);
  return told.sort((a, b) => size(b) - size(a));
}

/** The words of the file's lines, in the reader's language. */
export interface FigureWords {
  topic(topic: string): string;
  institution(institution: DeskFigures["overdue"][number]["institution"]): string;
  calls: string;
  written: string;
  median: string;
  ninetieth: string;
  answered: string;
  first: string;
  overdue: string;
  few: string;
  measure: string;
  value: string;
}

/** @returns the same figures as CSV (UTF-8 with a byte order mark, no formulas), suppressed as on the page */
export function figuresCsv(figures: DeskFigures, words: FigureWords): string {
  const lines = [
    ...figures.topics.flatMap(({ topic, calls, written }) => [
      { measure: words.calls, of: words.topic(topic), value: String(calls) },
      { measure: words.written, of: words.topic(topic), value: String(written) },
    ]),
    { measure: words.median, of: "", value: String(figures.medianHours ?? "") },
    { measure: words.ninetieth, of: "", value: String(figures.ninetiethHours ?? "") },
    { measure: words.answered, of: "", value: String(figures.answered) },
    { measure: words.first, of: "", value: String(figures.settledAtFirst ?? "") },
    ...figures.overdue.map(({ institution, count: told }) => ({
      measure: words.overdue,
      of: words.institution(institution),
      value: told.told ? String(told.count) : words.few,
    })),
  ];
  return stringify(lines, {
    bom: true,
    header: true,
    columns: [
      { key: "measure", header: words.measure },
      { key: "of", header: "" },
      { key: "value", header: words.value },
    ],
    escape_formulas: true,
  });
}
