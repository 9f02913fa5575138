/** `npm start`: builds what is not built or older than its sources, then starts the portal. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";

const OUTPUT = "build/server/index.js";
const SOURCES = ["app", "db", "locales", "public", "package-lock.json", "vite.config.ts", "remix.config.js"];

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(`${path}/${name}`)));
}

if (!existsSync(OUTPUT) || Math.max(...SOURCES.map(newest)) > statSync(OUTPUT).mtimeMs) {
  process.stdout.write("画面を組み立てています / building the pages …\n");
  // Vite warns of options that Remix's plugin sets: what it says matters only when it fails.
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["node_modules/@remix-run/dev/dist/cli.js", "vite:build", "--logLevel", "error"],
    { encoding: "utf8" },
  );
  if (status !== 0) {
    process.stderr.write(`${stdout}${stderr}`);
    process.exit(status ?? 1);
  }
}

process.env.NODE_ENV = "production";
const build = await import(`./${OUTPUT}`);
await build.entry.module.startPortal(build);
