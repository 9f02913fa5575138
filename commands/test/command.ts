/** Runs the tools of node_modules/.bin for a step. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

/** What a step has counted; a step without tests counts nothing. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export class StepFailed extends Error {
  constructor(readonly counts: Counts = { passed: 0, failed: 1, skipped: 0 }) {
    super();
  }
}

/** @returns its exit status */
export async function run(tool: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  const child = spawn(path.join("node_modules/.bin", tool), args, {
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  const [code] = await once(child, "exit");
  return code ?? 1;
}

/** @throws StepFailed where the tool found something */
export async function must(tool: string, ...args: string[]): Promise<undefined> {
  if (await run(tool, args)) throw new StepFailed();
}
