/**
 * A strict CSV reader over bytes (RFC 4180, LF or CRLF). Ours, because the threads share a file as byte ranges that end
 * where a record ends, a stop must know the byte at which to go on, and one stray quotation mark may cost one line, not
 * the rest of the file.
 */

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
const COMMA = 0x2c;

/** Longer than any record; beyond it an open quotation mark counts as stray. Bytes. */
export const LONGEST_RECORD = 64 * 1024;
/** More columns than this count as this many: the row is refused for their number anyway. */
const MOST_CELLS = 256;

/**
 * `incomplete`: the bytes end within the record. `broken`: quotation marks do not match; the record ends with its first
 * line.
 */
export type RowState = "row" | "broken" | "incomplete";

/**
 * Reads one record at a time; bytes that encode Japanese in UTF-8 or CP932 are never mistaken for a comma, quotation
 * mark or line end.
 */
export class RowReader {
  /** Where the next record begins. */
  end = 0;
  /** Line ends within what was read last, the closing one included. */
  lines = 0;
  cells = 0;
  /** Begin and end of each cell within its quotation marks. */
  readonly bounds = new Int32Array(2 * MOST_CELLS);
  /** Whether a cell holds quotation marks written twice. */
  readonly doubled = new Uint8Array(MOST_CELLS);

  /** @param atEnd whether nothing follows `bytes`, so that a last line without its end is whole */
  next(bytes: Uint8Array, from: number, atEnd: boolean): RowState {
    this.cells = 0;
    this.lines = 0;
    let at = from;
    for (;;) {
      const after = bytes[at] === QUOTE ? this.#quoted(bytes, at, from) : this.#plain(bytes, at);
      if (after < 0)
        return this.#giveUp(bytes, from, after === INCOMPLETE && bytes.length - from <= LONGEST_RECORD, atEnd);
      if (after >= bytes.length) return this.#finish(bytes.length, atEnd ? "row" : "incomplete");
      if (bytes[after] === COMMA) {
        at = after + 1;
        continue;
      }
      const lineEnd = bytes[after] === CR ? after + 1 : after;
      if (lineEnd >= bytes.length) return this.#finish(bytes.length, atEnd ? "row" : "incomplete");
      this.lines += 1;
      return this.#finish(lineEnd + 1, "row");
    }
  }

  /** @returns where the cell ends: at a comma, a line end or the end of the bytes */
  #plain(bytes: Uint8Array, begin: number): number {
    let at = begin;
    while (at < bytes.length && bytes[at] !== COMMA && bytes[at] !== LF) at += 1;
    const isCrLf = bytes[at - 1] === CR && at > begin && (bytes[at] === LF || at === bytes.length);
    this.#keep(begin, isCrLf ? at - 1 : at, 0);
    return isCrLf ? at - 1 : at;
  }

  #quoted(bytes: Uint8Array, begin: number, from: number): number {
    let doubled: 0 | 1 = 0;
    for (let at = begin + 1; at < bytes.length; at += 1) {
      if (at - from > LONGEST_RECORD) return BROKEN;
      if (bytes[at] === LF) this.lines += 1;
      if (bytes[at] !== QUOTE) continue;
      const next = bytes[at + 1];
      if (next === QUOTE) {
        doubled = 1;
        at += 1;
        continue;
      }
      const isEnd =
        next === undefined || next === COMMA || next === LF || (next === CR && (bytes[at + 2] ?? LF) === LF);
      this.#keep(begin + 1, at, doubled);
      return isEnd ? at + 1 : BROKEN;
    }
    return INCOMPLETE;
  }

  #keep(begin: number, end: number, doubled: 0 | 1): void {
    if (this.cells === MOST_CELLS) return;
    this.bounds[2 * this.cells] = begin;
    this.bounds[2 * this.cells + 1] = end;
    this.doubled[this.cells] = doubled;
    this.cells += 1;
  }

  #giveUp(bytes: Uint8Array, from: number, mayGoOn: boolean, atEnd: boolean): RowState {
    if (mayGoOn && !atEnd) return this.#finish(bytes.length, "incomplete");
    const lineEnd = bytes.indexOf(LF, from);
    if (lineEnd < 0 && !atEnd) return this.#finish(bytes.length, "incomplete");
    this.lines = lineEnd < 0 ? 0 : 1;
    return this.#finish(lineEnd < 0 ? bytes.length : lineEnd + 1, "broken");
  }

  #finish(end: number, state: RowState): RowState {
    this.end = end;
    return state;
  }
}

const INCOMPLETE = -1;
const BROKEN = -2;
