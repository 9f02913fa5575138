/**
 * The desk's figures over a period: counts by topic, times, overdue by institution. Nothing in them tells about one
 * person.
 */
import { and, count, eq, gte, isNotNull, not, notInArray, type SQL, sql } from "drizzle-orm";
import { stringify } from "csv-stringify/sync";
import { cases, deskCalls, enquiries, institutions } from "../../db/schema";
import { isLate } from "./desk-overdue.server";
import { percent, type ToldCount, toldCount } from "./desk-figures";
import { TOPICS } from "../enquiries/enquiries";
import { database } from "../platform/database.server";
import type { Institution } from "../linkages/linkage.server";
import { DAY_MS } from "../platform/japan-time";

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
  const ofEnquiries = await readEnquiries(since);
  const ofCalls = await readCalls(since);
  const topics = TOPICS.map((topic) => {
    const [asked, called] = [ofEnquiries, ofCalls].map((rows) => rows.find((row) => row.topic === topic));
    return { topic, calls: (asked?.calls ?? 0) + (called?.calls ?? 0), written: asked?.written ?? 0 };
  });
  const settled = [...ofEnquiries, ...ofCalls];
  return {
    topics: topics.sort((a, b) => b.calls + b.written - (a.calls + a.written)),
    ...(await readTimes(since)),
    settledAtFirst: percent(
      sum(settled.map(({ settledAtFirst }) => settledAtFirst)),
      sum(settled.map(({ answered }) => answered)),
    ),
    overdue: await readOverdue(),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** What came in one topic. */
interface TopicCounts {
  topic: string;
  calls: number;
  written: number;
  /** Of how many it is known whether the first answer settled them, and how many it did. */
  answered: number;
  settledAtFirst: number;
}

function rowsWith(condition: SQL | undefined): SQL<number> {
  return sql`count(*) filter (where ${condition})`.mapWith(Number);
}

const isWritten = notInArray(enquiries.channel, ["phone", "counter"]);

function readEnquiries(since: Date): Promise<TopicCounts[]> {
  return database()
    .select({
      topic: enquiries.topic,
      calls: rowsWith(not(isWritten)),
      written: rowsWith(isWritten),
      answered: rowsWith(isNotNull(enquiries.settledAtFirst)),
      settledAtFirst: rowsWith(eq(enquiries.settledAtFirst, true)),
    })
    .from(enquiries)
    .where(gte(enquiries.openedAt, since))
    .groupBy(enquiries.topic);
}

async function readCalls(since: Date): Promise<TopicCounts[]> {
  const rows = await database()
    .select({ topic: deskCalls.topic, calls: count(), settledAtFirst: rowsWith(eq(deskCalls.settled, true)) })
    .from(deskCalls)
    .where(gte(deskCalls.at, since))
    .groupBy(deskCalls.topic);
  return rows.map((row) => ({ ...row, written: 0, answered: row.calls }));
}

/** How long what was written waited for its first answer. */
async function readTimes(since: Date): Promise<Pick<DeskFigures, "medianHours" | "ninetiethHours" | "answered">> {
  const hours = sql`extract(epoch from ${enquiries.firstAnsweredAt} - ${enquiries.openedAt}) / 3600`;
  const quantile = (share: number) =>
    sql<number | null>`round((percentile_cont(${share}) within group (order by ${hours}))::numeric, 1)::float8`;
  const [times] = await database()
    .select({ median: quantile(0.5), ninetieth: quantile(0.9), answered: count() })
    .from(enquiries)
    .where(and(gte(enquiries.openedAt, since), isNotNull(enquiries.firstAnsweredAt), isWritten));
  return {
    medianHours: times?.median ?? undefined,
    ninetiethHours: times?.ninetieth ?? undefined,
    answered: times?.answered ?? 0,
  };
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
    .where(isLate())
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
