/**
 * One state, every screen: a case is walked through its states, and in each the resident, a proxy and the desk read the
 * same on every page that tells of it.
 */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getInstitution } from "../../db/institutions";
import { wordsIn } from "../../e2e/fixtures/words";
import { openCastPortal, signInAtDesk, signInWithCard } from "../../test/cast-portal";
import { deskTokenOf, findInCall, grantMandate } from "../../test/grants";
import { person } from "../../test/people";
import { openPages, type Reader, type ReadPage } from "../../test/portal-pages";
import { finding, ownRecord, reporter } from "../../test/reported-case";
import type { TestDatabase } from "../../test/test-database";
import type { SchemeId } from "../catalogue/schemes";
import type { CorrectionState } from "../corrections/correction";
import type { ReportKind } from "../corrections/reports";
import type { Language } from "../platform/display";
import { institutionName } from "../ui/institution-name";
import { schemeName } from "../ui/scheme-names";
import { adviseOnCase } from "../desk/case-advice.server";

let opened: TestDatabase;
const at = new Date();
beforeAll(async () => {
  opened = await openCastPortal();
});
afterAll(() => opened.close());

/** What the pages say, written out by hand, apart from the rules. */
interface Told {
  /** The case's or the record's line on home, under `affairs`; none where home has nothing to tell. */
  home: string | undefined;
  /** In the list of the 29, under `linkages`. */
  list: string;
  /** The heading of the record's page, under `linkage`. */
  record: string;
  /** The heading of the case's page, under `cases`. */
  onCase: string;
}

type Table = Partial<Record<CorrectionState, Told>>;

function tell(lines: string): Table {
  const rows = lines.trim().split("\n");
  return Object.fromEntries(
    rows.map((row) => {
      const [state = "", home = "", list = "", record = "", onCase = ""] = row.trim().split(/\s+/);
      return [state, { home: home === "-" ? undefined : home, list, record, onCase }];
    }),
  );
}

/** A record that was hidden: another person's, whose address differs. */
const HIDDEN = tell(`
viewing_suspended  case_running   state.suspended           suspended        heading.nothing
with_institution   case_running   state.suspended           suspended        heading.nothing
awaiting_resident  case_question  state.asked               asked            heading.awaiting_resident
finding            case_running   state.suspended           suspended        heading.nothing
correcting         case_running   state.suspended           suspended        heading.nothing
viewing_resumed    case_check     state.resumed             resumed          heading.viewing_resumed
resident_unsure    case_running   state.unsure              unsure           heading.resident_unsure
closed             -              state.linked              checked          heading.closed
`);

/** A record that stays shown, and that the resident had once called their own. */
const SHOWN = tell(`
received           case_running   state.reported            reported         heading.nothing
with_institution   case_running   state.reported            reported         heading.nothing
awaiting_resident  case_question  state.asked               asked            heading.awaiting_resident
rejected           -              state.linked              checked           heading.rejected
withdrawn          -              state.linked              checked           heading.withdrawn
viewing_resumed    case_check     state.resumed             resumed          heading.viewing_resumed
resident_unsure    case_running   state.unsure              unsure           heading.resident_unsure
`);

const OF_CASES = ["case_running", "case_question", "case_check", "linkage.check"];

interface Reading {
  who: string;
  segment: string;
  reader: Reader;
  isPrincipal: boolean;
}

/** The resident, a proxy who may report for them, and an agent in a call. */
async function readersOf(key: string, proxy: string): Promise<Reading[]> {
  const mandateId = await grantMandate(key, proxy, at, { scopes: ["see", "follow", "report"] });
  const supportId = await findInCall(key, await signInAtDesk("desk-agent", at));
  const desk = { desk: await deskTokenOf("desk-agent", at) };
  return [
    { who: "resident", segment: "me", reader: { own: await signInWithCard(key, { at }) }, isPrincipal: true },
    {
      who: "proxy",
      segment: `m-${mandateId}`,
      reader: { own: await signInWithCard(proxy, { at }) },
      isPrincipal: false,
    },
    { who: "desk", segment: `s-${supportId}`, reader: desk, isPrincipal: false },
  ];
}

interface Walk {
  key: string;
  proxy: string;
  scheme: SchemeId;
  kind: ReportKind;
  language: Language;
  table: Table;
}

/** @returns what walks the pages in the state in which the case is now, and what did not fit on the way */
async function walking({ key, proxy, scheme, kind, language, table }: Walk) {
  const words = wordsIn(language);
  const read = await openPages();
  const readers = await readersOf(key, proxy);
  const of = await reporter(opened, at)(key, scheme, kind);
  const names = {
    name: schemeName(scheme, language),
    institution: institutionName(getInstitution(of.institutionId), language),
    what: words("linkages:attention.address_differs"),
  };
  const misfits: string[] = [];
  const walked: CorrectionState[] = [];

  async function look({ who, segment, reader, isPrincipal }: Reading, state: CorrectionState, told: Told) {
    const values = { ...names, ...(isPrincipal ? {} : { context: "for", whom: person(key).nameKanji }) };
    const say = (where: string) => words(where, values);
    const page = async (path: string): Promise<ReadPage> => {
      const answer = await read({ ...reader, language }, `/${segment}${path}`);
      if (answer.status !== 200) misfits.push(`${state}: ${who} has ${answer.status} for ${path}`);
      return answer;
    };
    const fits = (isSo: boolean, what: string) => isSo || misfits.push(`${state}: to the ${who}, ${what}`);
    const home = await page("");
    for (const one of OF_CASES) {
      const isTold = home.text.includes(say(`affairs:${one}.heading`));
      fits(isTold === (one === told.home), `home ${isTold ? "says" : "does not say"} ${one}`);
    }
    const list = await page("/linkages");
    fits(list.text.includes(say(`linkages:${told.list}`)), `the list does not say ${told.list}`);
    const record = await page(`/linkages/${scheme}`);
    fits(record.heading === say(`linkage:headline.${told.record}`), `the record says ${record.heading}`);
    const onCase = await page(`/cases/${of.receipt}`);
    fits(onCase.heading === say(`cases:${told.onCase}`), `the case says ${onCase.heading}`);
    if (who !== "desk") return;
    const atDesk = await read({ ...reader, language }, `/desk/cases/${person(key).id}/${of.receipt}`);
    fits(atDesk.text.includes(say(`desk-work:case.states.${state}`)), `the desk's own page does not say ${state}`);
  }

  async function walk(): Promise<void> {
    const { state } = await of.row();
    const told = table[state];
    if (!told) throw new Error(`nothing is written down for ${state}`);
    walked.push(state);
    for (const reading of readers) await look(reading, state, told);
  }
  return { of, walk, walked, misfits };
}

test("a record that is hidden meanwhile: every state is told alike, to the resident, a proxy and the desk", async () => {
  const key = "wrong-insurance";
  const scheme = "health-insurance-card";
  const kind = "another_person";
  const walk = await walking({ key, proxy: "all-right", scheme, kind, language: "ja", table: HIDDEN });
  const { of } = walk;
  const advised = async () => {
    const agent = await signInAtDesk("desk-agent", at);
    await findInCall(key, agent);
    const { version } = await of.row();
    const advice = { key: randomUUID(), version, text: "番号を読み合わせた。" };
    return adviseOnCase(agent, { residentId: person(key).id, receipt: of.receipt }, advice);
  };
  await walk.walk();
  for (const step of [
    () => of.send({ event: "acknowledge" }),
    () => of.send({ event: "ask", question: "いつからですか" }),
    () => of.does("answer", "四月からです"),
    () => of.send(finding("mislinkage")),
    () => of.send({ event: "start_correction" }),
    () => of.send({ event: "verify", records: [{ scheme, record: ownRecord(key, "00001217") }] }),
    () => of.does("doubt"),
    advised,
    () => of.does("dispute", "まだちがいます"),
    () => of.send({ event: "acknowledge" }),
    () => of.send(finding("no_error")),
    () => of.does("confirm"),
  ]) {
    expect(await step()).toMatchObject({ ok: true });
    await walk.walk();
  }
  expect(walk.misfits).toEqual([]);
  expect(new Set(walk.walked)).toEqual(new Set(Object.keys(HIDDEN)));
});

test("a record that stays shown: every state is told alike, in English", async () => {
  const walk = await walking({
    key: "certificate-ends-soon",
    proxy: "daughter",
    scheme: "tax-income",
    kind: "out_of_date",
    language: "en",
    table: SHOWN,
  });
  const { of } = walk;
  await walk.walk();
  for (const step of [
    () => of.send({ event: "acknowledge" }),
    () => of.send({ event: "ask", question: "いつからですか" }),
    () => of.does("answer", "四月からです"),
    () => of.send({ event: "reject", reason: "べつのお話でした" }),
    () => of.does("reopen", "まだ古いままです"),
    () => of.send({ event: "acknowledge" }),
    () => of.send(finding("no_error")),
    () => of.does("doubt"),
    () => of.does("dispute", "まだ古いままです"),
    () => of.does("withdraw"),
  ]) {
    expect(await step()).toMatchObject({ ok: true });
    await walk.walk();
  }
  expect(walk.misfits).toEqual([]);
  expect(new Set(walk.walked)).toEqual(new Set(Object.keys(SHOWN)));
});
