/**
 * The best public address parser beside the portal's address rules, on the same addresses, offline: its data come from
 * the portal's own towns.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { config, normalize } from "@geolonia/normalize-japanese-addresses";
import { compareAddress } from "../../app/matching/address";
import { agrees } from "../../app/matching/verdict";
import towns from "../../app/matching/towns.json";
import type { EvaluationPair } from "../evaluation/pairs";

const COUNTY = /^([^市区町村郡]{1,5}郡)(?=[^市区郡]{1,7}[町村])/u;
const POINT = [139, 35];

/** A town, and its 丁目 up to the highest that the pairs hold. */
function townsWithBlocks(oaza_cho: string, i: number): object[] {
  const town = (chome: object, n: number) => ({
    machiaza_id: String(i * 10 + n).padStart(7, "0"),
    oaza_cho,
    ...chome,
    point: POINT,
  });
  return [
    town({}, 0),
    ...[..."一二三四五六七八"].map((numeral, n) => town({ chome: `${numeral}丁目`, chome_n: n + 1 }, n + 1)),
  ];
}

/**
 * The parser's own form of data (japanese-addresses-v2): prefectures with their municipalities, and a file of towns for
 * each.
 */
function writeData(folder: string): void {
  const prefectures = new Map<string, object[]>();
  for (const [key, names] of Object.entries(towns)) {
    const [prefecture = "", municipality = ""] = key.split(" ");
    const county = COUNTY.exec(municipality)?.[1];
    const rest = county ? municipality.slice(county.length) : municipality;
    const [, city = rest, ward] = /^(.+?市)(.+区)$/u.exec(rest) ?? [];
    const code = prefectures.size * 1000;
    prefectures.set(prefecture, [
      ...(prefectures.get(prefecture) ?? []),
      { code, city, ...(ward ? { ward } : {}), ...(county ? { county } : {}), point: POINT },
    ]);
    mkdirSync(path.join(folder, "ja", prefecture), { recursive: true });
    const data = names.split(" ").flatMap((name, i) => townsWithBlocks(name, i));
    writeFileSync(
      path.join(folder, "ja", prefecture, `${municipality}.json`),
      JSON.stringify({ meta: { updated: 0 }, data }),
    );
  }
  const data = [...prefectures].map(([pref, cities], code) => ({ code, pref, point: POINT, cities }));
  writeFileSync(path.join(folder, "ja.json"), JSON.stringify({ meta: { updated: 0 }, data }));
}

async function normalized(address: string): Promise<string> {
  const { pref, city, town, addr, other } = await normalize(address);
  return [pref, city, town, addr, other]
    .map((part) => part ?? "")
    .join("|")
    .replace(/\s/gu, "");
}

export interface ParserFigures {
  pairs: number;
  parserPairsPerSecond: number;
  rulesPairsPerSecond: number;
  /** Pairs of one address in two notations of which the two are called apart. */
  parserFalseAlarms: number;
  rulesFalseAlarms: number;
}

/**
 * @param pairs of which those with one address in two notations are compared by both, one after the other in one
 * process
 */
export async function beside(pairs: readonly EvaluationPair[]): Promise<ParserFigures> {
  const folder = mkdtempSync(path.join(tmpdir(), "himozuke-parser-"));
  try {
    writeData(folder);
    config.japaneseAddressesApi = pathToFileURL(path.join(folder, "ja")).href;
    const same = pairs.filter(({ truth }) => truth === "same");
    // One round from a cold start, as with a file that comes in: the parser reads a municipality's towns when it first
    // meets them.
    const time = async (compare: (pair: EvaluationPair) => Promise<boolean> | boolean) => {
      const began = performance.now();
      let alarms = 0;
      for (const pair of same) if (!(await compare(pair))) alarms += 1;
      return { alarms, perSecond: Math.round(same.length / ((performance.now() - began) / 1000)) };
    };
    const parser = await time(async ({ a, b }) => (await normalized(a)) === (await normalized(b)));
    const rules = await time(({ a, b }) => agrees(compareAddress(a, b)));
    return {
      pairs: same.length,
      parserPairsPerSecond: parser.perSecond,
      rulesPairsPerSecond: rules.perSecond,
      parserFalseAlarms: parser.alarms,
      rulesFalseAlarms: rules.alarms,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
