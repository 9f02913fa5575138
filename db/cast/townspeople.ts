/**
 * More invented residents of みほん市: those with whom the desk of a demo has to do on its first day. Nobody signs in as
 * one of them, and no test changes the cast for their sake.
 */
import { account, mizuho } from "./accounts";
import { type Difference, type Note, person } from "./note";
import type { Person } from "./person";

type Told = Pick<Note, "no" | "key" | "nameKanji" | "nameKana" | "birthDate" | "sex" | "address" | "insurer"> &
  Partial<Pick<Note, "account" | "also" | "differences">> & { for: string; pin?: null };

/** Numbers of their own, where those of the cast follow from `no`. */
function townsperson({ for: why, pin, ...told }: Told): Person {
  const no = String(told.no).padStart(2, "0");
  const written = person({
    ...told,
    for: { ja: why, en: why },
    myNumberLast4: `00${60 + told.no}`,
    card: { serial: `MHN0-T0WN-${no}00-PE0P`, pin: pin === null ? null : `${no}${no}` },
  });
  return {
    ...written,
    id: written.id.replace("-8000-", "-8f00-"),
    linkages: written.linkages.map((linkage) => ({
      ...linkage,
      recordNumber: linkage.recordNumber && `9${linkage.recordNumber}`,
    })),
  };
}

/** Somebody of the same name who lives elsewhere. */
function anothers(address: string): Difference {
  return { madeHow: "register_inquiry", inquiryFacts: ["name", "birth_date"], record: { sex: null, address } };
}

export const townspeople: readonly Person[] = [
  townsperson({
    no: 1,
    key: "town-insurance",
    for: "保険の機関が、調べはじめない",
    nameKanji: "仮野 あかね",
    nameKana: "カリノ アカネ",
    birthDate: "1969-05-11",
    sex: "female",
    address: "架空県みほん市すみれ町31-1",
    insurer: { id: "rei-kenpo", since: "1992-04-01" },
    differences: { "health-insurance-card": anothers("架空県べつの市くるみ町1-1") },
  }),
  townsperson({
    no: 2,
    key: "town-pension",
    for: "年金事務所の調べが、おくれている",
    nameKanji: "仮野 いさむ",
    nameKana: "カリノ イサム",
    birthDate: "1957-09-30",
    sex: "male",
    address: "架空県みほん市すみれ町32-4",
    insurer: { id: "mihon-kokuho", since: "2017-10-01" },
    differences: { pension: anothers("架空県べつの市くるみ町2-6") },
  }),
  townsperson({
    no: 3,
    key: "town-tax",
    for: "まちがいとわかったのに、直されない",
    nameKanji: "例村 うたこ",
    nameKana: "レイムラ ウタコ",
    birthDate: "1948-01-19",
    sex: "female",
    address: "架空県みほん市つくし町33-2",
    insurer: { id: "mihon-kokuho", since: "2003-04-01" },
    differences: { "tax-income": anothers("架空県べつの市くるみ町3-8") },
  }),
  townsperson({
    no: 4,
    key: "town-leak",
    for: "直った。だれが見たかの調べが、まだ来ない",
    nameKanji: "例村 えいじ",
    nameKana: "レイムラ エイジ",
    birthDate: "1983-12-02",
    sex: "male",
    address: "架空県みほん市つくし町34-5",
    insurer: { id: "tatoe-shokuhin-kenpo", since: "2006-04-01" },
    differences: { "health-insurance-card": anothers("架空県べつの市くるみ町4-2") },
  }),
  townsperson({
    no: 5,
    key: "town-work",
    for: "ハローワークが、調べはじめない",
    nameKanji: "架山 おとは",
    nameKana: "カヤマ オトハ",
    birthDate: "1990-07-07",
    sex: "female",
    address: "架空県みほん市わらび町35-3",
    insurer: { id: "kakuu-kyokai-kenpo", since: "2013-04-01" },
    also: { "employment-insurance": { values: ["たとえ運送株式会社", "平成25年4月1日", "なし"] } },
    differences: { "employment-insurance": anothers("架空県べつの市くるみ町5-9") },
  }),
  townsperson({
    no: 6,
    key: "town-account",
    for: "きのう知らせた。口座係が調べている",
    nameKanji: "架山 かずみ",
    nameKana: "カヤマ カズミ",
    birthDate: "1975-03-23",
    sex: "female",
    address: "架空県みほん市わらび町36-7",
    insurer: { id: "kakuu-kyokai-kenpo", since: "2010-04-01" },
    account: account(mizuho, "0000606", "ｶﾔﾏ ｶｽﾞﾐ", "2022-08-08"),
  }),
  townsperson({
    no: 7,
    key: "town-asked",
    for: "機関から聞かれている",
    nameKanji: "見本沢 きよし",
    nameKana: "ミホンザワ キヨシ",
    birthDate: "1962-11-15",
    sex: "male",
    address: "架空県みほん市よもぎ町37-1",
    insurer: { id: "mihon-kokuho", since: "2022-12-01" },
  }),
  townsperson({
    no: 8,
    key: "town-corrected",
    for: "直った記録を、見てもらうのを待っている",
    nameKanji: "見本沢 くるみ",
    nameKana: "ミホンザワ クルミ",
    birthDate: "1994-02-28",
    sex: "female",
    address: "架空県みほん市よもぎ町38-6",
    insurer: { id: "rei-kenpo", since: "2017-04-01" },
    differences: { household: anothers("架空県べつの市くるみ町8-4") },
  }),
  townsperson({
    no: 9,
    key: "town-by-phone",
    for: "署名ができず、係が電話で書きとった",
    nameKanji: "仮原 けんじ",
    nameKana: "カリハラ ケンジ",
    birthDate: "1941-08-20",
    sex: "male",
    address: "架空県みほん市あやめ町39-8",
    insurer: { id: "mihon-kokuho", since: "2001-04-01" },
    pin: null,
    differences: { pension: anothers("架空県べつの市くるみ町9-3") },
  }),
  townsperson({
    no: 10,
    key: "town-ward",
    for: "成年後見を受けている",
    nameKanji: "仮原 こずえ",
    nameKana: "カリハラ コズエ",
    birthDate: "1938-04-04",
    sex: "female",
    address: "架空県みほん市あやめ町40-2",
    insurer: { id: "mihon-kokuho", since: "1998-04-01" },
    pin: null,
  }),
  townsperson({
    no: 11,
    key: "town-guardian",
    for: "仮原 こずえの成年後見人",
    nameKanji: "例島 さだお",
    nameKana: "レイジマ サダオ",
    birthDate: "1966-06-16",
    sex: "male",
    address: "架空県みほん市かえで町41-4",
    insurer: { id: "mihon-denki-kenpo", since: "1989-04-01" },
  }),
  townsperson({
    no: 12,
    key: "town-moved",
    for: "引っこしのことを、何度か聞いている",
    nameKanji: "例島 しのぶ",
    nameKana: "レイジマ シノブ",
    birthDate: "1987-10-10",
    sex: "female",
    address: "架空県みほん市かえで町42-9",
    insurer: { id: "mihon-kyosai", since: "2010-04-01" },
  }),
];
