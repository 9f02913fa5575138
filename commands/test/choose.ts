/** Which steps a run takes, and which of their files: `npm test -- [STEP …] [FILE …]`. */
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import type { Step } from "./steps";

export interface Chosen {
  step: Step;
  /** Parts of the paths of test files; none for all. */
  filters: readonly string[];
}

/** What was asked for is not there; the message is one line. */
export class WrongChoice extends Error {}

const FOLDERS = ["app", "db", "locales", "commands", "test", "e2e"];

export function listTestFiles(): string[] {
  return FOLDERS.filter(existsSync)
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`))
    .filter((file) => /[.](test|spec)[.]tsx?$/.test(file));
}

/**
 * A file without a step is taken by the first that has it; a step without a file takes all of its own.
 * @param words the command's arguments: names of steps, and paths of test files or parts of them
 * @throws WrongChoice for a word that is neither, and for a file that the named steps do not take
 */
export function choose(words: readonly string[], steps: readonly Step[], files: readonly string[]): Chosen[] {
  const named = steps.filter(({ name }) => words.includes(name));
  const filters = words.filter((word) => steps.every(({ name }) => name !== word)).map(asPart);
  if (filters.length === 0) return (named.length ? named : steps).map((step) => ({ step, filters }));
  const chosen = new Map<Step, string[]>();
  for (const filter of filters) {
    const meant = files.filter((file) => file.includes(filter));
    if (meant.length === 0)
      throw new WrongChoice(
        `${filter} is neither a step nor part of a test file's path; the steps are ${steps.map(({ name }) => name).join(", ")}.`,
      );
    const taking = steps.filter(({ owns }) => meant.some((file) => owns?.(file)));
    const takers = named.length ? taking.filter((step) => named.includes(step)) : taking.slice(0, 1);
    if (takers.length === 0)
      throw new WrongChoice(
        `${meant[0]} is no test of ${named.map(({ name }) => name).join(" or ")}: npm test -- ${taking.map(({ name }) => name).join(" or ")} ${filter}`,
      );
    for (const step of takers) chosen.set(step, [...(chosen.get(step) ?? []), filter]);
  }
  return steps
    .filter((step) => chosen.has(step) || (named.includes(step) && !step.owns))
    .map((step) => ({ step, filters: chosen.get(step) ?? [] }));
}

/** As the tests' paths are written: from the project's folder, with slashes. */
function asPart(word: string): string {
  const relative = existsSync(word) ? path.relative(".", word) : word;
  return relative.replaceAll("\\", "/");
}
