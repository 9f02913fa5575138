/** Who is compared: the portal's engine over bytes and over text, and a plain matcher as many offices have one. */
import { comparePerson } from "../../app/matching/person";
import { verdictOfBytes } from "../../app/matching/pair-bytes";
import type { PairReader } from "./pair-file";

export type Matcher = (reader: PairReader) => string;

function engineOverBytes(reader: PairReader): string {
  return verdictOfBytes(reader.bytes, reader.spans());
}

function engineOverText(reader: PairReader): string {
  const [nameKanji, nameKana, birthDate, sex, address] = [0, 1, 2, 3, 4].map((field) => reader.text(field)) as [
    string,
    string,
    string,
    string,
    string,
  ];
  const [kanji, kana, day, code, home] = [8, 9, 10, 11, 12].map((field) => reader.text(field)) as [
    string,
    string,
    string,
    string,
    string,
  ];
  return comparePerson(
    { nameKanji, nameKana, birthDate, sex, address, ...reader.others() },
    { kanji, kana, birthDate: day, sex: code, address: home },
  ).overall;
}

function plainName(text: string): string {
  return text.normalize("NFKC").replace(/\s/gu, "");
}

function plainAddress(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\s/gu, "")
    .replace(/丁目|番地|番|号/gu, "-")
    .replace(/[‐−―ー]/gu, "-")
    .replace(/-+/gu, "-")
    .replace(/-$/u, "");
}

const CODES: Record<string, string> = { male: "1", M: "1", 男: "1", female: "2", F: "2", 女: "2" };

/** NFKC and regular expressions: what the figures of false alarms were measured with. */
function nfkcAndRegex(reader: PairReader): string {
  const same = (a: number, b: number, fold: (text: string) => string) => fold(reader.text(a)) === fold(reader.text(b));
  const sex = (text: string) => CODES[text] ?? text;
  const agrees =
    same(0, 8, plainName) &&
    same(1, 9, plainName) &&
    same(2, 10, (text) => text.normalize("NFKC").replace(/\D/gu, "")) &&
    same(3, 11, sex) &&
    same(4, 12, plainAddress);
  return agrees ? "same" : "different";
}

export const MATCHERS: Record<string, Matcher> = { engineOverBytes, engineOverText, nfkcAndRegex };
