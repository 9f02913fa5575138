/**
 * Whole persons straight from UTF-8 bytes: a fact whose bytes are equal on both sides is not decoded, and only where
 * facts part is the explaining engine asked. It can never answer otherwise than `comparePerson`, which a test holds.
 */
import { compareWithEarlierAddresses } from "./address";
import { differsInBlockWordsOnly } from "./block-notation";
import { compareBirthDate } from "./birth-date";
import { agreesAsKana } from "./kana";
import { agreesAsKanji } from "./kanji";
import { compareName, judgePerson, onlySurnameDiffers, type RecordFacts, type RegisterFacts } from "./person";
import { PLACEHOLDER } from "./placeholders";
import { compareSex } from "./sex";
import { SAME, verdict, type Comparison, type Verdict } from "./verdict";

/** Begin and end of a field. */
export type Span = readonly [begin: number, end: number];

/** Where each field of a pair stands in the bytes. */
export interface PairSpans {
  register: { kanji: Span; kana: Span; birthDate: Span; sex: Span; address: Span };
  record: { kanji: Span; kana: Span; birthDate: Span; sex: Span; address: Span };
  /** What else the register holds, decoded only when it is asked for. */
  others(): Pick<RegisterFacts, "nameLatin" | "formerNames" | "earlierAddresses">;
}

/**
 * By UTF-16 unit: 1 for kanji and kana that are no sign for an unwritten character and have no meaning beyond
 * themselves.
 */
const plainUnits = new Uint8Array(0x10000);
for (let unit = 0x3041; unit < 0xa000; unit++) plainUnits[unit] = PLACEHOLDER.test(String.fromCharCode(unit)) ? 0 : 1;
plainUnits[0x3000] = 1;

/** Characters of three bytes alone, all of them plain; nothing else is known to be the same as itself. */
function isPlainName(bytes: Uint8Array, [begin, end]: Span): boolean {
  if (begin === end) return false;
  for (let at = begin; at < end; at += 3) {
    const lead = bytes[at] ?? 0;
    if (lead < 0xe3 || lead > 0xe9) return false;
    if (plainUnits[((lead & 15) << 12) | (((bytes[at + 1] ?? 0) & 63) << 6) | ((bytes[at + 2] ?? 0) & 63)] !== 1)
      return false;
  }
  return true;
}

function equal(bytes: Uint8Array, [begin, end]: Span, [otherBegin, otherEnd]: Span): boolean {
  if (end - begin !== otherEnd - otherBegin) return false;
  for (let at = begin, other = otherBegin; at < end; at++, other++) if (bytes[at] !== bytes[other]) return false;
  return true;
}

/** `1953-02-10`, told by its bytes; the last days of a month are left to the rules. */
function isPlainDate(bytes: Uint8Array, [begin, end]: Span): boolean {
  if (end - begin !== 10 || bytes[begin + 4] !== HYPHEN || bytes[begin + 7] !== HYPHEN) return false;
  const two = (at: number) => ((bytes[at] ?? 0) - ZERO) * 10 + (bytes[at + 1] ?? 0) - ZERO;
  const [century, year, month, day] = [two(begin), two(begin + 2), two(begin + 5), two(begin + 8)];
  return (
    century >= 18 && century <= 20 && year >= 0 && year < 100 && month >= 1 && month <= 12 && day >= 1 && day <= 28
  );
}

const HYPHEN = 0x2d;
const ZERO = 0x30;

/** The codes that nearly every file has: 1 for male, 2 for female, 0 for all others, which are left to the rules. */
function sexOf(bytes: Uint8Array, [begin, end]: Span): 0 | 1 | 2 {
  const [first, length] = [bytes[begin] ?? 0, end - begin];
  if (length === 1) return first === 0x31 || first === 0x4d ? 1 : first === 0x32 || first === 0x46 ? 2 : 0;
  if (length === 4 && first === 0x6d) return 1;
  if (length === 6 && first === 0x66) return 2;
  if (length !== 3 || (first !== 0xe7 && first !== 0xe5)) return 0;
  return bytes[begin + 1] === 0x94 && bytes[begin + 2] === 0xb7
    ? 1
    : bytes[begin + 1] === 0xa5 && bytes[begin + 2] === 0xb3
      ? 2
      : 0;
}

/** Agrees, and nobody asked why. */
const NOTATION = verdict("notation");

function text(bytes: Buffer, [begin, end]: Span): string {
  return bytes.toString("utf8", begin, end);
}

/** Both ways of writing a name, where they are plainly the same name; undefined where the rules must look. */
function plainName(
  bytes: Buffer,
  register: Span,
  record: Span,
  agreesPlainly: (a: string, b: string) => boolean,
): Comparison | undefined {
  if (equal(bytes, register, record)) return isPlainName(bytes, record) ? SAME : undefined;
  return agreesPlainly(text(bytes, register), text(bytes, record)) ? NOTATION : undefined;
}

function plainNames(bytes: Buffer, { register, record }: PairSpans): Comparison | undefined {
  const kanji = plainName(bytes, register.kanji, record.kanji, agreesAsKanji);
  const kana = kanji && plainName(bytes, register.kana, record.kana, agreesAsKana);
  return kanji === SAME ? kana : kana && NOTATION;
}

function compareDates(bytes: Buffer, register: Span, record: Span): Comparison {
  if (equal(bytes, register, record) && isPlainDate(bytes, record)) return SAME;
  return compareBirthDate(text(bytes, register), text(bytes, record));
}

function compareCodes(bytes: Buffer, register: Span, record: Span): Comparison {
  const [own, theirs] = [sexOf(bytes, register), sexOf(bytes, record)];
  return own !== 0 && own === theirs ? SAME : compareSex(text(bytes, register), text(bytes, record));
}

function compareAddresses(bytes: Buffer, { register, record, others }: PairSpans): Comparison {
  const [begin, end] = record.address;
  if (end - begin > SHORTEST_ADDRESS && equal(bytes, register.address, record.address)) return SAME;
  const [own, theirs] = [text(bytes, register.address), text(bytes, record.address)];
  return own !== theirs && differsInBlockWordsOnly(own, theirs)
    ? NOTATION
    : compareWithEarlierAddresses(own, others().earlierAddresses, theirs);
}

/** Shorter ones may be blank. Bytes. */
const SHORTEST_ADDRESS = 6;

function decode(bytes: Buffer, { register: own, record: theirs, others }: PairSpans): [RegisterFacts, RecordFacts] {
  const register = {
    nameKanji: text(bytes, own.kanji),
    nameKana: text(bytes, own.kana),
    birthDate: text(bytes, own.birthDate),
    sex: text(bytes, own.sex),
    address: text(bytes, own.address),
    ...others(),
  };
  const record = {
    kanji: text(bytes, theirs.kanji),
    kana: text(bytes, theirs.kana),
    birthDate: text(bytes, theirs.birthDate),
    sex: text(bytes, theirs.sex),
    address: text(bytes, theirs.address),
  };
  return [register, record];
}

/** @returns what `comparePerson` answers as a whole, without its reasons */
export function verdictOfBytes(bytes: Buffer, spans: PairSpans): Verdict {
  const { register, record } = spans;
  const facts = {
    name: plainNames(bytes, spans) ?? compareName(...decode(bytes, spans)),
    birthDate: compareDates(bytes, register.birthDate, record.birthDate),
    sex: compareCodes(bytes, register.sex, record.sex),
    address: compareAddresses(bytes, spans),
  };
  return judgePerson(facts, () => onlySurnameDiffers(...decode(bytes, spans))).overall;
}
