/** Installs what the tests need from Debian's archive, where that is possible: as root, with apt-get. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const FIVE_MINUTES = 300_000;
/** Another installation may be under way: it is waited for. Seconds. */
const LOCK = ["-o", "DPkg::Lock::Timeout=240"];

export function runs(command: string, args: string[], timeout = FIVE_MINUTES): boolean {
  return spawnSync(command, args, { stdio: "ignore", timeout }).status === 0;
}

/** @returns whether the packages are installed now; services in them are not started */
export function installPackages(...packages: string[]): boolean {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
  console.log(`installing ${packages.join(", ")} with apt-get …`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
  const apt = (...args: string[]) =>
    spawnSync("apt-get", ["-qq", ...LOCK, ...args], {
      env,
      stdio: ["ignore", "ignore", "inherit"],
      timeout: FIVE_MINUTES,
    }).status === 0;
  return apt("update") && apt("install", "-y", "--no-install-recommends", ...packages);
}
