/**
 * Which lines name a record that an earlier line has named. Exact but for one chance in 2⁶⁴ a pair; memory stays flat,
 * the rest is on disk.
 */
import { mkdirSync, openSync, closeSync, writeSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { StartError } from "../../db/client";

/** Of 64, a bucket of 160 million records holds 30 MB. */
const BUCKETS = 64;
/** Two words of hash and the line. */
const WORDS = 3;
const BUFFERED = 4096 * WORDS;
/** A file that repeats itself this often is two files in one, or has another column where the number should be. */
const MOST_DUPLICATES = 100_000;

/** Two independent 32-bit hashes of a text (after MurmurHash3's mixing). */
export function hashKey(text: string): [number, number] {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return [a >>> 0, b >>> 0];
}

export class DuplicateFinder {
  readonly #folder: string;
  readonly #buckets: { file: number; words: Uint32Array; used: number }[];

  /** @param folder made here, and gone after `find` */
  constructor(folder: string) {
    this.#folder = folder;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#buckets = Array.from({ length: BUCKETS }, (_, index) => ({
      file: openSync(path.join(folder, String(index)), "w", 0o600),
      words: new Uint32Array(BUFFERED),
      used: 0,
    }));
  }

  /** @param words two words of hash and the line for each record, in the order of the file */
  add(words: Uint32Array): void {
    for (let index = 0; index < words.length; index += WORDS) {
      const bucket = this.#buckets[(words[index] ?? 0) % BUCKETS];
      if (!bucket) continue;
      bucket.words.set(words.subarray(index, index + WORDS), bucket.used);
      bucket.used += WORDS;
      if (bucket.used === BUFFERED) flush(bucket);
    }
  }

  /**
   * @returns each line that repeats a record, with the line that named it first
   * @throws StartError where there are too many of them
   */
  find(): Map<number, number> {
    const found = new Map<number, number>();
    for (const [index, bucket] of this.#buckets.entries()) {
      flush(bucket);
      closeSync(bucket.file);
      const bytes = readFileSync(path.join(this.#folder, String(index)));
      findWithin(new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)), found);
    }
    rmSync(this.#folder, { recursive: true });
    return found;
  }
}

function flush(bucket: { file: number; words: Uint32Array; used: number }): void {
  const bytes = new Uint8Array(bucket.words.buffer, 0, bucket.used * 4);
  for (let done = 0; done < bytes.length;) done += writeSync(bucket.file, bytes, done);
  bucket.used = 0;
}

function findWithin(words: Uint32Array, found: Map<number, number>): void {
  const size = 2 ** Math.ceil(Math.log2((words.length / WORDS) * 2 + 2));
  const table = new Int32Array(size).fill(-1);
  for (let index = 0; index < words.length; index += WORDS) {
    let slot = (words[index + 1] ?? 0) & (size - 1);
    for (let at = table[slot] ?? -1; at >= 0; at = table[slot] ?? -1) {
      if (words[at] === words[index] && words[at + 1] === words[index + 1]) break;
      slot = (slot + 1) & (size - 1);
    }
    const first = table[slot] ?? -1;
    if (first < 0) table[slot] = index;
    else found.set(words[index + 2] ?? 0, words[first + 2] ?? 0);
  }
  if (found.size > MOST_DUPLICATES)
    throw new StartError(
      `More than ${MOST_DUPLICATES} record numbers stand twice: is it one file twice, or the wrong column?`,
    );
}
