/**
 * A package of the registry, unpacked for reading only: data is taken out of it once, the project does not depend on
 * it.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * Installs `specs` (name@exact) into a folder that is gone afterwards; none of their scripts run.
 * @param read gets the folder of the packages
 */
export async function withPackages<T>(specs: readonly string[], read: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), "himozuke-data-"));
  try {
    execFileSync("npm", ["install", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", ...specs], {
      stdio: "ignore",
    });
    return await read(path.join(folder, "node_modules"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
