/** Families: accounts of relatives, twins who were taken for one another, a mother without PIN and her daughter. */
import { schemes } from "../../app/catalogue/schemes";
import { account, mizuho, mufg, yucho } from "./accounts";
import { person } from "./note";

export const childsAccount = person({
  no: 3,
  key: "childs-account",
  for: { ja: "子ども。親の口座が公金受取口座になっている", en: "A child whose public-money account is a parent's" },
  nameKanji: "例 こはる",
  nameKana: "レイ コハル",
  birthDate: "2010-05-17",
  sex: "female",
  address: "架空県みほん市例町2-3-4",
  card: { serial: "MHN0-RZFG-RB16-BB0V", pin: "3456" },
  insurer: { id: "rei-kenpo", since: "2010-05-17", branch: "03" },
  account: account(mizuho, "0000002", "ﾚｲ ﾀﾛｳ", "2022-10-03"),
  also: {
    "school-health": { values: ["架空県立みほん高等学校", "令和8年度"], at: "kakuu-boe", madeAt: "2026-04-20" },
    "education-support": {
      values: ["高等学校の授業料の支援（見本）", "令和8年度"],
      at: "kakuu-shugaku",
      madeAt: "2026-05-11",
    },
    household: { values: ["例 太郎", "子"] },
  },
  neverShown: ["ﾚｲ ﾀﾛｳ", "レイ タロウ"],
});

export const wifesAccount = person({
  no: 4,
  key: "wifes-account",
  for: { ja: "夫の口座が公金受取口座になっている妻", en: "A wife whose public-money account is her husband's" },
  nameKanji: "例 花子",
  nameKana: "レイ ハナコ",
  formerNames: ["見本", "ミホン"],
  birthDate: "1982-09-23",
  sex: "female",
  address: "架空県みほん市例町2-3-4",
  card: { serial: "MHN0-ZXA2-D5EV-1TBP", pin: "4567" },
  insurer: { id: "rei-kenpo", since: "2008-06-01", branch: "02" },
  account: account(mizuho, "0000002", "ﾚｲ ﾀﾛｳ", "2022-10-03"),
  insuranceUse: {
    registeredOn: "2022-02-14",
    placeJa: "たとえ薬局の受付",
    placeEn: "Tatoe Pharmacy, reception",
    consent: true,
  },
  also: {
    "maternal-child-health": { values: ["平成22年5月17日", "例 こはる"] },
    household: { values: ["例 太郎", "妻"] },
  },
  checked: ["health-insurance-card", "tax-income", "pension", "household"],
  neverShown: ["ﾚｲ ﾀﾛｳ", "レイ タロウ"],
});

export const nearlyFifteen = person({
  no: 26,
  key: "nearly-fifteen",
  for: {
    ja: "2027年2月11日に15歳になる子ども。母の例 花子が、その日まで代理で見られる",
    en: "A child who turns fifteen on 11 February 2027; until that day the mother, Rei Hanako, may act",
  },
  nameKanji: "例 なつき",
  nameKana: "レイ ナツキ",
  birthDate: "2012-02-11",
  sex: "male",
  address: "架空県みほん市例町2-3-4",
  card: { serial: "MHN0-26RE-1NTK-TW15", pin: "2626" },
  insurer: { id: "rei-kenpo", since: "2012-02-11", branch: "04" },
  also: {
    "school-health": { values: ["みほん市立例中学校", "令和8年度"], at: "mihon-boe", madeAt: "2026-04-20" },
    household: { values: ["例 太郎", "子"] },
  },
});

const twins = { birthDate: "1998-07-07", sex: "female", address: "架空県みほん市ふたば町7-7-202" } as const;

export const twinWithSistersRecord = person({
  no: 9,
  key: "twin-with-sisters-record",
  for: {
    ja: "ふたごの姉。妹の予防接種の記録がひもづいている",
    en: "A twin who was given her sister's vaccination record",
  },
  nameKanji: "双葉 あおい",
  nameKana: "フタバ アオイ",
  ...twins,
  card: { serial: "MHN0-935Q-0ASZ-29A1", pin: "1357" },
  insurer: { id: "rei-gakko-kyosai", since: "2021-04-01" },
  account: account(yucho, "0000009", "ﾌﾀﾊﾞ ｱｵｲ", "2022-08-15"),
  insuranceUse: { registeredOn: "2022-08-15", placeJa: "マイナポータル", placeEn: "Mynaportal", consent: true },
  also: {
    "pension-other": { values: ["れい学校共済組合", "令和3年4月から"], at: "rei-gakko-kyosai", madeAt: "2021-06-07" },
  },
  differences: {
    vaccination: {
      madeAt: "2021-09-13",
      inquiryFacts: ["birth_date", "sex", "address"],
      record: { kanji: "双葉 ひなた", kana: "フタバ ヒナタ" },
      recordNumber: "04-884299",
      values: ["見本ワクチン8842", "令和3年8月22日"],
    },
  },
  neverShown: ["双葉 ひなた", "フタバ ヒナタ", "見本ワクチン8842", "04-884299"],
});

export const twinWithoutRecord = person({
  no: 10,
  key: "twin-without-record",
  for: {
    ja: "ふたごの妹。予防接種の記録が、姉のほうに行ってしまった",
    en: "Her twin sister: the vaccination record is missing here",
  },
  nameKanji: "双葉 ひなた",
  nameKana: "フタバ ヒナタ",
  ...twins,
  card: { serial: "MHN0-YR5W-E982-593Y", pin: "2468" },
  insurer: { id: "mihon-kokuho", since: "2023-04-01" },
  account: account(yucho, "0000010", "ﾌﾀﾊﾞ ﾋﾅﾀ", "2022-08-15"),
  also: {
    "education-support": { values: ["奨学金（見本）", "令和5年度"], madeAt: "2023-05-22" },
    household: { values: ["双葉 あおい", "妹"] },
    vaccination: null,
  },
  missing: { vaccination: { values: ["見本ワクチン8842", "令和3年8月22日"] } },
});

export const withoutPin = person({
  no: 12,
  key: "without-pin",
  for: {
    ja: "88歳。暗証番号のないカードを持っている。娘は仮名 ゆり",
    en: "Aged 88, holds a card without a PIN; Kamei Yuri is the daughter",
  },
  nameKanji: "見本 とめ",
  nameKana: "ミホン トメ",
  birthDate: "1938-10-08",
  sex: "female",
  address: "架空県みほん市かえで町12-1",
  card: { serial: "MHN0-H998-AX58-K2DH", pin: null },
  insurer: { id: "kakuu-koki", since: "2013-10-08" },
  account: account(yucho, "0000012", "ﾐﾎﾝ ﾄﾒ", "2022-11-14"),
  insuranceUse: {
    registeredOn: "2023-12-11",
    placeJa: "さくら坂クリニックの受付",
    placeEn: "Sakurazaka Clinic, reception",
    consent: true,
  },
  also: { "long-term-care": { values: ["要介護2", "令和7年9月1日から令和9年8月31日まで"] } },
});

export const daughter = person({
  no: 13,
  key: "daughter",
  for: {
    ja: "見本 とめの娘。29件をすべて確かめおわっている。口座の名義は前の姓のまま",
    en: "The daughter of Mihon Tome: all 29 are checked; the account still has her former name",
  },
  nameKanji: "仮名 ゆり",
  nameKana: "カメイ ユリ",
  formerNames: ["見本", "ミホン"],
  birthDate: "1963-01-20",
  sex: "female",
  address: "架空県みほん市かえで町12-5",
  card: { serial: "MHN0-9D93-Q3BY-CBBF", pin: "3579" },
  insurer: { id: "mihon-kokuho", since: "2020-04-01" },
  account: account(mufg, "0000013", "ﾐﾎﾝ ﾕﾘ", "2022-09-05"),
  insuranceUse: { registeredOn: "2022-09-05", placeJa: "マイナポータル", placeEn: "Mynaportal", consent: true },
  checked: schemes.map((scheme) => scheme.id),
});

const oneForm = {
  address: "架空県みほん市わたし町21-3",
  insurer: { id: "tatoe-kokuho", since: "2019-04-01" },
} as const;
const swappedAt = { madeHow: "number_submitted", madeAt: "2022-04-05" } as const;

export const swappedMother = person({
  no: 21,
  key: "swapped-mother",
  for: {
    ja: "1枚の用紙で、息子と番号を入れちがえられた母。健康保険が息子のものになっている",
    en: "A mother whose number was swapped with her son's on one form: the health insurance linked is his",
  },
  nameKanji: "渡 さつき",
  nameKana: "ワタリ サツキ",
  birthDate: "1979-05-30",
  sex: "female",
  ...oneForm,
  card: { serial: "MHN0-SWAP-21M0-7HER", pin: "2121" },
  account: account(yucho, "0000021", "ﾜﾀﾘ ｻﾂｷ", "2022-06-06"),
  differences: {
    "health-insurance-card": {
      ...swappedAt,
      record: { kanji: "渡 あらた", kana: "ワタリ アラタ", birthDate: "2009-12-01", sex: "male" },
      recordNumber: "60000022",
      values: ["たとえ町国民健康保険", "たとえ ＊＊＊＊＊022（枝番 02）", "平成31年4月1日", "0021"],
    },
    "insured-number": { values: ["たとえ ＊＊＊＊＊022（枝番 02）"] },
  },
  neverShown: ["渡 あらた", "ワタリ アラタ", "60000022"],
});

export const swappedSon = person({
  no: 22,
  key: "swapped-son",
  for: {
    ja: "健康保険が母のものになっている息子。母が知らせると、こちらもいっしょに直る",
    en: "The son: the health insurance linked is his mother's. When she reports it, his is put right with it",
  },
  nameKanji: "渡 あらた",
  nameKana: "ワタリ アラタ",
  birthDate: "2009-12-01",
  sex: "male",
  ...oneForm,
  card: { serial: "MHN0-SWAP-22S0-NNNN", pin: "2222" },
  account: account(yucho, "0000022", "ﾜﾀﾘ ｱﾗﾀ", "2022-06-06"),
  differences: {
    "health-insurance-card": {
      ...swappedAt,
      record: { kanji: "渡 さつき", kana: "ワタリ サツキ", birthDate: "1979-05-30", sex: "female" },
      recordNumber: "60000021",
      values: ["たとえ町国民健康保険", "たとえ ＊＊＊＊＊021（枝番 01）", "平成31年4月1日", "0022"],
    },
    "insured-number": { values: ["たとえ ＊＊＊＊＊021（枝番 01）"] },
  },
  neverShown: ["渡 さつき", "ワタリ サツキ", "60000021"],
});
