/**
 * Holds the arrows of the house: runs dependency-cruiser with .dependency-cruiser.cjs over a tree and lists what breaks
 * a rule.
 */
import { createRequire } from "node:module";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { cruise, type ICruiseResult, type IForbiddenRuleType } from "dependency-cruiser";

export const CROWDED = "no-crowded-folder";
/** As many files of one folder are still found by looking. */
const MOST_FILES = 42;
export const LONG_LINE = "no-line-over-120-characters";
const MOST_CHARACTERS = 120;
/** A text, a pattern or what a template puts into one stands on one line, however long. */
const LITERAL = /(["'`]).{20,}|\/.{40,}\/|^\s*\S+$/;

export interface Violation {
  rule: string;
  from: string;
  to: string;
}

interface Node {
  type: string;
  source?: { type: string; value?: string };
  argument?: { type: string; value?: string };
  callee?: { type: string };
  arguments?: { type: string; value?: string }[];
}

const FOLDERS = ["app", "db", "commands", "e2e", "locales", "test"];
const { forbidden } = createRequire(import.meta.url)("../.dependency-cruiser.cjs") as {
  forbidden: IForbiddenRuleType[];
};

/** @param root the folder that holds app/, db/ … */
export async function findViolations(
  root: string,
): Promise<{ violations: Violation[]; modules: number; imports: number }> {
  const files = FOLDERS.flatMap((folder) => sourcesIn(root, folder));
  const { output } = await cruise(
    files,
    {
      baseDir: root,
      ruleSet: { forbidden },
      validate: true,
      doNotFollow: { path: "node_modules" },
    },
    {
      exportsFields: ["exports"],
      extensions: [".ts", ".tsx", ".js", ".json", ".css"],
      conditionNames: ["node", "import", "require", "types"],
    },
    { babelConfig: { babelrc: false, configFile: false, plugins: [importsOnly] } },
  );
  const { modules, summary } = output as ICruiseResult;
  return {
    violations: [
      ...summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
      ...crowdedFolders(root),
      ...longLines(root, files),
    ],
    modules: modules.length,
    imports: summary.totalDependenciesCruised ?? 0,
  };
}

function crowdedFolders(root: string): Violation[] {
  const files = readdirSync(path.join(root, "app"), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const counts = new Map<string, number>();
  for (const { parentPath } of files) counts.set(parentPath, (counts.get(parentPath) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > MOST_FILES)
    .map(([folder, count]) => ({ rule: CROWDED, from: path.relative(root, folder), to: `${count} files` }));
}

function longLines(root: string, files: string[]): Violation[] {
  return files.flatMap((file) =>
    readFileSync(path.join(root, file), "utf8")
      .split("\n")
      .flatMap((line, index) =>
        line.length > MOST_CHARACTERS && !LITERAL.test(line)
          ? [{ rule: LONG_LINE, from: `${file}:${index + 1}`, to: `${line.length} characters` }]
          : [],
      ),
  );
}

function sourcesIn(root: string, folder: string): string[] {
  if (!existsSync(path.join(root, folder))) return [];
  const names = readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" });
  return names.filter((name) => /\.tsx?$/.test(name)).map((name) => path.posix.join(folder, name));
}

/**
 * A Babel plugin that leaves nothing of a module but what it imports. dependency-cruiser reads TypeScript with the
 * compiler's old interface, which TypeScript 7 no longer has; so it gets plain JavaScript, in which imports of types
 * count like all others.
 */
function importsOnly({
  types,
}: {
  types: { importDeclaration: (s: [], source: unknown) => unknown; stringLiteral: (value: string) => unknown };
}) {
  const sources = new Set<string>();
  const note = ({ node }: { node: Node }) => {
    const source = node.source ?? node.argument ?? (node.callee?.type === "Import" ? node.arguments?.[0] : undefined);
    if (source?.type === "StringLiteral" && source.value) sources.add(source.value);
  };
  return {
    manipulateOptions: (options: { filename: string }, parser: { plugins: string[] }) => {
      parser.plugins.push("typescript", ...(options.filename.endsWith("x") ? ["jsx"] : []));
    },
    pre: () => sources.clear(),
    visitor: {
      "ImportDeclaration|ExportNamedDeclaration|ExportAllDeclaration|CallExpression|TSImportType|ImportExpression":
        note,
      Program: {
        exit: ({ node }: { node: { body: unknown[]; directives: unknown[] } }) => {
          node.body = [...sources].map((source) => types.importDeclaration([], types.stringLiteral(source)));
        },
      },
    },
  };
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const { violations, modules, imports } = await findViolations(process.cwd());
  for (const { rule, from, to } of violations) process.stdout.write(`${rule}: ${from} → ${to}\n`);
  process.stdout.write(`${modules} modules, ${imports} imports, ${violations.length} against the rules\n`);
  process.exitCode = violations.length || !imports ? 1 : 0;
}
