import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditEntries } from "../../db/schema";
import type { TestDatabase } from "../../test/test-database";
import { fileReportAs, openCastPortal, viewAs } from "../../test/cast-portal";
import type { Viewing } from "../identity/viewing";
import { getHome } from "../home/home.server";
import { findLinkage, listLinkages } from "./linkage.server";
import { checkLinkage } from "./self-check.server";

let opened: TestDatabase;
let at: Date;
beforeAll(async () => {
  opened = await openCastPortal();
  at = new Date();
});
afterAll(() => opened.close());

const view = (key: string) => viewAs(key, { at });
async function looksOf({ subject }: Viewing): Promise<string[]> {
  const rows = await opened.db
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.residentId, subject))
    .orderBy(auditEntries.seq);
  return rows.map(({ action, target }) => `${action} ${target}`);
}

describe("the self-check", () => {
  test("goes on with what needs attention, and leaves out what waits for a doubtful record", async () => {
    const viewing = await view("wrong-insurance");
    const answered = await checkLinkage(viewing, { schemeId: "workers-comp", answer: "mine", version: 0 });
    expect(answered).toMatchObject({ ok: true, version: 1, next: "health-insurance-card" });
    const unsure = await checkLinkage(viewing, { schemeId: "health-insurance-card", answer: "unsure", version: 0 });
    expect(unsure).toMatchObject({ next: "maternal-child-health" });
    const mine = await checkLinkage(viewing, { schemeId: "health-insurance-card", answer: "mine", version: 1 });
    expect(mine).toMatchObject({ next: "treatment-medicine" });
  });

  test("keeps the same answer as it is, and refuses one from an older page", async () => {
    const viewing = await view("all-right");
    expect(await checkLinkage(viewing, { schemeId: "pension", answer: "mine", version: 0 })).toMatchObject({
      ok: true,
      version: 1,
    });
    expect(await checkLinkage(viewing, { schemeId: "pension", answer: "mine", version: 0 })).toMatchObject({
      ok: true,
      version: 1,
    });
    expect(await checkLinkage(viewing, { schemeId: "pension", answer: "wrong", version: 0 })).toEqual({
      ok: false,
      reason: "stale",
    });
    expect(await checkLinkage(viewing, { schemeId: "pension", answer: "wrong", version: Number.NaN })).toEqual({
      ok: false,
      reason: "stale",
    });
    const { linkages } = await listLinkages(viewing);
    expect(linkages.find(({ view }) => view.schemeId === "pension")).toMatchObject({
      answerVersion: 1,
      view: { answer: "mine" },
    });
    expect((await looksOf(viewing)).filter((look) => look.startsWith("answered"))).toEqual(["answered pension:mine"]);
  });

  test("takes no answer, and asks for none, about a record whose case is open, though the record is in view", async () => {
    const viewing = await view("missing-handbook");
    await fileReportAs(viewing, "missing-handbook", { scheme: "pension", kind: "out_of_date" });
    const { linkages } = await listLinkages(viewing);
    const { view: seen, answerVersion: version } = linkages.find(({ view }) => view.schemeId === "pension") ?? {};
    expect(seen?.state).toBe("linked");
    expect(await checkLinkage(viewing, { schemeId: "pension", answer: "mine", version: version ?? 0 })).toEqual({
      ok: false,
      reason: "under_correction",
    });
    expect((await listLinkages(viewing)).linkages.find(({ view }) => view.schemeId === "pension")?.answerVersion).toBe(
      version,
    );
  });

  test("has nothing left for somebody who has answered all", async () => {
    expect((await listLinkages(await view("daughter"))).check).toMatchObject({
      answered: 29,
      checked: 29,
      next: undefined,
    });
  });
});

describe("who looked at what", () => {
  test("home is one look, however much it tells", async () => {
    const viewing = await view("certificate-ends-soon");
    const home = await getHome(viewing);
    expect(home.affairs).toContainEqual({
      kind: "certificate",
      notice: expect.objectContaining({ standing: "renewable" }),
    });
    expect(home.linkages).toHaveLength(29);
    expect(await looksOf(viewing)).toEqual(["signed_in card", "looked_at_home home"]);
    expect((await getHome(await view("variant-name"))).affairs.map(({ kind }) => kind)).not.toContain("certificate");
  });

  test("sensitive values come only when asked for, and that is noted", async () => {
    const viewing = await view("latin-name");
    const hidden = await findLinkage(viewing, "treatment-medicine");
    const shown = await findLinkage(viewing, "treatment-medicine", true);
    expect(hidden?.view.details).toEqual({ standing: "ask", values: [] });
    expect(shown?.view.details.values).not.toHaveLength(0);
    expect(await looksOf(viewing)).toEqual([
      "signed_in card",
      "looked_at_linkage treatment-medicine",
      "looked_at_sensitive treatment-medicine",
    ]);
  });
});
