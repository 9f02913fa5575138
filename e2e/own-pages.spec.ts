/** Every page beside a case: readable, reachable and without anything sticking out, in each variant. */
import { expectAccessible } from "./fixtures/accessibility";
import { expect } from "./fixtures/portal";
import { reportRecord } from "./fixtures/report";
import { signIn } from "./fixtures/sign-in";
import { eachVariant, expectNoSideways } from "./fixtures/variants";

const KEYS = ["certificate-ends-soon", "childs-account", "swapped-mother", "wifes-account", "strangers-account"];
const SCHEMES = ["pension", "vaccination", "vaccination", "pension", "pension"];

eachVariant(
  "notices, history, paper, insurance use, certificate, the desk, the simulated world and the API",
  async ({ page, fresh, words, turn, javaScript }) => {
    const [resident] = fresh(KEYS[turn] ?? "");
    await signIn(page, resident, { words });
    const receipt = await reportRecord(page, resident, SCHEMES[turn] ?? "pension", { words });
    const paths = [
      "/me/notices",
      "/me/notices/mail",
      "/me/history",
      "/me/history?office=zzzz",
      "/me/insurance-use",
      "/me/certificate",
      "/me/certificate/request",
      "/me/help",
      `/me/cases/${receipt}`,
      `/me/cases/${receipt}/print`,
      "/simulator",
      "/simulator/mailbox",
      "/api/institutions/v1",
    ];
    for (const path of paths) await expectReadable(path);
    await signIn(page, "desk-agent", { words, returnTo: "/desk" });
    for (const path of ["/desk", "/desk/support", "/desk/find"]) await expectReadable(path);

    async function expectReadable(path: string): Promise<void> {
      const response = await page.goto(path);
      expect(response?.status(), path).toBe(200);
      expect(await page.getByRole("heading", { level: 1 }).count(), path).toBe(1);
      expect(await page.getByRole("main").innerText(), path).not.toMatch(/\{\{|\||undefined|\[object/);
      await expectNoSideways(page);
      if (javaScript) await expectAccessible(page);
    }
  },
);
