/** Demo content: what the desk is asked most, with answers that a supervisor has approved. */
import { deskAgent, deskSupervisor } from "./cast/staff";
import type { publicAnswers } from "./schema";

type Row = typeof publicAnswers.$inferInsert;

/** @param at when they were approved */
export function publicAnswerRows(at: Date): Row[] {
  const by = {
    state: "approved" as const,
    draftedBy: deskAgent.id,
    draftedAt: at,
    approvedBy: deskSupervisor.id,
    approvedAt: at,
  };
  return [
    {
      ...by,
      answerId: "01900000-0000-7000-8000-00000000a001",
      topic: "wrong_linkage",
      texts: {
        ja: {
          question: "名前の漢字が、戸籍とちがう字で出ています。まちがいですか。",
          answer:
            "多くは、まちがいではありません。機関のコンピューターでは、「髙」を「高」、「邉」を「辺」と書くことがあります。\n生年月日と住所があなたのものなら、「これはわたしのものです」と答えてください。生年月日か住所もちがうときは、「まちがっています」と知らせてください。",
        },
        en: {
          question: "My name is written with other characters than in the family register. Is that an error?",
          answer:
            "Mostly not. Institutions' computers often write 髙 as 高 and 邉 as 辺.\nIf the date of birth and the address are yours, answer “This is mine”. If one of them differs as well, report it as wrong.",
        },
      },
    },
    {
      ...by,
      answerId: "01900000-0000-7000-8000-00000000a002",
      topic: "case_progress",
      texts: {
        ja: {
          question: "知らせたあと、病院にかかれますか。",
          answer:
            "かかれます。調べている間、まちがった記録はだれからも見えません。保険がなくなったわけではありません。\n病院では、資格確認書を出してください。持っていないときは、保険の機関に申しこめます。「申し出」の画面に電話番号があります。",
        },
        en: {
          question: "Can I see a doctor after I have reported an error?",
          answer:
            "Yes. While it is looked into, nobody sees the wrong record; your insurance itself goes on.\nShow your eligibility certificate at the clinic. If you have none, ask your insurer for one: its number stands on the page of your report.",
        },
      },
    },
    {
      ...by,
      answerId: "01900000-0000-7000-8000-00000000a003",
      topic: "account",
      texts: {
        ja: {
          question: "子どもの給付金を受けとるのに、親の口座を登録してもよいですか。",
          answer:
            "公金受取口座に登録できるのは、本人の名前の口座だけです。小さい子どもでも、子どもの名前の口座がいります。\n児童手当は親に支払われるので、子どもの口座がなくても受けとれます。親の口座が登録されているときは、このサイトで消すことができます。",
        },
        en: {
          question: "May I register my own account for my child's payments?",
          answer:
            "A public-money account must be in the name of the person, even if that person is a small child.\nThe child allowance is paid to the parent and needs no account of the child's. If your account stands under your child's number, you can delete it here.",
        },
      },
    },
  ];
}
