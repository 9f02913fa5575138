/** What an institution's record says beside the four facts: invented values for each scheme's points to check. */
import type { SchemeId } from "../../app/catalogue/schemes";
import { getInstitution } from "../institutions";
import type { Life } from "./person";

const hospitals = ["みほん中央病院", "さくら坂クリニック", "れい内科医院", "架空整形外科", "たとえ皮ふ科"];
const medicines = ["みほん錠5mg", "レイノール散", "カクウゲン錠", "たとえ軟こう"];

type Usual = (life: Life) => string[] | null;

const usual: Partial<Record<SchemeId, Usual>> = {
  "health-insurance-card": insured((life, insurer) => [
    insurer.name,
    symbolAndNumber(life),
    japaneseDay(insurer.since),
    life.myNumberLast4,
  ]),
  "treatment-medicine": insured((life) => [hospital(life), pick(medicines, life.no), treatedOn(life)]),
  "medical-expenses": insured((life) => [hospital(life), treatedOn(life), amount(life)]),
  "specific-checkup": insured((life) =>
    bornBy(life, 1986) ? [`令和7年9月${life.no}日`, `血圧 ${118 + life.no}/78、BMI 22.${life.no % 10}`] : null,
  ),
  "medical-insurance": insured((_, insurer) => [insurer.name, "このごろの給付はありません"]),
  "medical-insurance-other": insured(() => []),
  "insured-number": insured((life) => [symbolAndNumber(life)]),
  "insurance-info-provision": insured((life) => [hospital(life), treatedOn(life)]),
  "medical-expense-deduction": insured((life) => [hospital(life), amount(life)]),
  vaccination: (life) => ["みほんワクチン", `令和4年5月${life.no}日`],
  screening: (life) => (bornBy(life, 1986) ? ["大腸がん検診", `令和7年10月${life.no}日`] : null),
  "tax-income": (life) =>
    bornBy(life, 2006)
      ? ["令和8年度", "みほん市", `所得 ${yen(1_204_000 + life.no * 31_000)}・税額 ${yen(28_600 + life.no * 1_000)}`]
      : null,
  "public-money-account": ({ account }) =>
    account && [account.bankAndBranch, account.accountNumber.slice(-3), account.holderKana],
  pension: (life) =>
    bornBy(life, 2006) ? [basicPensionNumber(life).slice(-4), `${japaneseMonth(life.birthDate, 20)}から`] : null,
  household: (life) => [life.nameKanji, "世帯主"],
  "long-term-care": (life) => (bornBy(life, 1961) ? ["認定は受けていません", "ありません"] : null),
};

/** The values for `DETAIL_KEYS`, or null where a person of that age and those circumstances has no such record. */
export function usualDetails(schemeId: SchemeId, life: Life): string[] | null {
  return usual[schemeId]?.(life) ?? null;
}

/** Ten invented digits, written as the notice of the basic pension number does. */
export function basicPensionNumber(life: Life): string {
  return `9900-${String(life.no * 13 + 1100).padStart(6, "0")}`;
}

/** Eight invented digits. */
export function insuredNumber(life: Life): string {
  return String(life.no * 1117 + 100).padStart(8, "0");
}

function insured(details: (life: Life, insurer: { name: string; since: string }) => string[] | null): Usual {
  return (life) =>
    life.insurer && details(life, { name: getInstitution(life.insurer.id).nameJa, since: life.insurer.since });
}

/** A letter's number with all but its last three digits hidden: what a page may show. */
function symbolAndNumber(life: Life): string {
  return `みほん ＊＊＊＊＊${insuredNumber(life).slice(-3)}（枝番 ${life.insurer?.branch ?? "01"}）`;
}

function bornBy(life: Life, year: number): boolean {
  return Number(life.birthDate.slice(0, 4)) <= year;
}

function pick(values: string[], no: number): string {
  return values[no % values.length] ?? "";
}

function hospital(life: Life): string {
  return pick(hospitals, life.no);
}

function treatedOn(life: Life): string {
  return `令和8年${1 + (life.no % 9)}月${life.no}日`;
}

function amount(life: Life): string {
  return yen(1_000 + life.no * 230);
}

function yen(value: number): string {
  return `${value.toLocaleString("ja-JP")}円`;
}

function japaneseDay(day: string): string {
  return new Intl.DateTimeFormat("ja-JP-u-ca-japanese", { dateStyle: "long", timeZone: "UTC" }).format(new Date(day));
}

function japaneseMonth(day: string, yearsLater: number): string {
  const date = new Date(`${Number(day.slice(0, 4)) + yearsLater}${day.slice(4)}`);
  return new Intl.DateTimeFormat("ja-JP-u-ca-japanese", {
    era: "long",
    year: "numeric",
    month: "long",
    timeZone: "UTC",
  }).format(date);
}
