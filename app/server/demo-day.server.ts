/**
 * A day of work for the desk of a demo, done as people do it: cards sign reports, institutions send their steps, staff
 * look, answer and prepare, each at its own moment of the last weeks, and every trail tells of it.
 */
import { randomUUID } from "node:crypto";
import { and, count, eq, isNull } from "drizzle-orm";
import type { Database } from "../../db/client";
import { deskAgent } from "../../db/cast/staff";
import type { Person } from "../../db/cast/person";
import { townspeople } from "../../db/cast/townspeople";
import * as day from "../../db/demo-day";
import { cases, ceremonies, outbox } from "../../db/schema";
import { escalateOverdue } from "../corrections/case-clock.server";
import { noteCall } from "../desk/desk-call.server";
import { answerEnquiry } from "../desk/desk-enquiry.server";
import { findRegistration, keepPerson, requestMandate } from "../desk/registering/mandate-registration.server";
import { askReportApproval, findFilledIn } from "../desk/report-request.server";
import { listFreeSlots } from "../enquiries/callback-slot.server";
import { askDesk } from "../enquiries/enquiry.server";
import { isOfficeDay } from "../enquiries/holidays";
import { isHoliday } from "../enquiries/holidays.server";
import { draftAnswer } from "../enquiries/public-answer.server";
import { completeSignedWrite } from "../identity/signed-write.server";
import { beginSigning } from "../identity/signing.server";
import { mayAtDesk } from "../identity/staff";
import type { StaffMember } from "../identity/staff.server";
import { ownViewing, type Viewing, type ViewingSession } from "../identity/viewing";
import { type InstitutionStep, takeInstitutionStep } from "../institutions/institution-step.server";
import type { Declared, Given, Question } from "../journeys/journey";
import { saveStep, type Underway } from "../journeys/journey.server";
import { database } from "../platform/database.server";
import type { Typed } from "../platform/form";
import { DAY_MS, japanDay } from "../platform/japan-time";
import { path } from "../path";
import { deliverOutbox } from "../platform/outbox.server";
import { provideSettings, settings } from "../platform/settings.server";
import { askCard } from "../simulator/card.server";
import { lookUp } from "../support/look-up.server";
import type { SaidFacts } from "../support/resident-search.server";
import { admit } from "./first-start.server";

const HOUR_MS = 3_600_000;
/** For so long the people of the day have had their cards. */
const KNOWN_DAYS = 60;

/**
 * Fills a demo that was just seeded. Its targets are counted on the calendar, whatever pace the demo runs at. To be
 * called before institutions have an address for notices: so none of them works on the day by itself. A start that is
 * broken off meanwhile leaves a part of the day.
 */
export async function fillDemoDay(db: Database, now: Date): Promise<void> {
  const running = settings();
  provideSettings({ ...running, demoPace: "real" });
  try {
    await admit(db, { people: townspeople, mandates: [] }, new Date(now.getTime() - KNOWN_DAYS * DAY_MS));
    for (const report of day.dayReports) await fileReport(report, now);
    await escalateOverdue(now);
    await askAndAnswer(now);
    await noteCalls(now);
    await prepare(agentAt(ago(now, 3)), now);
    await carryOut(now);
  } finally {
    provideSettings(running);
  }
}

function ago(now: Date, hours: number): Date {
  return new Date(now.getTime() - hours * HOUR_MS);
}

function townsperson(key: string): Person {
  const found = townspeople.find((one) => one.key === key);
  if (!found) throw new Error(`${key} is nobody of the day`);
  return found;
}

/** @throws Error where a use case refuses what the day holds: the day is then wrong */
function must<Result extends { ok: boolean }>(result: Result): Extract<Result, { ok: true }> {
  if (!result.ok) throw new Error(`the day of the demo: ${JSON.stringify(result)}`);
  return result as Extract<Result, { ok: true }>;
}

async function answerOfCard({ card }: Person, ceremonyId: string): Promise<string> {
  const [ceremony] = await database().select().from(ceremonies).where(eq(ceremonies.ceremonyId, ceremonyId));
  const challenge = ceremony?.challenge ?? "";
  const { assertion } = must(await askCard(card.serial, card.pin ?? "", { challenge, rpId: settings().rpId }));
  return JSON.stringify(assertion);
}

/** Of nobody's browser: the day is no visit. */
function sessionAt(at: Date): ViewingSession {
  const endsAt = new Date(at.getTime() + HOUR_MS);
  return {
    sessionId: randomUUID(),
    credentialId: "",
    sharedTerminal: false,
    startedAt: at,
    idleEndsAt: endsAt,
    endsAt,
  };
}

function viewAs(key: string, at: Date): Viewing {
  return ownViewing(townsperson(key).id, sessionAt(at), at);
}

function agentAt(at: Date): StaffMember {
  const { role, label } = deskAgent.staff ?? { role: "agent", label: "" };
  return { staffId: deskAgent.id, role, label, at, session: sessionAt(at), may: (action) => mayAtDesk(role, action) };
}

async function fileReport({ who, scheme, kind, details, daysAgo, steps }: day.DayReport, now: Date): Promise<void> {
  const viewing = viewAs(who, ago(now, daysAgo * 24));
  const report = { what: "report", key: randomUUID(), scheme, kind, details, contact: { channel: "portal" } };
  const ceremonyId = await beginSigning(viewing, {
    content: JSON.stringify(report),
    returnTo: path("home", { viewer: "me" }),
  });
  const assertion = await answerOfCard(townsperson(who), ceremonyId);
  const { task } = must(await completeSignedWrite(viewing, { ceremonyId, assertion }));
  // An institution finds its cases by what the outbox has carried to it.
  await deliverOutbox(viewing.at);
  const own = and(eq(cases.residentId, viewing.subject), eq(cases.receipt, task.receipt ?? ""));
  for (const { event, daysAgo: then } of steps) {
    const [row] = await database().select().from(cases).where(own);
    if (!row) throw new Error(`the day of the demo: no case of ${who}`);
    const { institutionId, caseId, version } = row;
    const step = stepOf(event, townsperson(who), scheme);
    must(
      await takeInstitutionStep({ institutionId, caseId, version, step, key: randomUUID(), at: ago(now, then * 24) }),
    );
  }
}

function stepOf(event: day.DayReport["steps"][number]["event"], person: Person, scheme: string): InstitutionStep {
  const { nameKanji: kanji, nameKana: kana, birthDate, sex, address, linkages } = person;
  switch (event) {
    case "ask":
      return { event, question: day.DAY_WORDS.question };
    case "mislinkage":
      return { event: "find", finding: event, reason: day.DAY_WORDS.mislinkage };
    case "report_log":
      return { event, result: "not_viewed" };
    case "verify": {
      const number = `8${linkages.find(({ schemeId }) => schemeId === scheme)?.recordNumber ?? ""}`;
      return { event, records: [{ scheme, record: { kanji, kana, birthDate, sex, address, number } }] };
    }
    default:
      return { event };
  }
}

async function askAndAnswer(now: Date): Promise<void> {
  for (const { who, topic, text, hoursAgo, answer } of day.dayEnquiries) {
    const viewing = viewAs(who, ago(now, hoursAgo));
    const { enquiryId } = must(await ask(viewing, { topic, text, how: "write" }));
    if (!answer) continue;
    const by = agentAt(ago(now, answer.hoursAgo));
    const { text: said, settles } = answer;
    const key = randomUUID();
    const which = { residentId: viewing.subject, enquiryId };
    must(await answerEnquiry(by, which, { key, text: said, settles, bring: "", version: 1 }));
  }
  const slots = await listFreeSlots(now);
  for (const [index, { who, ...wish }] of day.dayCalls.entries()) {
    // The last one on another day than the first.
    const slot = index < 2 ? slots[index * 2] : slots.find((one) => japanDay(one) > japanDay(slots[0] ?? now));
    const viewing = viewAs(who, ago(now, 1));
    must(await ask(viewing, { ...wish, how: "call", slot: slot?.toISOString() ?? "" }));
  }
}

function ask(viewing: Viewing, wish: Typed) {
  return askDesk(viewing, { key: randomUUID(), receipt: "", phone: "", slot: "", ...wish });
}

/** Two calls on each office day, back from yesterday. */
async function noteCalls(now: Date): Promise<void> {
  const agent = agentAt(now);
  let noted = 0;
  for (let back = 1; noted < day.dayTopics.length; back += 1) {
    if (!isOfficeDay(japanDay(ago(now, back * 24)), isHoliday)) continue;
    for (const hour of [10, 15]) {
      const topic = day.dayTopics[noted];
      if (!topic) return;
      const at = new Date(japanDay(ago(now, back * 24)).getTime() + (hour - 9) * HOUR_MS);
      const settled = noted % 4 === 3 ? "no" : "yes";
      must(await noteCall({ ...agent, at }, { key: randomUUID(), channel: "phone", topic, settled, who: "" }));
      noted += 1;
    }
  }
}

/** What waits for the supervisor: a proxy, a report taken down by telephone, an answer for everybody. */
async function prepare(agent: StaffMember, now: Date): Promise<void> {
  const { people, ground, papers, scopes, end } = day.dayProxy;
  must(await keepPerson(agent, "principal", factsOf(people.principal), (await findRegistration(agent)).version));
  must(await keepPerson(agent, "proxy", factsOf(people.proxy), (await findRegistration(agent)).version));
  await give(await findRegistration(agent), "ground", ground);
  await give(await findRegistration(agent), "papers", papers);
  await give(await findRegistration(agent), "scopes", scopes);
  await give(await findRegistration(agent), "end", end);
  const { key = "", version } = await findRegistration(agent);
  must(await requestMandate(agent, { key, version }));
  await layReport({ ...agent, at: ago(now, 2) });
  must(await draftAnswer({ ...agent, at: ago(now, 1) }, { key: randomUUID(), ...day.dayDraft }));
}

/** Answers one question, as its own page does. */
async function give<J extends Declared, Q extends Question<J>>(to: Underway<J>, question: Q, answer: Given<J, Q>) {
  must(await saveStep(to, question, answer, to.version));
}

async function layReport(agent: StaffMember): Promise<void> {
  const { who, scheme, kind, details, contact, phone } = day.dayReportByPhone;
  const said = factsOf(who);
  const { supportId } = must(await lookUp(agent, { kind: "call", reason: "wrong_linkage", receipt: "", said }));
  const find = async () => {
    const found = await findFilledIn(agent, supportId, scheme);
    if (!found) throw new Error("the day of the demo: no report by telephone");
    return found.journey;
  };
  await give(await find(), "kind", kind);
  await give(await find(), "details", details);
  await give(await find(), "contact", contact);
  const { version } = await find();
  // As its form has it: on the clock of Japan.
  const calledAt = new Date(agent.at.getTime() + 8 * HOUR_MS).toISOString().slice(0, 16);
  const call = { key: randomUUID(), calledAt, phone, note: "" };
  must(await askReportApproval(agent, { supportId, scheme, version }, call));
}

function factsOf(key: string): SaidFacts {
  const { nameKanji: name, birthDate, sex, address } = townsperson(key);
  return { name, birthDate, sex, address };
}

/** Carries out what the day has put into the outbox, some of which puts more there. */
async function carryOut(now: Date): Promise<void> {
  const waiting = and(isNull(outbox.deliveredAt), isNull(outbox.deadAt));
  for (let round = 1; round <= 10; round += 1) {
    await deliverOutbox(now);
    const [left] = await database().select({ rows: count() }).from(outbox).where(waiting);
    if (left?.rows === 0) return;
  }
}
