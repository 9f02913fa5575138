/** The columns of an institution's file, found by name in the header row, in any order. */
import { StartError } from "../../db/client";

const NAMES = {
  scheme: ["scheme", "制度"],
  recordNumber: ["record_number", "記号番号"],
  kanji: ["name_kanji", "氏名"],
  kana: ["name_kana", "氏名カナ"],
  birthDate: ["birth_date", "生年月日"],
  sex: ["sex", "性別"],
  address: ["address", "住所"],
  madeHow: ["made_how", "紐付け方法"],
  inquiryFacts: ["inquiry_facts", "照会項目"],
} as const;
export type Column = keyof typeof NAMES;

const NEEDED: readonly Column[] = ["recordNumber", "birthDate", "sex", "address"];

/** Where each column stands, -1 where the file does not have it. */
export type Columns = Record<Column, number> & { count: number };

/**
 * @param schemeGiven whether the scheme is said beside the file
 * @throws StartError that names what is missing, or stands there twice; other columns are passed over
 */
export function findColumns(header: readonly string[], schemeGiven: boolean): Columns {
  const names = header.map((name) => name.normalize("NFKC").trim().toLowerCase());
  const columns = { count: header.length } as Columns;
  for (const column of Object.keys(NAMES) as Column[]) {
    const known: readonly string[] = NAMES[column];
    const found = names.flatMap((name, index) => (known.includes(name) ? [index] : []));
    if (found.length > 1) throw new StartError(`The header row has the column ${known.join(" / ")} twice.`);
    columns[column] = found[0] ?? -1;
  }
  const missing: Column[] = NEEDED.filter((column) => columns[column] < 0);
  if (columns.kanji < 0 && columns.kana < 0) missing.push("kanji");
  if (columns.scheme < 0 && !schemeGiven) missing.push("scheme");
  if (missing.length > 0)
    throw new StartError(`The header row lacks ${missing.map((column) => NAMES[column].join(" / ")).join(", ")}.`);
  return columns;
}
