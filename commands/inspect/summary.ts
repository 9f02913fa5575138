/** What an inspection gives as a whole: counts, times and memory. */
import { classifyInstitution, type SurveyAnswers } from "../../app/inspection/inspection";
import { rejected, type Tally } from "./tally";
import type { Encoding } from "./text";

/**
 * Counts, no person. Times and memory are those of this process alone, so that a resumed run tells of its last part.
 */
export interface InspectionSummary extends Tally {
  institution: string;
  run: string;
  class: string;
  everyRecordChecked: boolean;
  encoding: Encoding;
  rejected: number;
  flags: Record<string, number>;
  seconds: number;
  recordsPerSecond: number;
  peakMemoryMb: number;
}

export interface Inspected {
  institutionId: string;
  survey: SurveyAnswers | null;
  encoding: Encoding;
  runId: string;
  tally: Tally;
  flags: Record<string, number>;
  /** Of this process: how long it compared and wrote flags, and how many records. */
  took: { seconds: number; records: number };
}

export function summarize({
  institutionId,
  survey,
  encoding,
  runId,
  tally,
  flags,
  took,
}: Inspected): InspectionSummary {
  const { class: institutionClass, fullCheck } = classifyInstitution(survey);
  return {
    institution: institutionId,
    run: runId,
    class: institutionClass,
    everyRecordChecked: fullCheck,
    encoding,
    ...tally,
    rejected: rejected(tally),
    flags,
    seconds: Number(took.seconds.toFixed(3)),
    recordsPerSecond: Math.round(took.records / took.seconds),
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}
