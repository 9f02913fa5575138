/** Cards that lead to a page of their own at sign-in, or to a word of warning after it. */
import { account, mizuho, mufg, yucho } from "./accounts";
import { person } from "./note";

export const lockedCard = person({
  no: 14,
  key: "locked-card",
  for: { ja: "暗証番号を3回まちがえて、カードに鍵がかかっている人", en: "Three wrong PINs: the card is locked" },
  nameKanji: "鍵山 とじお",
  nameKana: "カギヤマ トジオ",
  birthDate: "1958-05-09",
  sex: "male",
  address: "架空県みほん市くすのき町14-1",
  card: { serial: "MHN0-5JME-DVAR-N8V0", pin: "4680", triesLeft: 0 },
  insurer: { id: "rei-kensetsu-kokuho", since: "1985-04-01" },
  account: account(mufg, "0000014", "ｶｷﾞﾔﾏ ﾄｼﾞｵ", "2022-06-06"),
  insuranceUse: {
    registeredOn: "2023-04-03",
    placeJa: "架空整形外科の受付",
    placeEn: "Kakuu Orthopaedics, reception",
    consent: true,
  },
  also: {
    "disability-welfare": { values: ["架空県 見本第0014号", "令和2年2月3日", "4級"], madeAt: "2020-03-16" },
    "workers-comp": { values: ["障害補償（見本）"], madeAt: "2020-01-20" },
  },
});

export const certificateEndsSoon = person({
  no: 15,
  key: "certificate-ends-soon",
  for: {
    ja: "電子証明書があと2か月で切れる人。29件のうち12件を確かめおわっている",
    en: "The card's certificate ends in two months; 12 of 29 are checked",
  },
  nameKanji: "期限 ちかこ",
  nameKana: "キゲン チカコ",
  birthDate: "1949-01-22",
  sex: "female",
  address: "架空県みほん市あやめ町15-2",
  card: { serial: "MHN0-MG26-RBQX-1Z5Y", pin: "1470", certificateEndsInMonths: 2 },
  insurer: { id: "kakuu-koki", since: "2024-01-22" },
  account: account(yucho, "0000015", "ｷｹﾞﾝ ﾁｶｺ", "2022-10-24"),
  insuranceUse: {
    registeredOn: "2024-02-05",
    placeJa: "みほん中央病院の受付",
    placeEn: "Mihon Central Hospital, reception",
    consent: true,
  },
  differences: { pension: { inquiryFacts: ["name", "birth_date", "sex"] } },
  checked: [
    "health-insurance-card",
    "treatment-medicine",
    "medical-expenses",
    "vaccination",
    "insured-number",
    "tax-income",
    "public-money-account",
    "pension-other",
    "child-allowance",
    "household",
    "long-term-care",
  ],
  unsure: ["disability-welfare"],
});

export const certificateEnded = person({
  no: 16,
  key: "certificate-ended",
  for: { ja: "電子証明書が、もう切れている人", en: "The card's certificate has ended" },
  nameKanji: "期限 すぎお",
  nameKana: "キゲン スギオ",
  birthDate: "1971-10-15",
  sex: "male",
  address: "架空県みほん市あおい町16-3",
  card: { serial: "MHN0-FB28-TQ1D-E078", pin: "2580", certificateEndsInMonths: -1 },
  insurer: { id: "kakuu-unyu-kenpo", since: "1996-04-01" },
  account: account(mizuho, "0000016", "ｷｹﾞﾝ ｽｷﾞｵ", "2022-05-30"),
  also: { "employment-insurance": { values: ["架空運輸株式会社", "平成8年4月1日", "なし"] } },
});

export const returnedCard = person({
  no: 17,
  key: "returned-card",
  for: { ja: "カードを市役所に返した人", en: "Has returned the card to the city hall" },
  nameKanji: "返納 みほこ",
  nameKana: "ヘンノウ ミホコ",
  birthDate: "1944-03-18",
  sex: "female",
  address: "架空県みほん市すみれ町17-4",
  card: { serial: "MHN0-4WNQ-E3JW-3CKP", pin: "3690", state: "returned" },
  insurer: { id: "kakuu-koki", since: "2019-03-18" },
  also: { "china-returnees": { values: [] } },
});

export const unregisteredCard = person({
  no: 18,
  key: "unregistered-card",
  for: { ja: "このポータルがまだ知らないカードを持っている人", en: "Holds a card that this portal has never seen" },
  nameKanji: "未登 ろくお",
  nameKana: "ミトウ ロクオ",
  birthDate: "1984-06-18",
  sex: "male",
  address: "架空県みほん市すずらん町18-5",
  card: { serial: "MHN0-F54M-CFG9-69PF", pin: "1590", state: "unregistered" },
  insurer: { id: "mihon-ishi-kokuho", since: "2012-04-01" },
});

export const suspendedCard = person({
  no: 19,
  key: "suspended-card",
  for: { ja: "カードをなくして、一時停止にしている人", en: "Lost the card and had it suspended" },
  nameKanji: "落田 さがす",
  nameKana: "オチタ サガス",
  birthDate: "1966-02-26",
  sex: "male",
  address: "架空県みほん市すぎ町19-6",
  card: { serial: "MHN0-R7JR-2X0W-XBNT", pin: "7531", state: "suspended" },
  insurer: null,
  also: { "public-assistance": { values: ["令和4年11月", "生活扶助・医療扶助"], madeAt: "2022-11-21" } },
});
