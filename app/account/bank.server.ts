/** Banks and branches by name or code, from the Zengin list as npm's `zengin-code` carries it. */
import zengin from "zengin-code";

export interface Branch {
  code: string;
  name: string;
  kana: string;
}
export interface Bank extends Branch {
  branches: Record<string, Branch & { hira: string; roma: string }>;
  hira: string;
  roma: string;
}

const banks = zengin as Record<string, Bank>;
const MOST_FOUND = 20;

/** @returns the bank of a four-digit code, or undefined */
export function findBank(code: string): Bank | undefined {
  return Object.hasOwn(banks, code) ? banks[code] : undefined;
}

/** @returns the branch of a three-digit code, or undefined */
export function findBranch(bankCode: string, branchCode: string): Branch | undefined {
  const branches = findBank(bankCode)?.branches ?? {};
  return Object.hasOwn(branches, branchCode) ? branches[branchCode] : undefined;
}

/** Codes of banks in the narrow sense, whose names the list gives without 銀行; the others' names say what they are. */
function isBank(code: string): boolean {
  return code < "1000" || code === "9900";
}

/** How the list shortens what an institute is called; in this order, for the search in the list's own kana too. */
const SHORTENED = [
  ["信用金庫", "信金"],
  ["信用組合", "信組"],
  ["労働金庫", "労金"],
  ["農業協同組合", "農協"],
  ["しんようきんこ", "しんきん"],
  ["しんようくみあい", "しんくみ"],
  ["ろうどうきんこ", "ろうきん"],
  ["のうぎようきようどうくみあい", "のうきよう"],
] as const;

/** @returns the bank's name as one says it, with 銀行 where it belongs; the code where there is no such bank */
export function titleOfBank(code: string): string {
  const name = findBank(code)?.name;
  if (name === undefined) return code;
  const [whole, short] = SHORTENED.find(([, short]) => short !== "農協" && name.endsWith(short)) ?? [];
  if (whole && short) return name.slice(0, -short.length) + whole;
  return isBank(code) && !/銀行|バンク|エヌ・エイ|ジャパン|カストディ/.test(name) ? `${name}銀行` : name;
}

/** @returns the branch's name as one says it, with 支店 where it belongs; the code where there is no such branch */
export function titleOfBranch(bankCode: string, branchCode: string): string {
  const name = findBranch(bankCode, branchCode)?.name;
  if (name === undefined) return branchCode;
  return /(本店|支店|営業部|本部|支所|本所|出張所|代理店|センター|店)$/.test(name) ? name : `${name}支店`;
}

/**
 * Full-width digits and letters become plain, katakana hiragana, small kana large (the list writes きよ for きょ); spaces
 * and 銀行・支店 go.
 */
function foldForSearch(text: string): string {
  const folded = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/[ぁぃぅぇぉっゃゅょゎ]/g, (small) => String.fromCharCode(small.charCodeAt(0) + 1))
    .replace(/\s|ー|銀行$|ぎんこう$|支店$|してん$|^ja(?=[^a-z])/g, "");
  return SHORTENED.reduce((name, [whole, short]) => name.replace(whole, short), folded);
}

function search<T extends Bank | Bank["branches"][string]>(entries: T[], query: string): T[] {
  const wanted = foldForSearch(query);
  if (wanted === "") return [];
  const rank = (entry: T): number => {
    if (entry.code === wanted) return 0;
    const names = [entry.code, entry.name, entry.hira, entry.roma].map(foldForSearch);
    if (names.includes(wanted)) return 1;
    if (names.some((name) => name.startsWith(wanted))) return 2;
    return names.some((name) => name.includes(wanted)) ? 3 : 4;
  };
  return entries
    .map((entry) => ({ entry, rank: rank(entry) }))
    .filter((found) => found.rank < 4)
    .sort((a, b) => a.rank - b.rank || a.entry.code.localeCompare(b.entry.code))
    .map((found) => found.entry);
}

/** A bank or branch to choose, named as one says it. */
export interface Listed {
  code: string;
  title: string;
}
export interface Found {
  found: Listed[];
  /** More matched than are listed. */
  more: boolean;
}

/** The banks with the most accounts, offered before anything is searched for: ゆうちょ and the four large ones. */
const LARGEST = ["9900", "0001", "0005", "0009", "0010"];

/**
 * @param query a name (kanji, kana or Latin letters) or a code, in full or in part; the largest banks where it is empty
 */
export function searchBanks(query: string): Found {
  const found =
    query.trim() === "" ? LARGEST.flatMap((code) => findBank(code) ?? []) : search(Object.values(banks), query);
  return cut(found, ({ code }) => titleOfBank(code));
}

/** @returns undefined where there is no such bank; for an empty query all branches of a bank that has only a few */
export function searchBranches(bankCode: string, query: string): Found | undefined {
  const bank = findBank(bankCode);
  if (!bank) return undefined;
  const all = Object.values(bank.branches).sort((a, b) => a.code.localeCompare(b.code));
  const found = query.trim() !== "" ? search(all, query) : all.length <= MOST_FOUND ? all : [];
  return cut(found, ({ code }) => titleOfBranch(bankCode, code));
}

function cut(found: Branch[], title: (entry: Branch) => string): Found {
  const listed = found.slice(0, MOST_FOUND).map((entry) => ({ code: entry.code, title: title(entry) }));
  return { found: listed, more: found.length > MOST_FOUND };
}
