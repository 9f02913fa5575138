/** Whoever must stay hidden: from named people altogether, and with some records from everybody else. */
import { account, yucho } from "./accounts";
import { person } from "./note";

export const keptApart = person({
  no: 27,
  key: "kept-apart",
  for: {
    ja: "親類の架空 一郎からはなれて、くらしている人。一郎からはさがせない。健康保険は、ほかの人には見せない",
    en: "Lives away from a relative, 架空 一郎, who cannot find her; her health insurance is shown to nobody else",
  },
  nameKanji: "架空 しずか",
  nameKana: "カクウ シズカ",
  birthDate: "1996-02-19",
  sex: "female",
  address: "架空県みほん市つきみ町27-3",
  earlierAddresses: ["架空県みほん市けやき町6-6"],
  card: { serial: "MHN0-HVDE-27SH-ZVKA", pin: "2727" },
  insurer: { id: "mihon-kokuho", since: "2025-04-01" },
  account: account(yucho, "0000027", "ｶｸｳ ｼｽﾞｶ", "2025-05-12"),
  hidden: { "health-insurance-card": "support_measure" },
  keptFrom: ["without-consent"],
});
