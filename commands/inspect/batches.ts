/**
 * A file as batches of whole records, with the byte and line at which each begins; memory holds one batch at a time.
 */
import type { FileHandle } from "node:fs/promises";
import { RowReader } from "./csv";

export interface Batch {
  bytes: Buffer<ArrayBuffer>;
  /** Byte at which it begins. */
  offset: number;
  /** Line at which it begins, 1 for the first of the file. */
  line: number;
  /** Byte and line after it. */
  endOffset: number;
  endLine: number;
}

export interface Place {
  offset: number;
  line: number;
}

/** Bytes of a batch: some three thousand records, so that a batch is one look into the database. */
export const BATCH_BYTES = 512 * 1024;

/** @param size bytes of the file, measured once: what is appended meanwhile is not read */
export async function* readBatches(
  file: FileHandle,
  from: Place,
  size: number,
  batchBytes: number,
): AsyncGenerator<Batch> {
  const reader = new RowReader();
  let rest = Buffer.alloc(0);
  let { offset, line } = from;
  while (offset < size) {
    const wanted = Math.min(batchBytes + rest.length, size - offset);
    const bytes = Buffer.alloc(wanted);
    rest.copy(bytes);
    await readFully(file, bytes.subarray(rest.length), offset + rest.length);
    const cut = wholeRecords(reader, bytes, offset + wanted >= size);
    // Copied, because whoever takes the batch may hand its memory to another thread.
    rest = Buffer.from(bytes.subarray(cut.end));
    if (cut.end > 0)
      yield { bytes: bytes.subarray(0, cut.end), offset, line, endOffset: offset + cut.end, endLine: line + cut.lines };
    offset += cut.end;
    line += cut.lines;
  }
}

function wholeRecords(reader: RowReader, bytes: Uint8Array, atEnd: boolean): { end: number; lines: number } {
  let end = 0;
  let lines = 0;
  while (end < bytes.length) {
    if (reader.next(bytes, end, atEnd) === "incomplete") break;
    end = reader.end;
    lines += reader.lines;
  }
  return { end, lines };
}

async function readFully(file: FileHandle, into: Buffer, position: number): Promise<void> {
  for (let done = 0; done < into.length;) {
    const { bytesRead } = await file.read(into, done, into.length - done, position + done);
    if (bytesRead === 0) throw new Error("the file became shorter while it was read");
    done += bytesRead;
  }
}
