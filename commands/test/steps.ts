/** The steps of `npm test`, in their order. */
import { isLong } from "../../test/size";
import { browser } from "./browser";
import { type Counts, must, run, StepFailed } from "./command";
import { EMBEDDED_FILES } from "./embedded-files";
import { vitest } from "./vitest";

export interface Step {
  name: string;
  what: string;
  /** Which test files are its own, where it takes files. */
  owns?: (file: string) => boolean;
  /** @returns the tests counted, where the step counts any */
  run(filters: readonly string[]): Promise<Counts | undefined>;
}

const isSpec = (file: string) => file.endsWith(".spec.ts");
const isService = (file: string) => /[.]server[.]test[.]tsx?$/.test(file);
const isTest = (file: string) => /[.]test[.]tsx?$/.test(file);

export const steps: readonly Step[] = [
  { name: "types", what: "types", run: () => must("tsc", "--noEmit") },
  { name: "lint", what: "lint", run: () => must("oxlint", "--deny-warnings") },
  { name: "format", what: "format; `npm run format` mends it", run: () => must("oxfmt", "--check", ".") },
  { name: "architecture", what: "the arrows of the house, and what nobody uses", run: checkArchitecture },
  {
    name: "unit",
    what: "unit tests: the rules, and whatever else needs no database",

    owns: (file) => isTest(file) && !isService(file),
    run: (filters) => vitest("unit", filters),
  },
  {
    name: "service",
    what: "service tests, on a PostgreSQL of their own",
    owns: isService,
    run: (filters) => vitest("service", filters),
  },
  {
    name: "embedded",
    what: isLong
      ? "all of them on the embedded PGlite"
      : `on the embedded PGlite those ${EMBEDDED_FILES.length} of them that guard what it does differently`,
    owns: (file) => (isLong ? isService(file) : EMBEDDED_FILES.includes(file)),
    run: (filters) => vitest("embedded", filters),
  },
  { name: "build", what: "production build", run: () => must("remix", "vite:build", "--logLevel", "warn") },
  {
    name: "browser",
    what: "browser tests against the production build",
    owns: isSpec,
    run: browser,
  },
];

/** The arrows beside the unused, a core each; the unused once more without the tests, which are no users. */
async function checkArchitecture(): Promise<undefined> {
  const unused = async () => (await run("knip", [])) || run("knip", ["--production"]);
  const codes = await Promise.all([run("tsx", ["commands/architecture.ts"]), unused()]);
  if (codes.some((code) => code !== 0)) throw new StepFailed();
}
