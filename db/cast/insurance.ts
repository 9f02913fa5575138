/** The people whose health insurance, handbook, or consent is the matter, and one with whom everything is right. */
import { account, mizuho, mufg, yucho } from "./accounts";
import { person } from "./note";

const registeredAtClinic = {
  placeJa: "みほん中央病院の受付",
  placeEn: "Mihon Central Hospital, reception",
  consent: true,
};

export const wrongInsurance = person({
  no: 1,
  key: "wrong-insurance",
  for: {
    ja: "同じ名前・同じ生年月日の、ほかの人の健康保険がひもづいている人。まずはこの人でためしてください",
    en: "Another person's health insurance is linked: same name and birthday, other address. Try this one first",
  },
  nameKanji: "花山 みほん",
  nameKana: "ハナヤマ ミホン",
  birthDate: "1953-02-10",
  sex: "female",
  address: "架空県みほん市さくら町1-2-3",
  card: { serial: "MHN0-XHHE-HPCN-XD6E", pin: "1234" },
  insurer: { id: "mihon-kokuho", since: "2013-02-10" },
  account: account(yucho, "0000001", "ﾊﾅﾔﾏ ﾐﾎﾝ", "2022-06-20"),
  insuranceUse: { registeredOn: "2022-07-01", ...registeredAtClinic },
  differences: {
    "health-insurance-card": {
      madeHow: "register_inquiry",
      inquiryFacts: ["name", "birth_date"],
      record: { sex: null, address: "架空県べつの市もみじ町9-8-7" },
      recordNumber: "77309119",
      values: ["みほん市国民健康保険", "べつの ＊＊＊＊＊119（枝番 01）", "平成25年3月31日", "0001"],
    },
    "treatment-medicine": { values: ["もみじ谷クリニック", "ベツノール錠", "令和8年6月30日"] },
    "medical-expenses": { values: ["もみじ谷クリニック", "令和8年6月30日", "98,760円"] },
    "specific-checkup": { values: ["令和7年12月31日", "血圧 161/99、BMI 31.7"] },
    "medical-insurance": { values: ["みほん市国民健康保険", "高額療養費 76,540円"] },
    "insured-number": { values: ["べつの ＊＊＊＊＊119（枝番 01）"] },
    "insurance-info-provision": { values: ["もみじ谷薬局", "令和8年7月1日"] },
    "medical-expense-deduction": { values: ["もみじ谷クリニック", "98,760円"] },
  },
  checked: [
    "vaccination",
    "screening",
    "school-health",
    "intractable-disease",
    "tax-income",
    "public-money-account",
    "pension",
    "pension-other",
    "child-allowance",
    "single-parent",
    "household",
    "employment-insurance",
  ],
  neverShown: [
    "べつの市もみじ町",
    "9-8-7",
    "もみじ谷",
    "ベツノール",
    "98,760",
    "76,540",
    "161/99",
    "77309119",
    "べつの ＊",
  ],
});

export const missingHandbook = person({
  no: 5,
  key: "missing-handbook",
  for: {
    ja: "障害者手帳を持っているのに、ひもづいていない人",
    en: "Holds a disability handbook that is not linked",
  },
  nameKanji: "見本 つばさ",
  nameKana: "ミホン ツバサ",
  birthDate: "1975-06-05",
  sex: "female",
  address: "架空県みほん市うめ町5-1",
  card: { serial: "MHN0-6G25-JXBM-SA72", pin: "5678" },
  insurer: { id: "kakuu-kyokai-kenpo", since: "2015-04-01" },
  account: account(mizuho, "0000005", "ﾐﾎﾝ ﾂﾊﾞｻ", "2022-04-11"),
  insuranceUse: { registeredOn: "2023-01-16", ...registeredAtClinic },
  also: {
    "employment-insurance": { values: ["みほん文具株式会社", "平成27年4月1日", "なし"] },
    "intractable-disease": { values: ["令和7年10月1日から令和8年9月30日まで"], madeAt: "2019-11-05" },
    "disability-welfare": null,
  },
  missing: { "disability-welfare": { values: ["架空県 見本第0005号", "令和3年6月7日", "3級"] } },
});

export const withoutConsent = person({
  no: 6,
  key: "without-consent",
  for: {
    ja: "同意していないのに、カードを保険証として使う登録がされている人",
    en: "Use of the card as insurance card was registered without consent",
  },
  nameKanji: "架空 一郎",
  nameKana: "カクウ イチロウ",
  birthDate: "1968-11-30",
  sex: "male",
  address: "架空県みほん市けやき町6-6",
  card: { serial: "MHN0-TMQN-8G7T-KJ7N", pin: "6789" },
  insurer: { id: "mihon-denki-kenpo", since: "1991-04-01" },
  account: account(mufg, "0000006", "ｶｸｳ ｲﾁﾛｳ", "2022-05-02"),
  insuranceUse: {
    registeredOn: "2023-05-19",
    placeJa: "みほん市役所の出張窓口",
    placeEn: "Mihon City Hall, outreach desk",
    consent: false,
  },
  also: { "employment-insurance": { values: ["みほん電機株式会社", "平成3年4月1日", "なし"] } },
});

export const allRight = person({
  no: 2,
  key: "all-right",
  for: { ja: "ひもづけがすべて正しい人", en: "Every linkage is right" },
  nameKanji: "例 太郎",
  nameKana: "レイ タロウ",
  birthDate: "1980-04-05",
  sex: "male",
  address: "架空県みほん市例町2-3-4",
  card: { serial: "MHN0-AX58-6GDM-6ZNE", pin: "2345" },
  insurer: { id: "rei-kenpo", since: "2003-04-01" },
  account: account(mizuho, "0000002", "ﾚｲ ﾀﾛｳ", "2022-03-28"),
  insuranceUse: { registeredOn: "2021-12-06", ...registeredAtClinic },
  also: {
    "child-allowance": { values: ["例 太郎", "例 こはる", "令和8年10月"] },
    "employment-insurance": { values: ["れい商事株式会社", "平成15年4月1日", "なし"] },
  },
});
