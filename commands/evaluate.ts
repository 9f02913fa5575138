/** `npm run evaluate [-- KIND …] [--mistakes]`: the engine's figures on the evaluation set, origin by origin. */
import { tableOf } from "../app/domain/matching/evaluation/figures";
import { KINDS } from "../app/domain/matching/evaluation/kinds";
import { Draw } from "../app/domain/matching/evaluation/pairs";
import names from "../db/names.json";

const SEED = 2023;
const chosen = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));

for (const { kind, pairs, measure } of KINDS.filter((each) => chosen.length === 0 || chosen.includes(each.kind))) {
  const measured = measure(pairs(names, new Draw(SEED)));
  process.stdout.write(`${kind}\n${tableOf(measured)}\n\n`);
  if (!process.argv.includes("--mistakes")) continue;
  for (const { mistake, pair, compared } of measured.mistakes) {
    process.stdout.write(`${mistake} ${pair.origin}: ${pair.a} | ${pair.b} → ${compared.verdict} ${compared.reasons.join(" ")}\n`);
  }
}
