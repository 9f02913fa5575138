import { and, eq } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { auditEntries, deskNotes, enquiries, notices } from "../../db/schema";
import type { TestDatabase } from "../../test/test-database";
import { signInAtDesk, fileReportAs, openCastPortal, viewAs } from "../../test/cast-portal";
import { person } from "../../test/people";
import { dayOf, PLACES_PER_SLOT } from "./callback-slots";
import { japanDay } from "../platform/japan-time";
import type { Typed } from "../platform/form";
import type { Viewing } from "../identity/viewing";
import { listFreeSlots } from "./callback-slot.server";
import { assignCase, openCaseAtDesk } from "../desk/desk-case.server";
import { answerEnquiry, assignEnquiry, openEnquiry } from "../desk/desk-enquiry.server";
import { addNote } from "../desk/desk-note.server";
import { readQueue } from "../../test/desk-lists";
import { askDesk, checkBeforeTime, findOwnEnquiry, listOwnEnquiries, writeAgain } from "./enquiry.server";
import { takeBackEnquiry } from "./own-enquiry.server";
import { readHistory } from "../history/history.server";

let opened: TestDatabase;
const at = new Date();
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);

const TAKE = { take: true, seen: "" };
const GIVE_BACK = { take: false, seen: "" };

beforeAll(async () => {
  opened = await openCastPortal();
});
afterAll(() => opened.close());

const form = (over: Typed = {}): Typed => ({
  key: randomUUID(),
  topic: "account",
  how: "write",
  text: "口座が自分のものではないようです",
  receipt: "",
  phone: "",
  slot: "",
  ...over,
});

async function ask(viewing: Viewing, over: Typed = {}): Promise<{ residentId: string; enquiryId: string }> {
  const asked = await askDesk(viewing, form(over));
  if (!asked.ok) throw new Error(JSON.stringify(asked));
  return { residentId: viewing.subject, enquiryId: asked.enquiryId };
}

function actionsOf(residentId: string): Promise<{ action: string; actor: string }[]> {
  return opened.db
    .select({ action: auditEntries.action, actor: auditEntries.actor })
    .from(auditEntries)
    .where(eq(auditEntries.residentId, residentId));
}

test("a form sent twice, also at once, is one enquiry with one line in the trail", async () => {
  const viewing = await viewAs("wrong-insurance", { at });
  const same = form();
  const results = await Promise.all([askDesk(viewing, same), askDesk(viewing, same), askDesk(viewing, same)]);
  expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
  expect(await listOwnEnquiries(viewing)).toHaveLength(1);
  expect((await actionsOf(viewing.subject)).filter(({ action }) => action === "asked_desk")).toHaveLength(1);
});

test("only who may ask for help asks, reads, writes again and takes back", async () => {
  const own = await viewAs("latin-name", { at });
  const { enquiryId } = await ask(own);
  const barred = { ...own, may: () => false };
  const before = await actionsOf(own.subject);
  const no = { ok: false, reason: "not_possible" };
  expect([
    await askDesk(barred, form()),
    await writeAgain(barred, enquiryId, { key: randomUUID(), text: "もう一度", version: 1 }),
    await takeBackEnquiry(barred, enquiryId, { key: randomUUID(), version: 1 }),
    await listOwnEnquiries(barred),
    await findOwnEnquiry(barred, enquiryId),
  ]).toEqual([no, no, no, [], undefined]);
  expect(await actionsOf(own.subject)).toEqual(before);
});

test.each<[Typed, ...[field: string, problem: string][]]>([
  [{ topic: "nothing" }, ["topic", "missing"]],
  [{ text: "" }, ["text", "missing"]],
  [{ text: "あ".repeat(2001) }, ["text", "tooLong"]],
  [{ text: "暗証番号は1234です" }, ["text", "pin"]],
  [{ text: "1234 5678 9012 です" }, ["text", "number"]],
  [{ how: "" }, ["how", "missing"]],
  [{ receipt: "1124-0731-9" }, ["receipt", "wrong"]],
  [{ how: "call", phone: "12" }, ["phone", "wrong"], ["slot", "missing"]],
  [{ how: "call", phone: "090-0000-0001", slot: "2020-01-01T00:00:00.000Z" }, ["slot", "full"]],
  [
    { topic: "", text: "", receipt: "x", how: "" },
    ["topic", "missing"],
    ["text", "missing"],
    ["receipt", "wrong"],
    ["how", "missing"],
  ],
])("a form is refused with everything that is to be put right: %#", async (over, ...expected) => {
  const asked = await askDesk(await viewAs("wrong-insurance", { at }), form(over));
  expect(
    asked.ok || !("problems" in asked) ? [] : asked.problems.map(({ field, problem }) => [field, problem]),
  ).toEqual(expected);
});

test("before the time is chosen, everything else is checked, and nothing is written", async () => {
  const viewing = await viewAs("wrong-insurance", { at });
  const day = dayOf((await listFreeSlots(at))[0] ?? at);
  const call = { how: "call", phone: "090-0000-0001", day };
  const before = await actionsOf(viewing.subject);
  const check = async (over: Typed) => {
    const checked = await checkBeforeTime(viewing, form({ ...call, ...over }));
    if (!checked.ok && !("problems" in checked)) throw new Error(checked.reason);
    return checked.ok ? [] : checked.problems.map(({ field, problem }) => `${field} ${problem}`);
  };
  expect([
    await check({}),
    await check({ day: "" }),
    await check({ day: "2020-01-06" }),
    await check({ phone: "12", text: "" }),
    await check({ receipt: "1124-0731-8" }),
  ]).toEqual([[], ["day missing"], ["day full"], ["text missing", "phone wrong"], ["receipt wrong"]]);
  expect(await actionsOf(viewing.subject)).toEqual(before);
});

test("whoever may not ask, or does not see the case, learns nothing of a receipt number from the check", async () => {
  const own = await viewAs("variant-name", { at });
  const receipt = await fileReportAs(own, "variant-name", { scheme: "pension", kind: "another_person" });
  const day = dayOf((await listFreeSlots(at))[0] ?? at);
  const typed = form({ how: "call", phone: "090-0000-0001", day, receipt });
  expect(await checkBeforeTime(own, typed)).toEqual({ ok: true });
  const blind = { ...own, sees: () => false };
  expect(await checkBeforeTime(blind, typed)).toMatchObject({ problems: [{ field: "receipt", problem: "wrong" }] });
  expect(await askDesk(blind, form({ receipt }))).toMatchObject({ problems: [{ field: "receipt", problem: "wrong" }] });
  const mute = { ...own, may: () => false };
  expect(await checkBeforeTime(mute, typed)).toEqual({ ok: false, reason: "not_possible" });
});

test("asked anew in the place of a call that did not come, the earlier enquiry is taken back, and only one's own", async () => {
  const viewing = await viewAs("latin-name", { at });
  const slot = (await listFreeSlots(at))[2]?.toISOString() ?? "";
  const { enquiryId } = await ask(viewing, { how: "call", phone: "090-0000-0001", slot });
  const passed = { ...viewing, at: new Date(new Date(slot).getTime() + 31 * 60_000) };
  const states = async (who: Viewing) =>
    Object.fromEntries((await listOwnEnquiries(who)).map((one) => [one.enquiryId, one.state]));
  await ask(await viewAs("all-right", { at }), { instead: enquiryId });
  expect((await states(passed))[enquiryId]).toBe("open");
  const anew = await ask(passed, { instead: enquiryId });
  expect(await states(passed)).toMatchObject({ [enquiryId]: "taken_back", [anew.enquiryId]: "open" });
  const actions = (await actionsOf(viewing.subject)).map(({ action }) => action);
  expect(actions.filter((action) => action === "took_back_enquiry")).toHaveLength(1);
});

test("another resident's receipt number is as good as none", async () => {
  const receipt = await fileReportAs(await viewAs("just-moved", { at }), "just-moved", {
    scheme: "pension",
    kind: "another_person",
  });
  expect(await askDesk(await viewAs("all-right", { at }), form({ receipt }))).toEqual({
    ok: false,
    problems: [{ field: "receipt", problem: "wrong" }],
  });
  expect((await askDesk(await viewAs("just-moved", { at }), form({ receipt }))).ok).toBe(true);
});

test("however many want one half-hour at once, no more calls are promised than there are places", async () => {
  const slot = (await listFreeSlots(at))[3]?.toISOString() ?? "";
  const keys = ["wrong-insurance", "all-right", "just-moved", "strangers-account", "wifes-account"];
  const viewings = await Promise.all(keys.map((key) => viewAs(key, { at })));
  const asked = await Promise.all(
    [...viewings, ...viewings].map((viewing) => askDesk(viewing, form({ how: "call", phone: "090-0000-0001", slot }))),
  );
  expect(asked.filter(({ ok }) => ok)).toHaveLength(PLACES_PER_SLOT);
  for (const refused of asked.filter(({ ok }) => !ok))
    expect(refused).toEqual({ ok: false, problems: [{ field: "slot", problem: "full" }] });
  expect((await listFreeSlots(at)).map((free) => free.toISOString())).not.toContain(slot);
});

test("the desk answers once, whoever sends twice; a second agent is told that it is stale; the resident is told once", async () => {
  const viewing = await viewAs("wifes-account", { at });
  const key = await ask(viewing);
  const answer = {
    key: randomUUID(),
    text: "口座を止める手続きをご案内します",
    settles: true,
    bring: "account",
    version: 1,
  };
  const agent = await signInAtDesk("desk-agent", at);
  const [first, second] = await Promise.all([answerEnquiry(agent, key, answer), answerEnquiry(agent, key, answer)]);
  expect([first, second]).toEqual([{ ok: true }, { ok: true }]);
  expect(await answerEnquiry(await signInAtDesk("desk-supervisor", at), key, { ...answer, key: randomUUID() })).toEqual(
    {
      ok: false,
      reason: "stale",
    },
  );
  const told = await opened.db
    .select()
    .from(notices)
    .where(and(eq(notices.residentId, viewing.subject), eq(notices.kind, "enquiry_answered")));
  expect(told).toHaveLength(1);
  const read = await findOwnEnquiry(viewing, key.enquiryId);
  expect(read).toMatchObject({
    state: "closed",
    settledAtFirst: true,
    messages: [{ label: "窓口1番", bring: "account" }],
  });

  // It was not settled after all: it waits for the desk again, and the figures know.
  expect(
    await writeAgain({ ...viewing, at: later(5) }, key.enquiryId, {
      key: randomUUID(),
      text: "まだわかりません",
      version: 1,
    }),
  ).toEqual({ ok: false, reason: "stale" });
  expect(
    await writeAgain({ ...viewing, at: later(5) }, key.enquiryId, {
      key: randomUUID(),
      text: "まだわかりません",
      version: 2,
    }),
  ).toEqual({ ok: true });
  const [row] = await opened.db.select().from(enquiries).where(eq(enquiries.enquiryId, key.enquiryId));
  expect(row).toMatchObject({ state: "open", settledAtFirst: false, assignedTo: person("desk-agent").id });
});

test("who opens an enquiry stands in the resident's history with the reason; notes are for the desk alone", async () => {
  const viewing = await viewAs("wifes-account", { at });
  const key = await ask(viewing);
  expect((await openEnquiry(await signInAtDesk("desk-agent", at), key))?.residentName).toBe(
    person("wifes-account").nameKanji,
  );
  const about = { residentId: key.residentId, id: key.enquiryId, work: "enquiry" as const };
  expect(
    await addNote(await signInAtDesk("desk-agent", at), about, {
      key: randomUUID(),
      text: "暗証番号 4567 と言っていた",
    }),
  ).toMatchObject({ ok: false, problems: [{ field: "note", problem: "pin" }] });
  expect(
    await addNote(await signInAtDesk("desk-agent", at), about, { key: randomUUID(), text: "123456789012" }),
  ).toMatchObject({
    ok: false,
    problems: [{ field: "note", problem: "number" }],
  });
  const note = { key: randomUUID(), text: "娘さんがいっしょに来る" };
  for (let time = 1; time <= 2; time++)
    expect(await addNote(await signInAtDesk("desk-agent", at), about, note)).toEqual({ ok: true });
  expect(await opened.db.select().from(deskNotes).where(eq(deskNotes.residentId, key.residentId))).toHaveLength(1);
  expect((await openEnquiry(await signInAtDesk("desk-agent", at), key))?.notes).toMatchObject([
    { text: note.text, label: "窓口1番" },
  ]);
  expect(JSON.stringify(await findOwnEnquiry(viewing, key.enquiryId))).not.toContain(note.text);

  const { days } = await readHistory({ ...viewing, at: later(1) }, { show: "portal", office: "" });
  const desk = days
    .flatMap(({ entries }) => entries)
    .find((entry) => entry.what === "looks" && entry.who.kind === "desk");
  expect(desk).toMatchObject({
    who: { kind: "desk", work: "enquiry", label: "窓口1番" },
    places: [{ action: "desk_looked_at_enquiry" }],
  });
});

test("nobody works on the own matter, the auditor on none, and another resident's enquiry is not there", async () => {
  const own = await ask(await viewAs("desk-agent", { at }));
  expect(await openEnquiry(await signInAtDesk("desk-agent", at), own)).toBeUndefined();
  expect(await assignEnquiry(await signInAtDesk("desk-agent", at), own, TAKE)).toEqual({
    ok: false,
    reason: "not_found",
  });
  expect(
    await answerEnquiry(await signInAtDesk("desk-agent", at), own, {
      key: randomUUID(),
      text: "x",
      settles: true,
      bring: "",
      version: 1,
    }),
  ).toEqual({ ok: false, reason: "not_found" });
  const isQueuedFor = async (key: string) =>
    (await readQueue(await signInAtDesk(key, at))).some(({ href }) => href.includes(own.enquiryId));
  expect([await isQueuedFor("desk-agent"), await isQueuedFor("desk-supervisor")]).toEqual([false, true]);
  expect(await openEnquiry(await signInAtDesk("desk-auditor", at), own)).toBeUndefined();
  expect(await findOwnEnquiry(await viewAs("all-right", { at }), own.enquiryId)).toBeUndefined();
  expect(
    await openEnquiry(await signInAtDesk("desk-supervisor", at), { ...own, residentId: person("all-right").id }),
  ).toBeUndefined();
  expect(
    await openEnquiry(await signInAtDesk("desk-supervisor", at), { residentId: "x", enquiryId: "y" }),
  ).toBeUndefined();
});

test("the queue names nobody; what was taken over is one's own", async () => {
  const key = await ask(await viewAs("all-right", { at }));
  expect(await assignEnquiry(await signInAtDesk("desk-agent", at), key, TAKE)).toEqual({ ok: true });
  const items = await readQueue(await signInAtDesk("desk-agent", at));
  expect(items.find(({ href }) => href.includes(key.enquiryId))).toMatchObject({
    kind: "enquiry",
    waitsFor: "us",
    assignedTo: { label: "窓口1番" },
  });
  const told = JSON.stringify(items);
  for (const { nameKanji, nameKana } of [person("all-right"), person("wifes-account")])
    for (const name of [nameKanji, nameKana]) expect(told).not.toContain(name);
  expect(await assignEnquiry(await signInAtDesk("desk-agent", at), key, GIVE_BACK)).toEqual({ ok: true });
  expect(
    (await readQueue(await signInAtDesk("desk-agent", at))).find(({ href }) => href.includes(key.enquiryId))
      ?.assignedTo,
  ).toBeUndefined();
});

test("of two who take the same thing on at once one has it; who presses twice is noted once", async () => {
  const viewing = await viewAs("twin-with-sisters-record", { at });
  const enquiry = await ask(viewing);
  const staff = [await signInAtDesk("desk-agent", at), await signInAtDesk("desk-supervisor", at)] as const;
  const taken = await Promise.all(staff.map((by) => assignEnquiry(by, enquiry, TAKE)));
  expect(taken.map((one) => (one.ok ? "has it" : one.reason)).sort()).toEqual(["has it", "taken"]);
  const holder = staff[taken.findIndex(({ ok }) => ok)] ?? staff[0];
  const [row] = await opened.db.select().from(enquiries).where(eq(enquiries.enquiryId, enquiry.enquiryId));
  expect(row).toMatchObject({ assignedTo: holder.staffId, version: 1 });
  expect(await assignEnquiry(holder, enquiry, TAKE)).toEqual({ ok: true });
  expect((await actionsOf(viewing.subject)).filter(({ action }) => action === "desk_took_on")).toHaveLength(1);

  const receipt = await fileReportAs(viewing, "twin-with-sisters-record", {
    scheme: "vaccination",
    kind: "another_person",
  });
  const ofCase = await Promise.all(staff.map((by) => assignCase(by, { residentId: viewing.subject, receipt }, TAKE)));
  expect(ofCase.map((one) => (one.ok ? "has it" : one.reason)).sort()).toEqual(["has it", "taken"]);
});

test("a case is followed up without its record: taken over, noted, given back", async () => {
  const viewing = await viewAs("wrong-insurance", { at });
  const receipt = await fileReportAs(viewing, "wrong-insurance", {
    scheme: "health-insurance-card",
    kind: "another_person",
  });
  const key = { residentId: viewing.subject, receipt };
  expect(await assignCase(await signInAtDesk("desk-agent", at), key, TAKE)).toEqual({ ok: true });
  // Who has not seen that somebody has it, does not put them out; who has, may.
  expect(await assignCase(await signInAtDesk("desk-supervisor", at), key, TAKE)).toEqual({
    ok: false,
    reason: "taken",
  });
  const seen = (await openCaseAtDesk(await signInAtDesk("desk-supervisor", at), key))?.seen ?? "";
  expect(seen).not.toContain(person("desk-agent").id);
  expect(await assignCase(await signInAtDesk("desk-supervisor", at), key, { take: true, seen })).toEqual({ ok: true });
  const shown = await openCaseAtDesk(await signInAtDesk("desk-agent", at), key);
  expect(shown?.assigned?.label).toBe("窓口責任者");
  for (const value of person("wrong-insurance").neverShown) expect(JSON.stringify(shown)).not.toContain(value);
  expect(await assignCase(await signInAtDesk("desk-agent", at), key, GIVE_BACK)).toEqual({
    ok: false,
    reason: "taken",
  });
  expect(await assignCase(await signInAtDesk("desk-agent", at), key, { take: true, seen })).toEqual({
    ok: false,
    reason: "taken",
  });
  for (let time = 1; time <= 2; time++)
    expect(await assignCase(await signInAtDesk("desk-supervisor", at), key, GIVE_BACK)).toEqual({ ok: true });
  expect((await openCaseAtDesk(await signInAtDesk("desk-agent", at), key))?.assigned).toBeUndefined();
  expect(
    await openCaseAtDesk(await signInAtDesk("desk-agent", at), { ...key, receipt: "0101-0000-0" }),
  ).toBeUndefined();
  expect(
    (await actionsOf(key.residentId))
      .filter(({ action }) => action === "desk_looked_at_case")
      .every(({ actor }) => actor.endsWith(":case")),
  ).toBe(true);
});

test("no call is promised for a public holiday, one in the place of another, or a day between two", async () => {
  const daysFrom = async (moment: string) => [
    ...new Set((await listFreeSlots(new Date(moment))).map((slot) => japanDay(slot).toISOString().slice(0, 10))),
  ];
  expect(await daysFrom("2026-05-01T09:00:00Z")).toEqual([
    "2026-05-07",
    "2026-05-08",
    "2026-05-11",
    "2026-05-12",
    "2026-05-13",
  ]);
  expect(await daysFrom("2026-09-18T09:00:00Z")).toEqual([
    "2026-09-24",
    "2026-09-25",
    "2026-09-28",
    "2026-09-29",
    "2026-09-30",
  ]);
});

test("what nobody has answered is taken back by the resident alone, once: the half-hour is free again, and the desk is told instead of answering", async () => {
  const viewing = await viewAs("variant-name", { at });
  const slot = (await listFreeSlots(at))[7]?.toISOString() ?? "";
  const call = { how: "call", phone: "090-0000-0001", slot };
  const key = await ask(viewing, call);
  await ask(await viewAs("latin-name", { at }), call);
  expect((await askDesk(await viewAs("all-right", { at }), form(call))).ok).toBe(false);

  expect(
    await takeBackEnquiry(await viewAs("all-right", { at }), key.enquiryId, { key: randomUUID(), version: 1 }),
  ).toEqual({ ok: false, reason: "not_possible" });
  expect(await takeBackEnquiry(viewing, key.enquiryId, { key: randomUUID(), version: 2 })).toEqual({
    ok: false,
    reason: "stale",
  });
  const pressed = { key: randomUUID(), version: 1 };
  expect(
    await Promise.all([
      takeBackEnquiry(viewing, key.enquiryId, pressed),
      takeBackEnquiry(viewing, key.enquiryId, pressed),
    ]),
  ).toEqual([{ ok: true }, { ok: true }]);
  expect((await actionsOf(viewing.subject)).filter(({ action }) => action === "took_back_enquiry")).toHaveLength(1);
  expect(await findOwnEnquiry(viewing, key.enquiryId)).toMatchObject({
    state: "taken_back",
    phone: null,
    slotAt: null,
  });
  expect((await askDesk(await viewAs("all-right", { at }), form(call))).ok).toBe(true);
  expect((await askDesk(await viewAs("just-moved", { at }), form(call))).ok).toBe(false);

  const agent = await signInAtDesk("desk-agent", at);
  expect((await readQueue(agent)).some(({ href }) => href.includes(key.enquiryId))).toBe(false);
  for (const version of [1, 2])
    expect(
      await answerEnquiry(agent, key, { key: randomUUID(), text: "答え", settles: true, bring: "", version }),
    ).toEqual({ ok: false, reason: "stale" });
  expect(await writeAgain(viewing, key.enquiryId, { key: randomUUID(), text: "やはり", version: 2 })).toEqual({
    ok: false,
    reason: "not_possible",
  });
});

test("of an answer and a taking back at the same time one counts, and the other is told", async () => {
  const viewing = await viewAs("swapped-son", { at });
  const key = await ask(viewing);
  const agent = await signInAtDesk("desk-agent", at);
  const both = await Promise.all([
    takeBackEnquiry(viewing, key.enquiryId, { key: randomUUID(), version: 1 }),
    answerEnquiry(agent, key, { key: randomUUID(), text: "答え", settles: false, bring: "", version: 1 }),
  ]);
  expect(both.map((one) => (one.ok ? "counts" : "reason" in one && one.reason)).sort()).toEqual(["counts", "stale"]);
  const answered = await ask(viewing);
  await answerEnquiry(agent, answered, { key: randomUUID(), text: "答え", settles: false, bring: "", version: 1 });
  expect(await takeBackEnquiry(viewing, answered.enquiryId, { key: randomUUID(), version: 2 })).toEqual({
    ok: false,
    reason: "not_possible",
  });
});
