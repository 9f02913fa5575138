/** What the tools of a run reported: read from test-results/, and remembered for the summary. */
import { mkdirSync, readFileSync, rmSync } from "node:fs";

export const REPORTS = "test-results";

interface TimedFile {
  file: string;
  seconds: number;
}

const files: TimedFile[] = [];

export function clearReports(): void {
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
}

/** @returns undefined where the tool ended before it could report */
export function readReport<Report>(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Report;
  } catch {
    return undefined;
  }
}

export function noteFiles(more: readonly TimedFile[]): void {
  files.push(...more);
}

export function slowestFiles(): readonly TimedFile[] {
  return files.toSorted((a, b) => b.seconds - a.seconds);
}
