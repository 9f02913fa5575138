/**
 * A proxy is spoken to as a proxy: what a proxy can read and what speaks of the principal as "you" or "I" has its
 * `…_for` form, and whoever renders it says whose matters these are.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { isOfViewer, mayLookAt } from "../app/identity/permissions";
import { type Action, may } from "../app/identity/viewing";
import { type ScreenId, SCREENS } from "../app/routes";
import { textsOf } from "../test/texts";

/** Each speaks to the person who reads, whoever that is. */
const EXCEPTIONS: Record<string, string> = {
  "common brand": "the portal's name",
  "cases paper.footer": "the portal's name",
  "home acting.lead": "tells a proxy, on the own home, that the own name is kept",
  "linkage hidden.text": "stands only where the principal looks: nobody else sees the record",
  "report details.heading": "in the words of whoever reports",
  "report check.details": "in the words of whoever reports",
};
/** A letter, which names the principal and speaks to them, whoever prints it. */
const LETTER = "cases letter.";
/** Signing in and out, the banner of who looks, questions to the desk: of the reader's own, never of a principal. */
const OF_THE_READER = ["sign-in", "viewer", "enquiries"];

const SPEAKS: Record<string, RegExp> = {
  ja: /わたし|あなた|ご自分|自分の/,
  // One signs with one's own card and PIN, for whomever.
  en: /\b(?:my|mine|me|I|yours|yourself|your(?!s? (?:card\b|PIN\b)))\b(?! Number)/i,
};

const asProxy = { may: (action: Action) => may("proxy", action), sees: () => true };
const modules = (Object.keys(SCREENS) as ScreenId[])
  .filter(isOfViewer)
  .filter((id) => mayLookAt(asProxy, id))
  .map((id) => SCREENS[id].module);

function importsOf(file: string): string[] {
  return [...readFileSync(file, "utf8").matchAll(/from "(\.[^"]+)"/g)]
    .flatMap(([, name = ""]) => [".tsx", ".ts"].map((ending) => join(dirname(file), name) + ending))
    .filter((path) => existsSync(path) && !path.includes(".server.") && !path.endsWith("routes.ts"));
}

function reachable(): string[] {
  const found = new Set(modules.map((module) => `app/${module}`));
  for (const file of found) for (const next of importsOf(file)) found.add(next);
  return [...found];
}

const sources = reachable().map((file) => ({ file, source: readFileSync(file, "utf8") }));

function areasOf(source: string): string[] {
  return [...source.matchAll(/useTranslation\("([\w-]+)"|["`]([a-z-]+):[a-z]+[.\w]*["$`.]/g)].map(
    ([, own, named]) => own ?? named ?? "",
  );
}

/** Where words are handed in, they are those of whoever uses the file. */
function areasIn(file: string): string[] {
  const own = areasOf(sources.find((one) => one.file === file)?.source ?? "");
  return own.length > 0
    ? own
    : sources.filter((one) => importsOf(one.file).includes(file)).flatMap(({ source }) => areasOf(source));
}

const known = readdirSync("locales/ja").map((name) => name.replace(".json", ""));
const areas = known.filter((area) => ["common", ...sources.flatMap(({ source }) => areasOf(source))].includes(area));
const formsOf = (area: string) => [...textsOf("ja", `${area}.json`).keys()].filter((key) => /_for(?:_|$)/.test(key));
const bare = (key: string) => key.replace(/_(?:for|one|other)/g, "");

/** @returns the texts that speak to the person who reads as whom they are about */
function speakingIn(language: string, area: string): string[] {
  return [...textsOf(language, `${area}.json`)]
    .filter(([key, text]) => !key.includes("_for") && SPEAKS[language]?.test(String(text)))
    .map(([key]) => key);
}

test("no exception is made for a text that needs none", () => {
  const needed = areas.flatMap((area) => {
    const hasForm = new Set(formsOf(area).map(bare));
    const speaking = ["ja", "en"].flatMap((language) => speakingIn(language, area));
    return speaking.filter((key) => !hasForm.has(bare(key))).map((key) => `${area} ${key}`);
  });
  expect(Object.keys(EXCEPTIONS).filter((key) => !needed.includes(key))).toEqual([]);
});

test("the screens that a proxy can read are found, with what they say", () => {
  expect(areas).toEqual(expect.arrayContaining(["account", "cases", "home", "linkage", "report"]));
});

describe.each(areas.filter((area) => !OF_THE_READER.includes(area) && !area.startsWith("desk")))("%s", (area) => {
  test.each(["ja", "en"])("speaks of the principal by name to a proxy, in %s", (language) => {
    const hasForm = new Set(formsOf(area).map(bare));
    const missing = speakingIn(language, area)
      .filter((key) => !hasForm.has(bare(key)))
      .map((key) => `${area} ${key}`)
      .filter((key) => !(key in EXCEPTIONS) && !key.startsWith(LETTER));
    expect(missing).toEqual([]);
  });

  test.each(["ja", "en"])("has no form that speaks to the proxy as the principal, in %s", (language) => {
    const wrong = [...textsOf(language, `${area}.json`)]
      .filter(([key, text]) => key.includes("_for") && /わたしの|あなたの|\bmine\b|\bmy\b/.test(String(text)))
      .map(([key]) => key);
    expect(wrong).toEqual([]);
  });
});

test("whoever says a text with a form for proxies says whose matters these are", () => {
  // Values that are written out, with objects and calls in them; what is handed in by name says it where it is made.
  const CALL = /\b(?:t|of[A-Z]\w*)\(\s*(?:"([\w:.-]+)"|`([\w:.-]+)\$\{[^`]*`),?\s*(\{(?:[^{}]|\{[^{}]*\})*\})?,?\s*\)/g;
  const silent = sources.flatMap(({ file, source }) =>
    [...source.matchAll(CALL)].flatMap(([, exact, start, values = ""]) => {
      if (/whose|context:/i.test(values)) return [];
      const [key = "", named] = (exact ?? start ?? "").split(":").toReversed();
      const forms = (named ? [named] : areasIn(file)).filter((area) => known.includes(area)).flatMap(formsOf);
      const has = exact ? forms.some((form) => bare(form) === key) : forms.some((form) => form.startsWith(key));
      return has ? [`${file} ${exact ?? start}`] : [];
    }),
  );
  expect(silent).toEqual([]);
});
