/** What the operator reads in the terminal while the portal starts. */
import { listDemoPeople } from "../identity/demo.server";

/** Runs one step of the start and says so when it takes longer than a second. */
export async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = Date.now();
  const timer = setTimeout(() => process.stdout.write(`${what} …\n`), 700);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    const seconds = (Date.now() - started) / 1000;
    if (seconds > 1) process.stdout.write(`${what}: ${seconds.toFixed(1)} s\n`);
  }
}

/** Prints the address, what kind of database serves, and in a demo the people with their cards and PINs. */
export function announce({ origin, demo, kind }: { origin: string; demo: boolean; kind: "embedded" | "server" }): void {
  const lines = ["", `わたしのひもづけ / My Linkages: ${origin}`, ""];
  if (kind === "embedded")
    lines.push(
      "組み込みのデータベースです。ためすときとテストのときだけ使ってください。",
      "Embedded database: for trying out and for tests only (it survives a killed process, not a power cut).",
      "",
    );
  if (demo) {
    lines.push("架空の人たち / invented people (card, PIN, who and why):");
    for (const { serial, pin, name, why } of [...listDemoPeople("ja", false), ...listDemoPeople("ja", true)])
      lines.push(`  ${serial}  ${pin ?? "----"}  ${name}: ${why}`);
    lines.push("");
  }
  process.stdout.write(`${lines.join("\n")}\n`);
}
