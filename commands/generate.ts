/**
 * `npm run db:generate -- --residents N`: a large invented population in the database, with its institutions' files and
 * the answer key.
 */
import { parseArgs } from "node:util";
import { openDatabase, StartError } from "../db/client";
import { generatePopulation } from "./population/population";
import { findScheme, type SchemeId } from "../app/catalogue/schemes";
import { readSettings } from "../app/platform/settings.server";

const USAGE = `npm run db:generate -- --residents N [options]

  --seed S           whole number; the same population for the same seed (default 2023)
  --out DIR          the institutions' files (ID.csv) and answer-key.csv go here
  --mislinked SHARE  share of records that belong to another person (default 0.0004)
  --schemes A,B      linkages of these schemes only (default: all 29)
  --replace          take an earlier generated population away first`;

const DEFAULT_SEED = "2023";
const DEFAULT_MISLINKED = "0.0004";

function readSchemes(list: string | undefined): SchemeId[] | undefined {
  return list?.split(",").map((name) => {
    const scheme = findScheme(name);
    if (!scheme) throw new StartError(`--schemes: there is no scheme ${name}`);
    return scheme.id;
  });
}

function readNumber(name: string, text: string | undefined): number {
  const number = Number(text);
  if (!text || !Number.isFinite(number) || number < 0 || (name !== "mislinked" && !Number.isInteger(number)))
    throw new StartError(`--${name} must be a number\n\n${USAGE}`);
  return number;
}

function readOptions() {
  const string = { type: "string" } as const;
  const options = {
    residents: string,
    out: string,
    schemes: string,
    seed: { ...string, default: DEFAULT_SEED },
    mislinked: { ...string, default: DEFAULT_MISLINKED },
    replace: { type: "boolean", default: false },
  } as const;
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    throw new StartError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function readRequest() {
  const values = readOptions();
  return {
    residents: readNumber("residents", values.residents),
    seed: readNumber("seed", values.seed),
    mislinked: readNumber("mislinked", values.mislinked),
    out: values.out,
    schemeIds: readSchemes(values.schemes),
    replace: values.replace,
    onProgress: (table: string, rows: number) => process.stderr.write(`${table}: ${rows.toLocaleString("en")}\n`),
  };
}

try {
  const request = readRequest();
  const settings = readSettings(process.env);
  const opened = await openDatabase(settings);
  try {
    await opened.migrate();
    const began = performance.now();
    const written = await generatePopulation(opened, request);
    const seconds = (performance.now() - began) / 1000;
    process.stdout.write(`${JSON.stringify({ ...written, seconds: Number(seconds.toFixed(1)) })}\n`);
  } finally {
    await opened.close();
  }
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
