/**
 * No sequence of steps, retries, duplicates, reorderings and kills leads off the table, leaves a record in view that
 * should be hidden, tells a thing twice, or loses what was acknowledged.
 */
// oxlint-disable jest/no-standalone-expect -- what holds after each command is checked in the class that runs them
import { randomUUID } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isRecordHidden } from "./viewing-suspension";
import type { Database } from "../../db/client";
import {
  answers,
  auditEntries,
  auditHeads,
  caseEvents,
  cases,
  institutionCases,
  institutionRequests,
  linkages,
  notices,
  outbox,
  submissions,
} from "../../db/schema";
import type { TestDatabase } from "../../test/test-database";
import { fileReportAs, openCastPortal, viewAs } from "../../test/cast-portal";
import { person } from "../../test/people";
import { isLong } from "../../test/size";
import { firstBroken } from "../platform/audit-chain";
import { CORRECTION_EVENTS, CORRECTION_STEPS } from "./correction";
import { LEAK_EVENTS, LEAK_STEPS, type LeakState } from "./leak-track";
import { suspensionGroup } from "../catalogue/schemes";
import type { Viewing } from "../identity/viewing";
import { escalateOverdue, takeTimedSteps } from "./case-clock.server";
import { findCase, type ResidentStep, takeResidentStep } from "./case.server";
import { provideDatabase } from "../platform/database.server";
import { findInstitutionCase } from "../institutions/institution-case.server";
import { type InstitutionStep, takeInstitutionStep } from "../institutions/institution-step.server";
import { listLinkages } from "../linkages/linkage.server";
import { deliverOutbox } from "../platform/outbox.server";
import { DAY_MS } from "../platform/japan-time";

const KEY = "wrong-insurance";
const SCHEME = "health-insurance-card";

let opened: TestDatabase;
let began: Date;
let viewing: Viewing;
let asSeeded: (typeof linkages.$inferSelect)[];

beforeAll(async () => {
  opened = await openCastPortal();
  began = new Date();
  viewing = await viewAs(KEY, { at: began });
  asSeeded = await opened.db.select().from(linkages).where(eq(linkages.residentId, viewing.subject));
});
afterAll(() => opened.close());

/** Everything of the case is as before it: each run begins with the same record. */
async function beginAgain(): Promise<void> {
  provideDatabase(opened.db);
  for (const table of [caseEvents, cases, notices, outbox, institutionRequests, submissions, answers])
    await opened.db.delete(table).where(eq(table.residentId, viewing.subject));
  await opened.db.delete(institutionCases).where(eq(institutionCases.residentId, viewing.subject));
  await opened.db.delete(linkages).where(eq(linkages.residentId, viewing.subject));
  await opened.db.insert(linkages).values(asSeeded);
}

type Kill = "none" | "before_commit" | "after_commit";
class Killed extends Error {}

/** The portal's process dies in the next transaction: what it wrote is undone, or is there and nobody hears of it. */
function dieNext(kill: Kill): void {
  if (kill === "none") return;
  let dead = false;
  const dying = new Proxy(opened.db, {
    get(target, name) {
      if (name !== "transaction" || dead) return Reflect.get(target, name) as unknown;
      return async (work: Parameters<Database["transaction"]>[0]) => {
        dead = true;
        if (kill === "after_commit") {
          await target.transaction(work);
          throw new Killed();
        }
        return target.transaction(async (tx) => {
          await work(tx);
          throw new Killed();
        });
      };
    },
  });
  provideDatabase(dying);
}

/** @returns what `work` gave, or undefined where it was killed; afterwards the process is up again */
async function surviving<T>(kill: Kill, work: () => Promise<T>): Promise<T | undefined> {
  dieNext(kill);
  try {
    return await work();
  } catch (error) {
    if (error instanceof Killed) return undefined;
    throw error;
  } finally {
    provideDatabase(opened.db);
  }
}

const { nameKanji: kanji, nameKana: kana, birthDate, sex, address } = person(KEY);
const RIGHT = { kanji, kana, birthDate, sex, address, number: "10000001" };
const STEPS: readonly InstitutionStep[] = [
  { event: "acknowledge" },
  { event: "ask", question: "いつからですか" },
  { event: "find", finding: "mislinkage", reason: "べつの方の記録でした" },
  { event: "find", finding: "notation_only", reason: "書き方だけでした" },
  { event: "find", finding: "no_error", reason: "同じでした" },
  { event: "start_correction" },
  { event: "verify", records: [{ scheme: SCHEME, record: RIGHT }] },
  { event: "reject", reason: "べつのお話でした" },
  { event: "request_log" },
  { event: "report_log", result: "viewed" },
  { event: "report_log", result: "unknowable" },
];
const RESIDENT = [
  "answer",
  "withdraw",
  "confirm",
  "dispute",
  "doubt",
  "reopen",
] as const satisfies ResidentStep["event"][];

type Command =
  | { who: "institution"; step: number; aimed?: boolean; sent: number; kill: Kill; stale: boolean }
  | { who: "resident"; event: (typeof RESIDENT)[number]; sent: number; kill: Kill }
  | { who: "clock"; days: number; kill: Kill }
  | { who: "worker"; kill: Kill };

const kill = fc.constantFrom<Kill[]>("none", "none", "none", "before_commit", "after_commit");
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      who: fc.constant("institution" as const),
      step: fc.nat(STEPS.length - 1),
      sent: fc.integer({ min: 1, max: 3 }),
      kill,
      stale: fc.boolean(),
    }),
  },
  // Steps at random seldom come far: these are of the table, so that the late states are walked as well.
  {
    weight: 6,
    arbitrary: fc.record({
      who: fc.constant("institution" as const),
      step: fc.nat(STEPS.length - 1),
      aimed: fc.constant(true),
      sent: fc.integer({ min: 1, max: 3 }),
      kill,
      stale: fc.constant(false),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      who: fc.constant("resident" as const),
      event: fc.constantFrom(...RESIDENT),
      sent: fc.integer({ min: 1, max: 2 }),
      kill,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ who: fc.constant("clock" as const), days: fc.constantFrom(0, 1, 15, 31), kill }),
  },
  { weight: 2, arbitrary: fc.record({ who: fc.constant("worker" as const), kill }) },
);

class Run {
  now = began;
  /** Of every answer that came: the version that it told. */
  acknowledged: number[] = [];

  private constructor(private readonly receipt: string) {}

  static async begin(): Promise<Run> {
    await beginAgain();
    return new Run(await fileReportAs(viewing, KEY, { scheme: SCHEME, kind: "another_person" }));
  }

  async row() {
    const [row] = await opened.db
      .select()
      .from(cases)
      .where(and(eq(cases.residentId, viewing.subject), eq(cases.receipt, this.receipt)));
    if (!row) throw new Error("the case is gone");
    return row;
  }

  async do(next: Command): Promise<void> {
    if (next.who === "institution") return this.institution(next);
    if (next.who === "resident") return this.resident(next);
    if (next.who === "clock") {
      this.now = new Date(this.now.getTime() + next.days * DAY_MS);
      await surviving(next.kill, () => takeTimedSteps(this.now));
      await surviving("none", () => escalateOverdue(this.now));
      return;
    }
    await surviving(next.kill, () => deliverOutbox(this.now));
  }

  /** The client sends the same request until it has an answer, and once more all the same. */
  private async institution({
    step,
    aimed,
    sent,
    kill: dies,
    stale,
  }: Extract<Command, { who: "institution" }>): Promise<void> {
    const { institutionId, caseId, version, state } = await this.row();
    const onward = aimed
      ? STEPS.filter(
          ({ event }) =>
            event !== "reject" && CORRECTION_STEPS.some((row) => row.from === state && row.event === event),
        )
      : [];
    const steps = onward.length ? onward : STEPS;
    const request = {
      institutionId,
      caseId,
      step: steps[step % steps.length] as InstitutionStep,
      version: stale ? version - 1 : version,
      key: randomUUID(),
      at: this.now,
    };
    const first = await surviving(dies, () => takeInstitutionStep(request));
    const repeated = await Promise.all(Array.from({ length: sent }, () => takeInstitutionStep(request)));
    const all = [...(first ? [first] : []), ...repeated];
    expect(new Set(all.map(({ ok }) => ok)).size).toBe(1);
    const told = all.flatMap((result) => (result.ok ? [Number(result.answer["version"])] : []));
    expect(new Set(told).size).toBeLessThanOrEqual(1);
    if (told[0]) this.acknowledged.push(told[0]);
    const after = (await this.row()).version;
    // Done once, whatever was repeated: a step and what the portal does after it move the version by three at most.
    expect(after - version).toBeLessThanOrEqual(told[0] ? 3 : 0);
  }

  private async resident({ event, sent, kill: dies }: Extract<Command, { who: "resident" }>): Promise<void> {
    const { version } = await this.row();
    const step = {
      receipt: this.receipt,
      event,
      key: randomUUID(),
      version,
      ...(event === "answer" || event === "dispute" || event === "reopen" ? { text: "まだちがいます" } : {}),
    };
    const mine = { ...viewing, at: this.now };
    const first = await surviving(dies, () => takeResidentStep(mine, step));
    const repeated = await Promise.all(Array.from({ length: sent }, () => takeResidentStep(mine, step)));
    expect(new Set([...(first ? [first] : []), ...repeated].map(({ ok }) => ok)).size).toBe(1);
  }

  async check(): Promise<void> {
    const row = await this.row();
    const kind = row.kind;
    const state = row.state;
    const events = await opened.db
      .select()
      .from(caseEvents)
      .where(and(eq(caseEvents.residentId, viewing.subject), eq(caseEvents.caseId, row.caseId)))
      .orderBy(asc(caseEvents.seq));
    // On the table: each line of the timeline is a row of the machine, and they lead to where the case stands.
    let before = "received";
    for (const { event, state: after } of events) {
      if (!CORRECTION_EVENTS.some((known) => known === event)) continue;
      expect(
        CORRECTION_STEPS.some((step) => step.from === before && step.event === event && step.to === after),
        `${before} ${event} ${after}`,
      ).toBe(true);
      before = after;
    }
    expect(before).toBe(state);
    // So is each of the leak track; a mislinkage that is found once more begins it anew.
    let leak: LeakState | undefined;
    let foundSince = false;
    for (const { event } of events) {
      if (event === "find") foundSince = leak === "notified";
      if (!LEAK_EVENTS.some((known) => known === event)) continue;
      const from = foundSince ? undefined : leak;
      const step: (typeof LEAK_STEPS)[number] | undefined = LEAK_STEPS.find(
        (known) => known.event === event && known.from === from,
      );
      expect(step, `${from} ${event}`).toBeDefined();
      leak = step?.to;
      foundSince = false;
    }
    expect(foundSince ? [leak, null] : [leak ?? null]).toContain(row.leakState);
    // In view or hidden, with all that follow it, exactly as the state says.
    const hidden = isRecordHidden(state, kind);
    const rows = await opened.db.select().from(linkages).where(eq(linkages.residentId, viewing.subject));
    for (const id of suspensionGroup(SCHEME))
      expect(rows.find(({ schemeId }) => schemeId === id)?.suspendedAt !== null, id).toBe(hidden);
    if (hidden) {
      const seen = JSON.stringify([
        await listLinkages(viewing),
        await findCase(viewing, this.receipt),
        await findInstitutionCase(row.institutionId, row.caseId, this.now),
      ]);
      for (const value of person(KEY).neverShown) expect(seen).not.toContain(value);
    }
    // Nothing that was acknowledged is lost, nothing is told twice, and the trail is whole.
    for (const version of this.acknowledged) expect(row.version).toBeGreaterThanOrEqual(version);
    const told = await opened.db
      .select({ key: notices.key })
      .from(notices)
      .where(eq(notices.residentId, viewing.subject));
    expect(new Set(told.map(({ key }) => key)).size).toBe(told.length);
    const entries = await opened.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.residentId, viewing.subject))
      .orderBy(asc(auditEntries.seq));
    const [head] = await opened.db.select().from(auditHeads).where(eq(auditHeads.residentId, viewing.subject));
    expect(firstBroken(entries, head)).toBeUndefined();
  }
}

test("whatever happens, in whatever order", { timeout: 600_000 }, async () => {
  const reached = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 24 }), async (commands) => {
      const run = await Run.begin();
      for (const next of commands) {
        await run.do(next);
        reached.add((await run.row()).state);
      }
      await run.check();
    }),
    // The short way takes the same twelve always: by chance alone so few do not come to every state below.
    isLong ? { numRuns: 40 } : { numRuns: 12, seed: 2023 },
  );
  expect([...reached].sort()).toEqual(
    expect.arrayContaining(["correcting", "finding", "viewing_resumed", "viewing_suspended", "with_institution"]),
  );
  expect(reached.size).toBeGreaterThan(6);
});

test("the way through, killed at every step before and after, ends where it should", async () => {
  for (const dies of ["before_commit", "after_commit"] as const) {
    const run = await Run.begin();
    for (const step of [0, 2, 8, 5, 6, 9]) {
      await run.do({ who: "institution", step, sent: 2, kill: dies, stale: false });
      await run.check();
    }
    expect(await run.row()).toMatchObject({
      state: "viewing_resumed",
      finding: "mislinkage",
      leakState: "notified",
      leakResult: "viewed",
    });
    await run.do({ who: "resident", event: "confirm", sent: 2, kill: dies });
    expect((await run.row()).state).toBe("closed");
    await run.check();
  }
});
