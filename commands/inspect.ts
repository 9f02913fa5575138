/**
 * `npm run inspect -- FILE.csv --institution ID`: an institution's records against the register. docs/inspection.md
 * says how it is used.
 */
import path from "node:path";
import { parseArgs } from "node:util";
import { openDatabase, StartError } from "../db/client";
import type { InquiryFact, SurveyAnswers } from "../app/inspection/inspection";
import { findScheme } from "../app/catalogue/schemes";
import { provideDatabase } from "../app/platform/database.server";
import { readSettings, provideSettings } from "../app/platform/settings.server";
import { inspectFile, type InspectionRequest } from "./inspect/run";
import { ENCODINGS } from "./inspect/text";

const USAGE = `npm run inspect -- FILE.csv --institution ID [options]

  --scheme ID        the scheme of every record, where the file has no such column
  --out DIR          where the results go (default: FILE.inspection beside the file)
  --resume           go on with an inspection that was stopped
  --force            begin again, over what an earlier inspection left in DIR
  --encoding NAME    ${ENCODINGS.join(" or ")} (default: told from the file)
  --duty WORD        survey of methods: must whoever applies submit the number? yes, no, unknown
  --otherwise WORD   ... how is it obtained otherwise? never, register_inquiry, other_source, unknown
  --facts LIST       ... what does an inquiry compare? e.g. name,birth_date; or unknown

Exit status: 0 every row was inspected, 2 some were refused (rejects.csv), 130 stopped (go on with
--resume), 1 nothing could be done.`;

const options = {
  institution: { type: "string" },
  scheme: { type: "string" },
  out: { type: "string" },
  resume: { type: "boolean", default: false },
  force: { type: "boolean", default: false },
  encoding: { type: "string" },
  duty: { type: "string" },
  otherwise: { type: "string" },
  facts: { type: "string" },
  help: { type: "boolean", default: false },
} as const;

/** @throws StartError where the word is none of those that are known */
function oneOf<Word extends string>(name: string, word: string, words: readonly Word[]): Word {
  const found = words.find((known) => known === word);
  if (!found) throw new StartError(`--${name}: ${words.join(", ")}`);
  return found;
}

const FACTS = ["name", "birth_date", "sex", "address"] as const satisfies readonly InquiryFact[];

function readSurvey(
  duty: string | undefined,
  otherwise: string | undefined,
  facts: string | undefined,
): SurveyAnswers | null {
  if (!duty && !otherwise && !facts) return null;
  const isKnown = facts !== undefined && facts !== "unknown";
  return {
    dutyToSubmit: oneOf("duty", duty ?? "unknown", ["yes", "no", "unknown"]),
    otherwise: oneOf("otherwise", otherwise ?? "unknown", ["never", "register_inquiry", "other_source", "unknown"]),
    comparedFacts: isKnown ? facts.split(",").map((fact) => oneOf("facts", fact.trim(), FACTS)) : "unknown",
  };
}

function readRequest(args: string[]): InspectionRequest | "help" {
  let parsed;
  try {
    parsed = parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new StartError(`${(error as Error).message}\n\n${USAGE}`);
  }
  const { values, positionals } = parsed;
  if (values.help) return "help";
  const [file] = positionals;
  if (!file || positionals.length > 1 || !values.institution) throw new StartError(USAGE);
  const scheme = values.scheme === undefined ? undefined : findScheme(values.scheme);
  if (values.scheme !== undefined && !scheme) throw new StartError(`--scheme: there is no scheme ${values.scheme}`);
  return {
    file,
    institutionId: values.institution,
    schemeId: scheme?.id,
    encoding: values.encoding === undefined ? undefined : oneOf("encoding", values.encoding, ENCODINGS),
    survey: readSurvey(values.duty, values.otherwise, values.facts),
    out: values.out ?? path.join(path.dirname(file), `${path.basename(file, path.extname(file))}.inspection`),
    resume: values.resume,
    force: values.force,
  };
}

/**
 * Ctrl-C may arrive twice, from the terminal and from what started this process; a person presses it again later than
 * that.
 */
const SAME_PRESS_MS = 1_000;

let stoppedAt: number | undefined;
process.on("SIGINT", () => {
  if (stoppedAt !== undefined && performance.now() - stoppedAt > SAME_PRESS_MS) process.exit(130);
  if (stoppedAt === undefined) process.stderr.write("\nStopping after what is under way; again to stop at once.\n");
  stoppedAt ??= performance.now();
});

async function inspect(request: InspectionRequest): Promise<number> {
  const settings = readSettings(process.env);
  provideSettings(settings);
  const opened = await openDatabase(settings);
  provideDatabase(opened.db);
  try {
    await opened.migrate();
    const summary = await inspectFile(
      request,
      { databaseUrl: settings.databaseUrl, opened },
      () => stoppedAt !== undefined,
    );
    if (!summary) {
      process.stderr.write(`Stopped. Go on with --resume --out ${request.out}\n`);
      return 130;
    }
    const { records, rejected, recordsPerSecond, peakMemoryMb, flags } = summary;
    process.stdout.write(
      `${JSON.stringify({ records, rejected, flags, recordsPerSecond, peakMemoryMb, out: request.out })}\n`,
    );
    return rejected > 0 ? 2 : 0;
  } finally {
    await opened.close();
  }
}

try {
  const request = readRequest(process.argv.slice(2));
  if (request === "help") process.stdout.write(`${USAGE}\n`);
  else process.exitCode = await inspect(request);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
