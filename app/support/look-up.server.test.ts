import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { enquiries, supports } from "../../db/schema";
import type { TestDatabase } from "../../test/test-database";
import { signInAtDesk, factsOf, openCastPortal, viewAs } from "../../test/cast-portal";
import { person } from "../../test/people";
import { MANY_IN_AN_HOUR } from "./unusual-looks";
import { askDesk } from "../enquiries/enquiry.server";
import { lookUp } from "./look-up.server";

let opened: TestDatabase;
const at = new Date();

beforeAll(async () => {
  opened = await openCastPortal();
});
afterAll(() => opened.close());

test("the number of an enquiry finds who has asked, with two facts that agree, and nobody with others", async () => {
  const asked = await askDesk(await viewAs("just-moved", { at }), {
    key: randomUUID(),
    topic: "other",
    how: "write",
    text: "引っこしのこと",
    receipt: "",
    phone: "",
    slot: "",
  });
  const [row] = await opened.db
    .select()
    .from(enquiries)
    .where(eq(enquiries.enquiryId, asked.ok ? asked.enquiryId : ""));
  const agent = await signInAtDesk("desk-agent", at);
  const said = (key: string) => ({ ...factsOf(key), sex: "", address: "" });
  const typed = (row?.number ?? "")
    .replaceAll("-", " ")
    .replace(/\d/g, (digit) => "０１２３４５６７８９"[Number(digit)] ?? "");
  const byNumber = { kind: "call", reason: "other", receipt: typed } as const;
  expect(await lookUp(agent, { ...byNumber, said: said("all-right") })).toEqual({ ok: false, reason: "not_found" });
  const found = await lookUp(agent, { ...byNumber, said: said("just-moved") });
  const [look] = await opened.db
    .select()
    .from(supports)
    .where(eq(supports.supportId, found.ok ? found.supportId : randomUUID()));
  expect(look).toMatchObject({ residentId: person("just-moved").id, receipt: row?.number });
});

test("looks that are taken at the same time count each other: from the ninth within the hour on each is unusual", async () => {
  const supervisor = await signInAtDesk("desk-supervisor", at);
  const keys = ["all-right", "wrong-insurance", "variant-name", "latin-name", "just-moved"];
  for (let round = 1; round <= 2; round++) {
    const looks = await Promise.all(
      keys.map((key) => lookUp(supervisor, { kind: "call", reason: "other", receipt: "", said: factsOf(key) })),
    );
    expect(looks.every(({ ok }) => ok)).toBe(true);
  }
  const rows = await opened.db.select().from(supports).where(eq(supports.staffId, supervisor.staffId));
  expect(rows.filter(({ unusual }) => unusual.includes("many"))).toHaveLength(2 * keys.length - MANY_IN_AN_HOUR);
});
