/** The institution's file before its records: encoding, columns, and the lines that name a record twice. */
import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import path from "node:path";
import { StartError } from "../../db/client";
import type { SchemeId } from "../../app/catalogue/schemes";
import { BATCH_BYTES, readBatches, type Place } from "./batches";
import { findColumns } from "./columns";
import { RowReader } from "./csv";
import { DuplicateFinder, hashKey } from "./duplicates";
import { type FileForm, readCells } from "./rows";
import { decoderOf, detectEncoding, type Encoding, TELLING_BYTES } from "./text";

export interface Source {
  form: FileForm;
  /** Where the first record begins. */
  first: Place;
  size: number;
  /** Of the file's beginning and size, to know it again. */
  hash: string;
}

/** @throws StartError where the file is empty, has no usable header row, or is in no known encoding */
export async function readSource(
  file: FileHandle,
  size: number,
  given: { schemeId: SchemeId | undefined; encoding: Encoding | undefined },
): Promise<Source> {
  const start = Buffer.alloc(Math.min(size, TELLING_BYTES));
  await file.read(start, 0, start.length, 0);
  const { encoding: detected, markBytes } = detectEncoding(start);
  const encoding = given.encoding ?? detected;
  const reader = new RowReader();
  if (reader.next(start, markBytes, true) !== "row") throw new StartError("The file has no header row.");
  const decode = decoderOf(encoding);
  const header = Array.from(
    { length: reader.cells },
    (_, i) => decode(start, reader.bounds[2 * i] ?? 0, reader.bounds[2 * i + 1] ?? 0) ?? "",
  );
  const columns = findColumns(header, given.schemeId !== undefined);
  const hash = createHash("sha256").update(start).update(String(size)).digest("hex");
  return {
    form: { columns, encoding, schemeId: given.schemeId },
    first: { offset: reader.end, line: 1 + reader.lines },
    size,
    hash,
  };
}

/** Two words of hash and the line for every record of a batch. */
function keysOf(bytes: Buffer, line: number, { columns }: FileForm): Uint32Array {
  const words: number[] = [];
  for (const { line: at, reader } of readCells(bytes, line)) {
    const cell = (index: number) =>
      index < 0 ? "" : bytes.toString("latin1", reader.bounds[2 * index], reader.bounds[2 * index + 1]).trim();
    if (columns.recordNumber >= reader.cells || !cell(columns.recordNumber)) continue;
    const [a, b] = hashKey(`${cell(columns.scheme)}\n${cell(columns.recordNumber)}`);
    words.push(a, b, at);
  }
  return Uint32Array.from(words);
}

/** Reads the whole file once. @returns each line that names a record again, with the line that named it first */
export async function findDuplicates(
  file: FileHandle,
  { form, first, size }: Source,
  folder: string,
): Promise<ReadonlyMap<number, number>> {
  const finder = new DuplicateFinder(path.join(folder, "keys"));
  for await (const batch of readBatches(file, first, size, BATCH_BYTES))
    finder.add(keysOf(batch.bytes, batch.line, form));
  return finder.find();
}
