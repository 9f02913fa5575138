/** Residents who work at the help desk: each signs in at the desk with the own card. */
import { account, mizuho, mufg } from "./accounts";
import { person } from "./note";

export const deskAgent = person({
  no: 23,
  key: "desk-agent",
  for: {
    ja: "窓口の係。住民の画面をいっしょに見て、相談にのる。見本 しろうと同じ家に住んでいる",
    en: "An agent of the help desk; lives in one house with 見本 しろう",
  },
  staff: { role: "agent", label: "窓口1番" },
  nameKanji: "窓口 まどか",
  nameKana: "マドグチ マドカ",
  birthDate: "1991-03-14",
  sex: "female",
  address: "架空県みほん市もくれん町20-2",
  card: { serial: "MHN0-DESK-23AG-ENT1", pin: "2323" },
  insurer: { id: "rei-kenpo", since: "2014-04-01" },
  account: account(mizuho, "0000023", "ﾏﾄﾞｸﾞﾁ ﾏﾄﾞｶ", "2022-10-03"),
});

export const deskSupervisor = person({
  no: 24,
  key: "desk-supervisor",
  for: {
    ja: "窓口の責任者。ほかの係が用意したものを、見て承認する",
    en: "A supervisor of the help desk: approves what others have prepared",
  },
  staff: { role: "supervisor", label: "窓口責任者" },
  nameKanji: "責任 みちこ",
  nameKana: "セキニン ミチコ",
  birthDate: "1974-08-02",
  sex: "female",
  address: "架空県みほん市けやき町24-1",
  card: { serial: "MHN0-DESK-24SP-VSR2", pin: "2424" },
  insurer: { id: "rei-kenpo", since: "1998-04-01" },
  account: account(mufg, "0000024", "ｾｷﾆﾝ ﾐﾁｺ", "2022-10-03"),
});

export const deskAuditor = person({
  no: 25,
  key: "desk-auditor",
  for: {
    ja: "監査の係。だれがだれをなぜ見たかを調べる。何も変えられない",
    en: "The auditor: sees who looked at whom and why, and can change nothing",
  },
  staff: { role: "auditor", label: "監査" },
  nameKanji: "監査 みつる",
  nameKana: "カンサ ミツル",
  birthDate: "1968-11-21",
  sex: "male",
  address: "架空県みほん市ひのき町25-9",
  card: { serial: "MHN0-DESK-25AD-TRR3", pin: "2525" },
  insurer: { id: "rei-kenpo", since: "1992-04-01" },
});
