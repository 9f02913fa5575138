/** What a careful institution does next in a case: it compares its record with the register and puts right what differs. */
import { comparePerson } from "../domain/matching/person";
import replies from "./replies.json";

/** A case as the institution API answers it. */
export interface CaseToWorkOn {
  id: string;
  scheme: string;
  kind: string;
  state: string;
  finding: string | null;
  leakState: string | null;
  version: number;
  details: string;
  answers: string[];
  resident: { kanji: string; kana: string; latin: string | null; birthDate: string; sex: string | null; address: string };
  record: { kanji: string | null; kana: string | null; birthDate: string | null; sex: string | null; address: string | null; number: string | null } | null;
}

type Finding = "mislinkage" | "notation_only" | "no_error";

/** @returns the body of the next step, `wait` while it is somebody else's turn, undefined when the institution is done */
export function decideStep(found: CaseToWorkOn): Record<string, unknown> | "wait" | undefined {
  const { version } = found;
  switch (found.state) {
    case "received":
    case "viewing_suspended":
      return { event: "acknowledge", version };
    case "with_institution":
      if (asksFirst(found)) return { event: "ask", version, question: replies.question };
      return { event: "find", version, ...findingOf(found) };
    case "awaiting_resident":
      return "wait";
    case "finding":
      return found.leakState === null ? { event: "request_log", version } : { event: "start_correction", version };
    case "correcting":
      return { event: "verify", version, record: correctedRecord(found) };
    default:
      return found.leakState === "log_requested" ? { event: "report_log", version, result: logResult(found) } : undefined;
  }
}

/** Without a word of explanation nobody can know what "something else" is. */
function asksFirst(found: CaseToWorkOn): boolean {
  return found.kind === "something_else" && found.answers.length === 0;
}

function findingOf(found: CaseToWorkOn): { finding: Finding; reason: string; cause?: string } {
  if (found.kind === "missing" || found.kind === "without_consent" || found.kind === "out_of_date" || found.kind === "family_account") {
    return { finding: "mislinkage", reason: replies.reasons[found.kind] };
  }
  const finding = compareWithRegister(found);
  const reason = replies.reasons[finding];
  return finding === "mislinkage" ? { finding, reason, cause: "same_name_and_birthday" } : { finding, reason };
}

function compareWithRegister({ resident, record }: CaseToWorkOn): Finding {
  if (!record) return "mislinkage";
  const register = { ...resident, nameKanji: resident.kanji, nameKana: resident.kana, nameLatin: resident.latin, formerNames: [], earlierAddresses: [] };
  const { facts, overall } = comparePerson(register, record);
  if (overall === "same") return "no_error";
  return Object.values(facts).some((fact) => fact.verdict === "different") ? "mislinkage" : "notation_only";
}

/** The register's facts under the record's number; a family member's account is taken away instead. */
function correctedRecord({ kind, resident, record, id }: CaseToWorkOn) {
  if (kind === "family_account") return null;
  const { kanji, kana, birthDate, sex, address } = resident;
  const number = kind === "another_person" || !record?.number ? newNumber(id) : record.number;
  return { kanji, kana, birthDate, sex, address, number };
}

/** An invented number that follows from the case, so that a step that is sent twice says the same. */
function newNumber(caseId: string): string {
  return String(Number.parseInt(caseId.replaceAll("-", "").slice(-10), 16) % 100_000_000).padStart(8, "0");
}

const LOG_RESULTS = ["not_viewed", "viewed", "unknowable"] as const;

function logResult({ id }: CaseToWorkOn) {
  return LOG_RESULTS[Number.parseInt(id.slice(-1), 16) % LOG_RESULTS.length];
}
