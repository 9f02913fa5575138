import { readFileSync } from "node:fs";

/** @returns every text of an area (`report.json`) in a language by its key, for the tests of the words */
export function textsOf(language: string, area: string): Map<string, unknown> {
  const texts = new Map<string, unknown>();
  const walk = (value: unknown, key: string) => {
    if (typeof value !== "object" || value === null) return texts.set(key, value);
    for (const [name, inner] of Object.entries(value)) walk(inner, key ? `${key}.${name}` : name);
  };
  walk(JSON.parse(readFileSync(`locales/${language}/${area}`, "utf8")), "");
  return texts;
}
