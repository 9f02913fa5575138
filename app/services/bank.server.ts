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

/** Full-width digits and letters become plain, katakana hiragana, small kana large (the list writes きよ for きょ); spaces and 銀行・支店 go. */
function foldForSearch(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/[ぁぃぅぇぉっゃゅょゎ]/g, (small) => String.fromCharCode(small.charCodeAt(0) + 1))
    .replace(/\s|ー|銀行$|ぎんこう$|支店$|してん$/g, "");
}

function search<T extends Bank | Bank["branches"][string]>(entries: T[], query: string): T[] {
  const wanted = foldForSearch(query);
  if (wanted === "") return [];
  const rank = (entry: T): number => {
    if (entry.code === wanted) return 0;
    const names = [entry.name, entry.hira, entry.roma].map(foldForSearch);
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

export interface Found<T> {
  found: T[];
  /** More matched than are listed. */
  more: boolean;
}

/** @param query a name (kanji, kana or Latin letters) or a code, in full or its beginning */
export function searchBanks(query: string): Found<Branch> {
  return cut(search(Object.values(banks), query));
}

/** @returns undefined where there is no such bank */
export function searchBranches(bankCode: string, query: string): Found<Branch> | undefined {
  const bank = findBank(bankCode);
  return bank && cut(search(Object.values(bank.branches), query));
}

function cut(found: Branch[]): Found<Branch> {
  const listed = found.slice(0, MOST_FOUND).map(({ code, name, kana }) => ({ code, name, kana }));
  return { found: listed, more: found.length > MOST_FOUND };
}
