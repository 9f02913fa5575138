/** What the desk of a demo finds on its first day: what people reported, asked and were told, and what waits. */
import type { SchemeId } from "../app/catalogue/schemes";
import type { ReportKind } from "../app/corrections/reports";
import type { REGISTRATION } from "../app/desk/registering/registration-journey";
import type { Topic } from "../app/enquiries/enquiries";
import type { Given } from "../app/journeys/journey";

/** An event of an institution, so many days ago. */
interface DayStep {
  daysAgo: number;
  event: "acknowledge" | "ask" | "mislinkage" | "start_correction" | "verify" | "request_log" | "report_log";
}

export interface DayReport {
  who: string;
  scheme: SchemeId;
  kind: ReportKind;
  details: string;
  daysAgo: number;
  steps: DayStep[];
}

const anothers = { kind: "another_person" } as const;

export const dayReports: readonly DayReport[] = [
  {
    ...anothers,
    who: "town-leak",
    scheme: "health-insurance-card",
    details: "保険者番号が、会社の資格確認書とちがいます。",
    daysAgo: 40,
    steps: [
      { daysAgo: 39, event: "acknowledge" },
      { daysAgo: 36, event: "mislinkage" },
      { daysAgo: 35, event: "request_log" },
      { daysAgo: 12, event: "start_correction" },
      { daysAgo: 6, event: "verify" },
    ],
  },
  {
    ...anothers,
    who: "town-tax",
    scheme: "tax-income",
    details: "住所がわたしのものではありません。所得の額も、通知書とちがいます。",
    daysAgo: 33,
    steps: [
      { daysAgo: 31, event: "acknowledge" },
      { daysAgo: 25, event: "mislinkage" },
      { daysAgo: 20, event: "request_log" },
    ],
  },
  {
    ...anothers,
    who: "town-pension",
    scheme: "pension",
    details: "年金手帳の番号とちがいます。",
    daysAgo: 24,
    steps: [{ daysAgo: 22, event: "acknowledge" }],
  },
  {
    ...anothers,
    who: "town-corrected",
    scheme: "household",
    details: "世帯主の名前が、知らない人です。",
    daysAgo: 20,
    steps: [
      { daysAgo: 19, event: "acknowledge" },
      { daysAgo: 15, event: "mislinkage" },
      { daysAgo: 14, event: "request_log" },
      { daysAgo: 12, event: "start_correction" },
      { daysAgo: 4, event: "report_log" },
      { daysAgo: 3, event: "verify" },
    ],
  },
  {
    ...anothers,
    who: "town-insurance",
    scheme: "health-insurance-card",
    details: "わたしの保険証の記号と番号ではありません。",
    daysAgo: 12,
    steps: [],
  },
  {
    ...anothers,
    who: "town-work",
    scheme: "employment-insurance",
    details: "住所が、住んだことのない町になっています。",
    daysAgo: 8,
    steps: [],
  },
  {
    who: "town-asked",
    scheme: "vaccination",
    kind: "something_else",
    details: "受けた日が、接種済証とちがいます。",
    daysAgo: 6,
    steps: [
      { daysAgo: 5, event: "acknowledge" },
      { daysAgo: 2, event: "ask" },
    ],
  },
  {
    who: "town-account",
    scheme: "public-money-account",
    kind: "something_else",
    details: "支店の名前が、通帳とちがいます。",
    daysAgo: 1,
    steps: [],
  },
];

/** What institutions say with their steps. */
export const DAY_WORDS = {
  question: "接種済証に書いてある日付を、教えてください。",
  mislinkage: "住民票とくらべました。住所のちがう、同じ名前の人の記録でした。",
} as const;

export interface DayEnquiry {
  who: string;
  topic: Topic;
  text: string;
  hoursAgo: number;
  answer?: { text: string; hoursAgo: number; settles: boolean };
}

export const dayEnquiries: readonly DayEnquiry[] = [
  {
    who: "town-guardian",
    topic: "proxy",
    text: "後見している人の画面を見るには、何を持って行けばよいですか。",
    hoursAgo: 520,
    answer: {
      text: "登記事項証明書と、あなたの本人確認の書類を、市役所の窓口へお持ちください。",
      hoursAgo: 514,
      settles: true,
    },
  },
  {
    who: "town-insurance",
    topic: "case_progress",
    text: "知らせたあと、病院にはどうやって行けばよいですか。",
    hoursAgo: 280,
    answer: {
      text: "資格確認書を窓口に出してください。お持ちでなければ、「申し出」の画面から申しこめます。",
      hoursAgo: 277,
      settles: true,
    },
  },
  {
    who: "town-corrected",
    topic: "wrong_linkage",
    text: "世帯のことを知らせると、同じ家の人にもわかりますか。",
    hoursAgo: 190,
    answer: { text: "いいえ。あなたの画面にだけ出ます。", hoursAgo: 169, settles: true },
  },
  {
    who: "town-account",
    topic: "account",
    text: "支店が統合されて名前が変わりました。登録しなおすのですか。",
    hoursAgo: 96,
    answer: {
      text: "統合のときは、多くの銀行が自動で書きかえます。通帳の支店名を教えていただけますか。",
      hoursAgo: 91,
      settles: false,
    },
  },
  {
    who: "town-pension",
    topic: "case_progress",
    text: "年金事務所から、2週間なにも言ってきません。どうなっていますか。",
    hoursAgo: 75,
  },
  {
    who: "town-moved",
    topic: "other",
    text: "引っこしの届けを出しました。記録の住所は、いつ変わりますか。",
    hoursAgo: 5,
  },
  {
    who: "town-work",
    topic: "wrong_linkage",
    text: "ハローワークには、自分でも電話をしたほうがよいですか。",
    hoursAgo: 2,
  },
];

/** Calls back that were wished for this morning, in the order of the half-hours that are still free. */
export const dayCalls = [
  {
    who: "town-tax",
    topic: "case_progress",
    text: "直るまでどのくらいかかるのか、電話で聞きたいです。",
    phone: "090-0000-0033",
  },
  {
    who: "town-asked",
    topic: "other",
    text: "何を答えればよいのか、よくわかりません。",
    phone: "080-0000-0037",
  },
  {
    who: "town-leak",
    topic: "case_progress",
    text: "だれに見られたのか、まだわからないのが心配です。",
    phone: "090-0000-0034",
  },
] as const satisfies { who: string; topic: Topic; text: string; phone: string }[];

/** Calls of the last weeks in which nobody said who asked. */
export const dayTopics: readonly Topic[] = [
  "wrong_linkage",
  "account",
  "wrong_linkage",
  "card_or_pin",
  "case_progress",
  "proxy",
  "wrong_linkage",
  "other",
  "account",
  "case_progress",
  "card_or_pin",
  "wrong_linkage",
];

/** A proxy who was prepared at the counter, and waits for a second member of staff. */
export const dayProxy = {
  people: { principal: "town-ward", proxy: "town-guardian" },
  ground: { ground: "statutory" },
  papers: { papers: ["guardian_register", "driving_licence"] },
  scopes: { scopes: ["see", "report"] },
  end: { months: 12 },
} satisfies { people: object } & { [Q in "ground" | "papers" | "scopes" | "end"]: Given<typeof REGISTRATION, Q> };

/** A report that was taken down in a call, and waits likewise. */
export const dayReportByPhone = {
  who: "town-by-phone",
  scheme: "pension",
  kind: { kind: "another_person" },
  details: { details: "基礎年金番号通知書の番号とちがうと、本人が電話で話した。" },
  contact: { contact: { channel: "post" } },
  phone: "03-0000-0039",
} as const;

export const dayDraft = {
  topic: "case_progress",
  questionJa: "見こみの日を過ぎても、機関から何も来ません。",
  answerJa: "窓口が機関に電話をして、ようすを聞きます。わかったことは、「申し出」の画面でお知らせします。",
  questionEn: "The expected day has passed and the institution has not answered.",
  answerEn: "The help desk calls the institution. What it learns is told on the page of your report.",
} as const;
