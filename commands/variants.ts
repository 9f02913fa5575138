/**
 * `npm run data:variants`: takes the variants of kanji out of the MJ shrink map on npm and writes
 * app/matching/kanji-variants.json.
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { withPackages } from "./npm-package";

const PACKAGES = ["@mandel59/mojidata@1.8.1", "sql.js@1.16.0"];
const OUTPUT = "app/matching/kanji-variants.json";

/**
 * Pairs of which both are ordinary characters, so that the shrink map leaves them alone: the tables of characters for
 * names (人名用漢字), for common use (常用漢字), of printers' standard forms (表外漢字字体表), the simplified forms of JIS X 0208, and
 * common forms of the registers.
 */
const OFFICIAL_PAIRS =
  "亘亙 凜凛 尭堯 巌巖 晃晄 桧檜 槙槇 禄祿 祢禰袮 穣穰 萌萠 遥遙 蚕蠶 摂攝 殴毆 麺麵 併倂 枢樞 唖啞 撹攪 麹麴 鹸鹼 噛嚙 掻搔 " +
  "桝枡 沪濾 芦蘆 嘘噓 潅灌 賎賤 溌潑 嚢囊 蝿蠅 躯軀 梼檮 砺礪 鴬鶯 薮藪 醗醱 竃竈 侭儘 蛎蠣 鯵鰺 篭籠 迩邇 靭靱 剥剝 騨驒 諌諫 " +
  "頚頸 涛濤 窓窗 裏裡 昇曻 渋澀 熙熈 爾尔 萱萓 朗朖 毘毗 鬱欝 飾餝 潟泻 蓑簑 苺莓 遡溯 籏簱 雁鳫 楫檝 羹羮 鉤鈎 剣釼 蘇蘓 学斈 " +
  "橋槗 隙隟 麩麸 楕橢 貘獏 鰐鱷 韮韭 冴冱 砿礦 叱𠮟 恭㳟 護䕶 檀𣞀 添𣷹 兼𠔥 直𥄂 繁䌓 満𣼛 皐皋 栃杤 熙凞 巌巗 州刕 裕𥙿 学𦥯 渡𣳡 邉𨘣 辺𨕫 派𣲾";

/**
 * Joined by the map, or taken for each other, yet characters of their own in names: which one is meant only a person
 * can say.
 */
const MIXED_UP = "斎斉 弁辨瓣辯 升舛 刺剌 鉄鈇 冷泠 咳孩 閣擱 叡睿 跡蹟";

const MAPS = ["mjsm_JIS包摂規準UCS統合規則", "mjsm_戸籍統一文字情報_親字正字"];

interface Database {
  exec(sql: string): { values: (string | number | null)[][] }[];
}

async function openDatabase(folder: string): Promise<Database> {
  const { default: initialize } = (await import(pathToFileURL(path.join(folder, "sql.js/dist/sql-wasm.js")).href)) as {
    default: () => Promise<{ Database: new (bytes: Uint8Array) => Database }>;
  };
  const { Database } = await initialize();
  return new Database(readFileSync(path.join(folder, "@mandel59/mojidata/dist/moji.db")));
}

function rows(database: Database, sql: string): string[][] {
  return (database.exec(sql)[0]?.values ?? []).map((row) => row.map(String));
}

/**
 * Characters with everything that they shrink to in one step; two drawings of one character are none of our business.
 */
function readTargets(database: Database): Map<string, Set<string>> {
  const targets = new Map<string, Set<string>>();
  for (const map of MAPS) {
    const sql = `SELECT mji."実装したUCS", map."縮退UCS" FROM "${map}" AS map JOIN mji USING ("MJ文字図形名") WHERE mji."実装したUCS" IS NOT NULL`;
    for (const [from = "", to = ""] of rows(database, sql)) {
      const [character, target] = [from.normalize("NFC"), to.normalize("NFC")];
      if (character !== target) targets.set(character, (targets.get(character) ?? new Set()).add(target));
    }
  }
  return targets;
}

/** Sets of characters that are one. */
class Joined {
  private readonly parents = new Map<string, string>();

  rootOf(character: string): string {
    const parent = this.parents.get(character);
    return parent === undefined ? character : this.rootOf(parent);
  }

  join(a: string, b: string): void {
    const [first, second] = [this.rootOf(a), this.rootOf(b)];
    if (first !== second) this.parents.set(first, second);
  }

  classes(): string[][] {
    const classes = new Map<string, string[]>();
    for (const character of new Set([...this.parents.keys(), ...this.parents.values()])) {
      const root = this.rootOf(character);
      classes.set(root, [...(classes.get(root) ?? []), character]);
    }
    return [...classes.values()];
  }
}

/**
 * A character with one target joins it. One with several joins them only if they are one character already: old and new
 * form of it.
 */
function joinTargets(targets: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const joined = new Joined();
  const isMixedUp = (a: string, b: string) => MIXED_UP.split(" ").some((word) => word.includes(a) && word.includes(b));
  for (const pair of OFFICIAL_PAIRS.split(" ")) {
    const [first = "", ...others] = pair;
    for (const other of others) joined.join(other, first);
  }
  const edges = [...targets].map(([from, to]) => [from, ...to]).filter(([from = "", to = ""]) => !isMixedUp(from, to));
  for (const [from = "", to = "", ...others] of edges) if (others.length === 0) joined.join(from, to);
  for (const [from = "", to = "", ...others] of edges) {
    if (others.length > 0 && others.every((other) => joined.rootOf(other) === joined.rootOf(to))) joined.join(from, to);
  }
  return joined.classes();
}

/**
 * The most ordinary character of each class stands first: the one for common use, for names, in JIS X 0213's first
 * plane.
 */
function inOrder(classes: readonly string[][], ranks: readonly ReadonlySet<string>[]): string[] {
  const rankOf = (character: string) =>
    (ranks.findIndex((rank) => rank.has(character)) + 1 || ranks.length + 1) * 0x200000 +
    (character.codePointAt(0) ?? 0);
  const sorted = classes.map((members) => members.sort((a, b) => rankOf(a) - rankOf(b)).join(""));
  return sorted.sort((a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0));
}

await withPackages(PACKAGES, async (folder) => {
  const database = await openDatabase(folder);
  const setOf = (sql: string) => new Set(rows(database, sql).map(([character = ""]) => character));
  const ranks = [
    setOf("SELECT UCS FROM unihan_kJoyoKanji"),
    setOf("SELECT UCS FROM unihan_kJinmeiyoKanji"),
    setOf(`SELECT "実装したUCS" FROM mji WHERE "X0213" LIKE '1-%'`),
  ];
  const joined = inOrder(joinTargets(readTargets(database)), ranks);
  writeFileSync(OUTPUT, `${JSON.stringify({ joined: joined.join(" "), mixedUp: MIXED_UP }, null, 1)}\n`);
  process.stdout.write(
    `${OUTPUT}: ${joined.length} characters with ${[...joined.join("")].length - joined.length} variants\n`,
  );
});
