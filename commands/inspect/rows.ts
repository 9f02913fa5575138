/** The records of a batch: read, checked cell by cell, or refused with the reason. */
import type { FileRecord } from "../../app/inspection/inspection.server";
import type { InquiryFact, LinkingMethod } from "../../app/inspection/inspection";
import { readBirthDate, whyNoBirthDate } from "../../app/matching/birth-date";
import { findScheme, type SchemeId } from "../../app/catalogue/schemes";
import type { Column, Columns } from "./columns";
import { RowReader } from "./csv";
import { decoderOf, type Encoding } from "./text";

export const REJECTIONS = [
  "quotation_marks",
  "column_count",
  "encoding",
  "too_long",
  "no_record_number",
  "unknown_scheme",
  "impossible_date",
  "era_missing",
  "unknown_method",
  "number_twice",
  "no_linkage",
] as const;
export type Rejection = (typeof REJECTIONS)[number];

export interface InspectedRow extends Pick<FileRecord, "recordNumber" | "facts" | "madeHow" | "inquiryFacts"> {
  line: number;
  schemeId: SchemeId;
}
/** `detail`: a column, a count or a line; never what the row holds. */
export interface RejectedRow {
  line: number;
  rejection: Rejection;
  detail: string;
}
export type Row = InspectedRow | RejectedRow;

export interface FileForm {
  columns: Columns;
  encoding: Encoding;
  /** For every record, where the file has no such column. */
  schemeId: SchemeId | undefined;
}

/** Longer than any fact. UTF-16 units. */
const LONGEST_CELL = 1000;

const METHODS: readonly NonNullable<LinkingMethod["madeHow"]>[] = [
  "number_submitted",
  "register_inquiry",
  "resident_registered",
];
const INQUIRY_FACTS: readonly InquiryFact[] = ["name", "birth_date", "sex", "address"];

class Refused extends Error {
  constructor(
    readonly rejection: Rejection,
    readonly detail = "",
  ) {
    super(rejection);
  }
}

/** The text of a batch's cells, record by record; empty lines are passed over. */
export function* readCells(
  bytes: Buffer,
  firstLine: number,
): Generator<{ line: number; reader: RowReader; isBroken: boolean }> {
  const reader = new RowReader();
  let line = firstLine;
  for (let at = 0; at < bytes.length; at = reader.end) {
    const isBroken = reader.next(bytes, at, true) === "broken";
    const isEmpty = reader.cells === 1 && reader.bounds[0] === reader.bounds[1] && !isBroken;
    if (!isEmpty) yield { line, reader, isBroken };
    line += reader.lines;
  }
}

/** @param firstLine the line at which the batch begins */
export function* readRows(bytes: Buffer, firstLine: number, form: FileForm): Generator<Row> {
  const textOf = cellReader(bytes, form);
  for (const { line, reader, isBroken } of readCells(bytes, firstLine)) {
    try {
      if (isBroken) throw new Refused("quotation_marks");
      if (reader.cells !== form.columns.count)
        throw new Refused("column_count", `${reader.cells}/${form.columns.count}`);
      yield { line, ...readRow((column) => textOf(reader, column), form) };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      yield { line, rejection: error.rejection, detail: error.detail };
    }
  }
}

function cellReader(bytes: Buffer, { columns, encoding }: FileForm): (reader: RowReader, column: Column) => string {
  const decode = decoderOf(encoding);
  return (reader, column) => {
    const index = columns[column];
    if (index < 0) return "";
    const text = decode(bytes, reader.bounds[2 * index] ?? 0, reader.bounds[2 * index + 1] ?? 0);
    if (text === undefined || text.includes("\0")) throw new Refused("encoding", column);
    if (text.length > LONGEST_CELL) throw new Refused("too_long", column);
    return (reader.doubled[index] ? text.replaceAll('""', '"') : text).trim();
  };
}

function readRow(cell: (column: Column) => string, { schemeId: given, columns }: FileForm): Omit<InspectedRow, "line"> {
  const recordNumber = cell("recordNumber");
  if (!recordNumber) throw new Refused("no_record_number");
  const schemeId = columns.scheme < 0 ? given : findScheme(cell("scheme"))?.id;
  if (!schemeId) throw new Refused("unknown_scheme");
  const birthDate = cell("birthDate") || null;
  const why = birthDate !== null && readBirthDate(birthDate) === undefined && whyNoBirthDate(birthDate);
  // A birthday that nobody knows is a fact of the record, and is compared as one.
  if (why && why !== "birthday_unknown") throw new Refused(why);
  const facts = {
    kanji: cell("kanji") || null,
    kana: cell("kana") || null,
    birthDate,
    sex: cell("sex") || null,
    address: cell("address") || null,
  };
  return { recordNumber, schemeId, facts, ...readMethod(cell("madeHow"), cell("inquiryFacts")) };
}

function readMethod(how: string, facts: string): Pick<InspectedRow, "madeHow" | "inquiryFacts"> {
  const madeHow = METHODS.find((method) => method === how);
  if (how && !madeHow) throw new Refused("unknown_method", "madeHow");
  const inquiryFacts = facts ? facts.split(";").map((name) => INQUIRY_FACTS.find((fact) => fact === name.trim())) : [];
  if (inquiryFacts.includes(undefined)) throw new Refused("unknown_method", "inquiryFacts");
  return { madeHow: madeHow ?? null, inquiryFacts: facts ? (inquiryFacts as InquiryFact[]) : null };
}
