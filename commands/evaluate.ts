/** `npm run evaluate [-- KIND …] [--mistakes]`: the engine's figures on the evaluation set, origin by origin. */
import { tableOf } from "./evaluation/figures";
import { KINDS } from "./evaluation/kinds";
import { Draw } from "./evaluation/pairs";
import names from "../db/names.json";

const SEED = 2023;
const chosen = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));

for (const { kind, measure } of KINDS.filter((each) => chosen.length === 0 || chosen.includes(each.kind))) {
  const measured = measure(names, new Draw(SEED));
  process.stdout.write(`${kind}\n${tableOf(measured)}\n\n`);
  if (process.argv.includes("--mistakes")) process.stdout.write(`${measured.mistakes.join("\n")}\n\n`);
}
