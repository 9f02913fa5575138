/** No personal data in the log: what is planted in people, records, forms and failures must never come through. */
import { people } from "../db/people";
import { expect, test } from "./fixtures/portal";
import { presentCard, signIn } from "./fixtures/sign-in";

test.use({ ownPortal: true });

const CANARY = "カナリアのことば canary-7Q";

/** The log's own lines; the greeting in the terminal names the invented people on purpose. */
function logLines(written: string): string {
  return written
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .join("\n");
}

test("signing in, looking, writing and failing leave no name, number, address or PIN in the log", async ({
  page,
  portal,
  request,
}) => {
  await presentCard(page, "wrong-insurance", { pin: "0007" });
  await signIn(page, "wrong-insurance");
  for (const path of [
    "/me",
    "/me/linkages",
    "/me/linkages/health-insurance-card",
    "/me/cases",
    "/me/account",
    `/me/${CANARY}`,
  ])
    await page.goto(path);
  await request.post(`${portal.origin}/sign-in/answer`, { form: { ceremony: CANARY, answer: `{"id":"${CANARY}"}` } });
  await request.post(`${portal.origin}/simulator/institutions/mihon-kokuho/notices`, { data: { case: CANARY } });
  await request.post(`${portal.origin}/me`, {
    headers: { Origin: "http://elsewhere.example" },
    form: { words: CANARY },
  });
  // What is sent as a cookie or in a body that is no form must fail quietly, too.
  await request.get(`${portal.origin}/me`, { headers: { Cookie: `himozuke=${encodeURIComponent(CANARY)}` } });
  await portal.stop();
  const log = logLines(portal.log());
  expect(log, "the end of the process is logged, so the log is there").toContain('"ending"');
  const planted = people.flatMap(({ nameKanji, nameKana, birthDate, address, card }) => [
    nameKanji,
    nameKana,
    birthDate,
    address,
    card.serial,
  ]);
  for (const value of [...planted, CANARY, encodeURIComponent(CANARY), "0007"]) expect(log).not.toContain(value);
});
