import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { drafts } from "../../db/schema";
import { openCastPortal, viewAs } from "../../test/cast-portal";
import { answerAll } from "../../test/journeys";
import type { TestDatabase } from "../../test/test-database";
import type { Viewing } from "../identity/viewing";
import { dropDraft } from "./draft.server";
import { readForm } from "../platform/form.server";
import { defineJourney } from "./journey";
import { findTyped, openStep, saveAndGoOn } from "./journey-page.server";
import { findUnderway, saveStep } from "./journey.server";
import { inTransaction } from "../platform/database.server";

const TRIP = defineJourney({
  from: { schema: z.object({ from: z.string() }), undoes: ["train"] },
  train: { schema: z.object({ train: z.string() }) },
  seat: { schema: z.object({ seat: z.string() }) },
});
const courseOf = (viewing: Viewing) => ({
  journey: TRIP,
  drafter: viewing,
  draft: "trip",
  pathOf: (step: string) => `/me/mandates/trip/${step}`,
});

let opened: TestDatabase;
beforeAll(async () => {
  opened = await openCastPortal();
});
afterAll(() => opened.close());

const at = new Date();
const view = (key: string) => viewAs(key, { at });
const get = (step: string) => new Request(`http://localhost/me/mandates/trip/${step}`);
async function post(viewing: Viewing, version: number, seat: string) {
  const body = new URLSearchParams({ version: String(version), seat });
  const form = await readForm(new Request("http://localhost/me/mandates/trip/seat", { method: "POST", body }));
  return saveAndGoOn(await findUnderway(courseOf(viewing)), "seat", { seat }, form);
}

test("is resumed where it was left, with the key that it was begun with", async () => {
  const viewing = await view("all-right");
  expect(await findUnderway(courseOf(viewing))).toMatchObject({ version: 0, key: undefined, next: "from" });
  const begun = await answerAll(courseOf(viewing), { from: { from: "東京" }, train: { train: "のぞみ" } });
  expect(begun).toMatchObject({ version: 2, next: "seat" });
  const again = await findUnderway(courseOf(await view("all-right")));
  expect(again).toMatchObject({ key: begun.key, version: 2, entries: { from: "東京", train: "のぞみ" } });
  expect(await findUnderway(courseOf(await view("daughter")))).toMatchObject({ version: 0, entries: {} });
});

test("opens no step before its turn, and says how far along each is", async () => {
  const viewing = await view("variant-name");
  const underway = await answerAll(courseOf(viewing), { from: { from: "東京" } });
  expect(openStep(get("train"), underway, "train")).toEqual({
    version: 1,
    step: 2,
    of: 4,
    back: "/me/mandates/trip/from",
    changed: false,
  });
  expect(openStep(get("from"), underway, "from")).toMatchObject({ step: 1, back: undefined });
  for (const step of ["seat", "check"] as const) {
    const led = await Promise.resolve()
      .then(() => openStep(get(step), underway, step))
      .catch((thrown: unknown) => thrown);
    expect((led as Response).headers.get("Location")).toBe("/me/mandates/trip/train");
  }
});

test("another answer takes away what was said of the former one, in the draft too", async () => {
  const viewing = await view("just-moved");
  await answerAll(courseOf(viewing), { from: { from: "東京" }, train: { train: "のぞみ" }, seat: { seat: "窓" } });
  const { entries, next } = await answerAll(courseOf(viewing), { from: { from: "大阪" } });
  expect({ entries, next }).toEqual({ entries: { from: "大阪", seat: "窓" }, next: "train" });
});

test("of two tabs that answer otherwise at once one is told; the same answer at once is one", async () => {
  const viewing = await view("latin-name");
  const underway = await findUnderway(courseOf(viewing));
  const both = await Promise.all(["東京", "大阪"].map((from) => saveStep(underway, "from", { from }, 0)));
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  const { version, entries } = await findUnderway(courseOf(viewing));
  const now = await findUnderway(courseOf(viewing));
  const same = await Promise.all([1, 2].map(() => saveStep(now, "train", { train: "ひかり" }, version)));
  expect(same).toEqual([1, 2].map(() => ({ ok: true, next: "seat" })));
  expect((await findUnderway(courseOf(viewing))).entries).toEqual({ ...entries, train: "ひかり" });
});

test("a form from before is told with what was typed, and led on where its step is not reached any more", async () => {
  const viewing = await view("wifes-account");
  await answerAll(courseOf(viewing), { from: { from: "東京" }, train: { train: "のぞみ" } });
  const form = (await findUnderway(courseOf(viewing))).version;
  await answerAll(courseOf(viewing), { seat: { seat: "通路" } });
  const stale = await post(viewing, form, "窓");
  expect(stale.status).toBe(409);
  expect(await stale.json()).toMatchObject({ stale: true, values: { seat: "窓" } });
  await answerAll(courseOf(viewing), { from: { from: "大阪" } });
  const led = await post(viewing, form, "窓");
  expect(led.headers.get("Location")).toBe("/me/mandates/trip/train?changed");
  expect((await findUnderway(courseOf(viewing))).entries).toEqual({ from: "大阪", seat: "通路" });
  expect(await findTyped(viewing, get("seat"))).toEqual({ seat: "窓", version: String(form) });
  expect(await findTyped(await view("daughter"), get("seat"))).toBeUndefined();
});

test("a form whose journey has ended meanwhile begins no other one", async () => {
  const viewing = await view("childs-account");
  const { version } = await answerAll(courseOf(viewing), { from: { from: "東京" }, train: { train: "のぞみ" } });
  const underway = await findUnderway(courseOf(viewing));
  await inTransaction((tx) => dropDraft(tx, viewing, "trip"));
  expect(await saveStep(underway, "seat", { seat: "窓" }, version)).toEqual({ ok: false, reason: "stale" });
  expect((await findUnderway(courseOf(viewing))).version).toBe(0);
});

test("an older draft opens as far as it fits", async () => {
  const viewing = await view("strangers-account");
  const data = { from: "東京", train: 7, colour: "blue" };
  await opened.db.insert(drafts).values({ residentId: viewing.subject, kind: "trip", data, version: 4, updatedAt: at });
  expect(await findUnderway(courseOf(viewing))).toMatchObject({ version: 4, entries: { from: "東京" }, next: "train" });
});
