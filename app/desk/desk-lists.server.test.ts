/** The desk's lists and counts at any size. */
import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { caseAssignments, cases, enquiries, linkages, outbox, supports } from "../../db/schema";
import { openCastPortal, signInAtDesk } from "../../test/cast-portal";
import { readAll } from "../../test/desk-lists";
import { person } from "../../test/people";
import type { TestDatabase } from "../../test/test-database";
import { owedAt, SILENT_DAYS } from "../enquiries/enquiries";
import type { StaffMember } from "../identity/staff.server";
import { DAY_MS } from "../platform/japan-time";
import { listUnusual } from "../support/unusual.server";
import { listOverdue } from "./desk-overdue.server";
import { QUEUE_FILTERS, type QueueFilter } from "./desk-queue";
import { countQueue, listQueue } from "./desk-queue.server";
import { searchLooks } from "./audit-search.server";
import { listUndelivered } from "./undelivered.server";

const MANY = 2_000;
const at = new Date("2026-11-24T03:00:00Z");
const daysAgo = (days: number) => new Date(at.getTime() - days * DAY_MS);

let opened: TestDatabase;
let agent: StaffMember;
beforeAll(async () => {
  opened = await openCastPortal();
  agent = await signInAtDesk("desk-agent", at);
});
beforeEach(async () => {
  for (const table of [cases, caseAssignments, enquiries, outbox, supports]) await opened.db.delete(table);
});
afterAll(() => opened.close());

function aCase(over: Partial<typeof cases.$inferInsert> = {}): typeof cases.$inferInsert {
  return {
    residentId: person("all-right").id,
    caseId: randomUUID(),
    receipt: randomUUID(),
    schemeId: "pension",
    institutionId: "mihon-nenkin",
    kind: "another_person",
    details: "x",
    contact: { channel: "portal" },
    state: "with_institution",
    stateSince: daysAgo(20),
    openedAt: daysAgo(20),
    ...over,
  };
}

function anEnquiry(over: Partial<typeof enquiries.$inferInsert> = {}): typeof enquiries.$inferInsert {
  return {
    residentId: person("all-right").id,
    enquiryId: randomUUID(),
    number: randomUUID(),
    topic: "other",
    channel: "portal",
    text: "x",
    openedAt: daysAgo(1),
    state: "open",
    stateSince: daysAgo(1),
    ...over,
  };
}

const walk = (filter: QueueFilter) => readAll((from) => listQueue(agent, filter, from));
const inTime = (moments: Date[]) => [...moments].sort((a, b) => a.getTime() - b.getTime());

test(`${MANY} overdue cases are told as ${MANY}, and every one is reached, the longest owed first`, async () => {
  // Seven and more of each moment.
  await opened.db.execute(sql`
    insert into cases (resident_id, case_id, receipt, scheme_id, institution_id, kind, details, contact, state,
      state_since, opened_at, due_at, escalated_at)
    select gen_random_uuid(), gen_random_uuid(), 'n' || n, 'pension', 'mihon-nenkin', 'another_person', 'x', '{}',
      'with_institution', ${daysAgo(30).toISOString()}, ${daysAgo(30).toISOString()},
      ${daysAgo(1).toISOString()}::timestamptz - make_interval(mins => n % 285), ${at.toISOString()}
    from generate_series(1, ${MANY}) n`);
  expect(await countQueue(agent)).toEqual({ us: 0, calls: 0, overdue: MANY, resident: 0, mine: 0, unassigned: MANY });
  expect((await listOverdue(agent)).count).toBe(MANY);
  const queued = await walk("overdue");
  const overdue = await readAll((from) => listOverdue(agent, from));
  for (const [numbers, moments] of [
    [queued.map(({ number }) => number), queued.map((item) => item.owedAt)],
    [overdue.map(({ receipt }) => receipt), overdue.map(({ dueAt }) => dueAt)],
  ] as const) {
    expect(new Set(numbers).size).toBe(MANY);
    expect(numbers).toHaveLength(MANY);
    expect(moments).toEqual(inTime([...moments]));
  }
});

describe("the queue", () => {
  test("owes what the rules of enquiries say, the first of it first", async () => {
    const rows = [
      anEnquiry({ number: "late", stateSince: daysAgo(3) }),
      anEnquiry({ number: "call", slotAt: new Date(at.getTime() + DAY_MS), stateSince: daysAgo(9) }),
      anEnquiry({ number: "new", stateSince: at }),
    ];
    await opened.db.insert(enquiries).values(rows);
    const found = await walk("us");
    expect(found.map(({ number }) => number).slice(0, 1)).toEqual(["late"]);
    for (const { number, owedAt: owed } of found) {
      const row = rows.find((one) => one.number === number);
      expect(owed).toEqual(row && owedAt({ slotAt: row.slotAt ?? null, stateSince: row.stateSince }));
    }
  });

  test("each filter finds its own, and counts what its pages show", async () => {
    const { staffId } = agent;
    const answered = { state: "answered" } as const;
    await opened.db
      .insert(enquiries)
      .values([
        anEnquiry({ number: "open" }),
        anEnquiry({ number: "mine", assignedTo: staffId }),
        anEnquiry({ number: "theirs", assignedTo: person("desk-supervisor").id }),
        anEnquiry({ number: "answered", ...answered, stateSince: daysAgo(SILENT_DAYS - 1) }),
        anEnquiry({ number: "settled by silence", ...answered, stateSince: daysAgo(SILENT_DAYS + 1) }),
        anEnquiry({ number: "closed", state: "closed" }),
      ]);
    const late = { escalatedAt: at, dueAt: daysAgo(3) };
    await opened.db.insert(cases).values([
      aCase({ receipt: "late", ...late }),
      aCase({ receipt: "leak", dueAt: daysAgo(-9), leakEscalatedAt: at, leakDueAt: daysAgo(5) }),
      aCase({ receipt: "both", escalatedAt: at, dueAt: daysAgo(4), leakEscalatedAt: at, leakDueAt: daysAgo(7) }),
      aCase({ receipt: "asked", state: "awaiting_resident", dueAt: daysAgo(-2) }),
      aCase({
        receipt: "unsure",
        state: "resident_unsure",
        stateSince: at,
        leakEscalatedAt: at,
        leakDueAt: daysAgo(1),
      }),
      aCase({ receipt: "running" }),
    ]);
    await opened.db
      .insert(caseAssignments)
      .values({ residentId: person("all-right").id, receipt: "late", staffId, at });
    const found = await Promise.all(
      QUEUE_FILTERS.map(async (filter) => [filter, (await walk(filter)).map(({ number }) => number)] as const),
    );
    const numbers = Object.fromEntries(found);
    expect(numbers).toMatchObject({ overdue: ["both", "leak", "late", "unsure"], resident: ["answered", "asked"] });
    expect(Object.fromEntries(found.map(([filter, list]) => [filter, [...list].sort()]))).toMatchObject({
      us: ["mine", "open", "theirs", "unsure"],
      mine: ["late", "mine"],
      unassigned: ["both", "leak", "open", "unsure"],
    });
    expect(await countQueue(agent)).toEqual(Object.fromEntries(found.map(([filter, list]) => [filter, list.length])));
    expect((await listOverdue(agent)).rows.map(({ receipt, track }) => [receipt, track])).toEqual([
      ["both", "leak"],
      ["leak", "leak"],
      ["both", "main"],
      ["late", "main"],
      ["unsure", "leak"],
    ]);
  });

  test("counts nothing of the family, of hidden records and of oneself", async () => {
    const late = { escalatedAt: at, dueAt: daysAgo(3) };
    // Lives in the agent's house.
    const housemate = person("strangers-account").id;
    const hidden = person("wifes-account").id;
    await opened.db
      .update(linkages)
      .set({ hiddenFromOthers: "support_measure" })
      .where(sql`resident_id = ${hidden} and scheme_id = 'health-insurance-card'`);
    await opened.db
      .insert(cases)
      .values([
        aCase({ receipt: "own", residentId: agent.staffId, ...late }),
        aCase({ receipt: "family", residentId: housemate, ...late }),
        aCase({ receipt: "hidden", residentId: hidden, schemeId: "health-insurance-card", ...late }),
        aCase({ receipt: "follows", residentId: hidden, schemeId: "medical-expenses", ...late }),
        aCase({ receipt: "part", residentId: hidden, parts: ["medical-expenses"], ...late }),
        aCase({ receipt: "seen", residentId: hidden, ...late }),
      ]);
    expect((await walk("overdue")).map(({ number }) => number)).toEqual(["seen"]);
    expect(await countQueue(agent)).toMatchObject({ overdue: 1, unassigned: 1 });
    expect(await listOverdue(agent)).toMatchObject({ count: 1, rows: [{ receipt: "seen" }] });
  });
});

test("what was given up, and looks, are counted whole and reached page by page", async () => {
  const failed = { topic: "mail_notice", payload: {}, createdAt: at, nextAttemptAt: at, attempts: 15 } as const;
  const look = { kind: "call", reason: "other", endsAt: at, unusual: ["many"] } as const;
  const numbers = Array.from({ length: 120 }, (_, index) => index);
  const moment = (index: number) => daysAgo(index % 7);
  await opened.db.insert(outbox).values(
    numbers.map((index) => ({
      ...failed,
      residentId: randomUUID(),
      outboxId: randomUUID(),
      deadAt: moment(index),
    })),
  );
  await opened.db.insert(supports).values(
    numbers.map((index) => ({
      ...look,
      unusual: [...look.unusual],
      residentId: randomUUID(),
      supportId: randomUUID(),
      staffId: person("desk-agent").id,
      openedAt: moment(index),
    })),
  );
  const supervisor = await signInAtDesk("desk-supervisor", at);
  const auditor = await signInAtDesk("desk-auditor", at);
  const all = { seat: "", whom: "", from: undefined, until: undefined };
  const undelivered = await readAll((from) => listUndelivered(from));
  const unusual = await readAll((from) => listUnusual(supervisor, from));
  const looks = await readAll((from) => searchLooks(auditor, all, from));
  expect([(await listUndelivered()).count, (await listUnusual(supervisor)).count]).toEqual([120, 120]);
  expect((await searchLooks(auditor, all)).count).toBe(120);
  expect(new Set(undelivered.map(({ outboxId }) => outboxId)).size).toBe(120);
  expect(new Set(unusual.map(({ supportId }) => supportId)).size).toBe(120);
  expect(new Set(looks.map(({ supportId }) => supportId)).size).toBe(120);
  expect(undelivered.map(({ deadAt }) => deadAt)).toEqual(inTime(undelivered.map(({ deadAt }) => deadAt)));
  expect(unusual.map(({ openedAt }) => openedAt)).toEqual(inTime(unusual.map(({ openedAt }) => openedAt)));
  expect(looks.map(({ openedAt }) => openedAt)).toEqual(inTime(looks.map(({ openedAt }) => openedAt)).toReversed());
});
