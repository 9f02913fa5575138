/** Records that are the person's own, and yet written differently; and one account that is a stranger's. */
import { account, mizuho, mufg, yucho } from "./accounts";
import { person } from "./note";

export const variantName = person({
  no: 7,
  key: "variant-name",
  for: {
    ja: "名前に髙と邉がある人。記録には高・辺と書かれている（本人のもの）",
    en: "A name with 髙 and 邉 that records write as 高 and 辺: the same person, written differently",
  },
  nameKanji: "髙邉 れいこ",
  nameKana: "タカベ レイコ",
  birthDate: "1990-12-12",
  sex: "female",
  address: "架空県みほん市つばき町7-8",
  card: { serial: "MHN0-0TN3-YCHA-H96P", pin: "7890" },
  insurer: { id: "mihon-kyosai", since: "2013-04-01" },
  account: account(mizuho, "0000007", "ﾀｶﾍﾞ ﾚｲｺ", "2022-07-25"),
  insuranceUse: { registeredOn: "2022-07-25", placeJa: "マイナポータル", placeEn: "Mynaportal", consent: true },
  also: { "pension-other": { values: ["みほん地方職員共済組合", "平成25年4月から"] } },
  differences: {
    "health-insurance-card": { record: { kanji: "高辺 れいこ" } },
    pension: { record: { kanji: "高邊 れいこ" } },
    "tax-income": { record: { address: "架空県みほん市つばき町７番８号" } },
  },
});

export const latinName = person({
  no: 8,
  key: "latin-name",
  for: {
    ja: "外国籍で、名前がローマ字の人。記録によって書き方や順番がちがう（本人のもの）",
    en: "A foreign resident with a Latin name that records write in other scripts and orders",
  },
  nameKanji: "SAMPLE MARIA EXAMPLE",
  nameKana: "サンプル マリア エグザンプル",
  nameLatin: "SAMPLE MARIA EXAMPLE",
  birthDate: "1987-03-29",
  sex: "female",
  address: "架空県みほん市みなと町8-9-301",
  card: { serial: "MHN0-H183-F0K8-V88S", pin: "8901" },
  insurer: { id: "kakuu-kyokai-kenpo", since: "2019-10-01" },
  account: account(mufg, "0000008", "ｻﾝﾌﾟﾙ ﾏﾘｱ ｴｸﾞｻﾞﾝﾌﾟﾙ", "2022-12-19"),
  insuranceUse: {
    registeredOn: "2023-02-06",
    placeJa: "れい内科医院の受付",
    placeEn: "Rei Clinic, reception",
    consent: true,
  },
  also: {
    "child-allowance": { values: ["SAMPLE MARIA EXAMPLE", "SAMPLE LEO", "令和8年10月"], madeAt: "2020-03-09" },
    "single-parent": { values: ["児童扶養手当", "令和8年11月"], madeAt: "2021-08-02" },
    "employment-insurance": { values: ["たとえ通商株式会社", "令和元年10月1日", "なし"], madeAt: "2019-11-11" },
  },
  differences: {
    "health-insurance-card": { record: { kanji: "ＳＡＭＰＬＥ　ＭＡＲＩＡ　ＥＸＡＭＰＬＥ" } },
    pension: { madeAt: "2019-11-18", record: { kanji: "MARIA EXAMPLE SAMPLE", kana: "マリア エグザンプル サンプル" } },
  },
});

const beforeTheMove = "架空県たとえ町みなと5-6-7";

export const justMoved = person({
  no: 11,
  key: "just-moved",
  for: {
    ja: "引っこしたばかりの人。記録の住所が前のまま（本人のもの）",
    en: "Has just moved: records still have the earlier address",
  },
  nameKanji: "引越 みなみ",
  nameKana: "ヒッコシ ミナミ",
  birthDate: "1995-08-14",
  sex: "male",
  address: "架空県みほん市いちょう町11-3",
  earlierAddresses: [beforeTheMove],
  card: { serial: "MHN0-TV0B-QHV3-6FDZ", pin: "9012" },
  insurer: { id: "tatoe-shokuhin-kenpo", since: "2018-04-01" },
  account: account(yucho, "0000011", "ﾋﾂｺｼ ﾐﾅﾐ", "2022-05-16"),
  insuranceUse: { registeredOn: "2022-05-16", placeJa: "マイナポータル", placeEn: "Mynaportal", consent: true },
  also: {
    "tax-income": { values: ["令和8年度", "たとえ町", "所得 2,210,000円・税額 71,300円"], at: "tatoe-cho" },
    "employment-insurance": { values: ["たとえ食品株式会社", "平成30年4月1日", "なし"] },
  },
  differences: {
    "health-insurance-card": { record: { address: beforeTheMove } },
    "tax-income": { record: { address: beforeTheMove } },
    pension: { record: { address: beforeTheMove } },
    "public-money-account": { record: { address: beforeTheMove } },
  },
});

export const strangersAccount = person({
  no: 20,
  key: "strangers-account",
  for: {
    ja: "窓口の端末を前に使った人の口座が、登録されている人",
    en: "The account is that of whoever used the counter's shared terminal before",
  },
  nameKanji: "見本 しろう",
  nameKana: "ミホン シロウ",
  birthDate: "1959-04-27",
  sex: "male",
  address: "架空県みほん市もくれん町20-2",
  card: { serial: "MHN0-4Z0Y-M0PZ-6A9B", pin: "5791" },
  insurer: { id: "mihon-kokuho", since: "2019-04-27" },
  account: account(mizuho, "7730009", "ﾍﾞﾂﾉ ﾓﾐｼﾞ", "2023-03-24"),
  insuranceUse: {
    registeredOn: "2023-03-24",
    placeJa: "みほん市役所の支援コーナー",
    placeEn: "Mihon City Hall, support corner",
    consent: true,
  },
  neverShown: ["ﾍﾞﾂﾉ ﾓﾐｼﾞ", "ベツノ モミジ", "7730009"],
});
