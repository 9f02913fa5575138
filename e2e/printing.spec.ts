/** What a page looks like on paper. */
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, test } from "./fixtures/portal";
import { signIn } from "./fixtures/sign-in";

/** The text of each sheet, without spaces, which depend on where lines break; some fonts name 民 by its radical. */
async function sheetsOf(pdf: Buffer): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1);
  return Promise.all(
    numbers.map(async (number) => {
      const { items } = await (await document.getPage(number)).getTextContent();
      return items
        .map((item) => ("str" in item ? item.str : ""))
        .join("")
        .replace(/\s/g, "")
        .normalize("NFKC")
        .replaceAll("\u2EA0", "民");
    }),
  );
}

test("home on paper: the state, and what it asks for, are on the first sheet", async ({ page, words }) => {
  await signIn(page, "wrong-insurance");
  const shown = async (locator: string) =>
    ((await page.locator(locator).first().textContent()) ?? "").replace(/\s/g, "").normalize("NFKC");
  const [state, warning, more] = [await shown("h1"), await shown(".affair h2"), await shown(".affair h2 + p")];
  const [first = "", ...others] = await sheetsOf(await page.pdf({ format: "A4" }));
  for (const text of [state, warning, more, words("home:threads.heading", { total: 29 }).replaceAll("|", "")])
    expect.soft(first).toContain(text);
  for (const place of ["places.mandates", "footer.signOut"])
    expect.soft(first + others.join("")).not.toContain(words(`common:${place}`));
});
