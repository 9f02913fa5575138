/**
 * The file of pairs that the matchers read: one pair a line, the register's fields, the record's fields, what was
 * planted; tabs between.
 */
import { closeSync, openSync, writeSync } from "node:fs";
import { generateResident } from "../population/people";
import { generateRecord } from "../population/records";
import type { PairSpans, Span } from "../../app/matching/pair-bytes";

const SCHEME = 16;
const CHUNK_CHARACTERS = 4 * 1024 * 1024;
const BETWEEN = "|";

/** Fields of a line, in their order. */
export const FIELDS = [
  "kanji",
  "kana",
  "birthDate",
  "sex",
  "address",
  "latin",
  "former",
  "earlier",
  "kanji",
  "kana",
  "birthDate",
  "sex",
  "address",
  "planted",
] as const;

export function writePairs(file: string, pairs: number, seed: number): void {
  const rules = { seed, residents: pairs, mislinked: 0.0004 };
  const descriptor = openSync(file, "w");
  let text = "";
  for (let number = 0; number < pairs; number++) {
    const resident = generateResident(seed, number);
    const { record, planted } = generateRecord(resident, number, SCHEME, rules);
    const { nameKanji, nameKana, birthDate, sex, address, nameLatin, formerNames, earlierAddresses } = resident;
    const register = [
      nameKanji,
      nameKana,
      birthDate,
      sex,
      address,
      nameLatin ?? "",
      formerNames.join(BETWEEN),
      earlierAddresses.join(BETWEEN),
    ];
    text += `${[...register, record.kanji, record.kana, record.birthDate, record.sex, record.address, planted ?? ""].join("\t")}\n`;
    if (text.length < CHUNK_CHARACTERS) continue;
    writeSync(descriptor, text);
    text = "";
  }
  writeSync(descriptor, text);
  closeSync(descriptor);
}

const TAB = 9;
const LF = 10;

/** Finds the fields of one line after another, without decoding them. */
export class PairReader {
  readonly #ends = new Int32Array(FIELDS.length);
  #begin = 0;
  next = 0;
  /** Made once, not for every pair. */
  readonly #others = () => this.others();

  constructor(readonly bytes: Buffer) {}

  /** @returns false at the end of the bytes */
  read(): boolean {
    const { bytes } = this;
    this.#begin = this.next;
    let at = this.#begin;
    for (let field = 0; field < FIELDS.length; field++, at++) {
      while (at < bytes.length && bytes[at] !== TAB && bytes[at] !== LF) at++;
      if (at >= bytes.length) return false;
      this.#ends[field] = at;
    }
    this.next = at;
    return true;
  }

  span(field: number): Span {
    return [field === 0 ? this.#begin : (this.#ends[field - 1] ?? 0) + 1, this.#ends[field] ?? 0];
  }

  text(field: number): string {
    return this.bytes.toString("utf8", ...this.span(field));
  }

  spans(): PairSpans {
    return { register: this.facts(0), record: this.facts(8), others: this.#others };
  }

  facts(from: number) {
    return {
      kanji: this.span(from),
      kana: this.span(from + 1),
      birthDate: this.span(from + 2),
      sex: this.span(from + 3),
      address: this.span(from + 4),
    };
  }

  others() {
    const list = (field: number) => this.text(field).split(BETWEEN).filter(Boolean);
    return { nameLatin: this.text(5) || null, formerNames: list(6), earlierAddresses: list(7) };
  }
}
