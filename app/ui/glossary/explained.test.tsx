import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { renderForTest } from "../../../test/render";
import { textsOf } from "../../../test/texts";
import { Explained } from "./explained";

test("says in one line which words it explains, and what they mean inside", () => {
  const html = renderForTest(<Explained words={["report", "institution"]} />);
  const [summary, inside] = html.split("</summary>");
  expect(summary?.replaceAll(/<[^>]*>/g, "")).toBe("言葉の説明：申し出、機関");
  expect(inside).toContain(textsOf("ja", "glossary.json").get("meaning.institution"));
  expect(html.match(/<dt>/g)).toHaveLength(2);
  expect(renderForTest(<Explained words={["holder"]} />, { locale: "en" })).toContain(
    "Words explained: account holder",
  );
});

test("every word of the glossary is explained on some screen", () => {
  const uses = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tsx") && !file.includes("glossary"))
    .flatMap((file) => [...readFileSync(`app/${file}`, "utf8").matchAll(/<Explained words=\{\[([^\]]*)\]/g)])
    .flatMap(([, words = ""]) => [...words.matchAll(/"(\w+)"/g)].map(([, word]) => word));
  const words = [...textsOf("ja", "glossary.json").keys()].filter((key) => key.startsWith("name."));
  expect([...new Set(uses)].sort()).toEqual(words.map((key) => key.replace("name.", "")).sort());
});
