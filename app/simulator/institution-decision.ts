/**
 * What an institution does next in a case: it compares its record with the register and puts right what differs, in its
 * own manner.
 */
import type { RecordDetail } from "../catalogue/record-details";
import { comparePerson } from "../matching/person";
import type { Manner } from "./manners";
import replies from "./replies.json";

export interface OwnRecord {
  kanji: string | null;
  kana: string | null;
  birthDate: string | null;
  sex: string | null;
  address: string | null;
  number: string | null;
  /** Where two records were linked crosswise: the number of the one that belongs here. */
  rightNumber?: string | null;
  /** What the resident's own record says, where the institution knows it. */
  rightRecord?: { number: string | null; details: RecordDetail[] } | null;
}

/** A case as the institution API answers it. */
export interface CaseToWorkOn {
  id: string;
  scheme: string;
  kind: string;
  state: string;
  finding: string | null;
  leakState: string | null;
  version: number;
  steps: string[];
  details: string;
  answers: string[];
  objections: string[];
  resident: {
    kanji: string;
    kana: string;
    latin: string | null;
    birthDate: string;
    sex: string | null;
    address: string;
  };
  items: { scheme: string; reference: string; linked: boolean; record: OwnRecord | null }[];
  exchanges: { id: string }[];
}

/** What the institution brings to the case. */
export interface Knowledge {
  manner: Manner;
  /** Draws what the data does not decide. */
  seed: string;
  /** Its own records by reference: the portal shows none that is hidden. */
  records: ReadonlyMap<string, OwnRecord>;
}

type Finding = "mislinkage" | "notation_only" | "no_error";

/**
 * @returns the body of the next step, `wait` while it is somebody else's turn, undefined when the institution is done
 */
export function decideStep(found: CaseToWorkOn, knowledge: Knowledge): Record<string, unknown> | "wait" | undefined {
  const { manner } = knowledge;
  if (manner === "silent") return undefined;
  switch (found.state) {
    case "received":
    case "viewing_suspended":
      return { event: "acknowledge" };
    case "with_institution":
      if (manner === "refusing" && found.objections.length === 0)
        return { event: "reject", reason: replies.reasons.rejected };
      if (asksFirst(found, manner)) return { event: "ask", question: replies.question };
      return { event: "find", ...findingOf(found, knowledge) };
    case "awaiting_resident":
      return "wait";
    case "finding":
      return found.steps.includes("request_log") ? { event: "request_log" } : { event: "start_correction" };
    case "correcting":
      return {
        event: "verify",
        records: found.items.map((item) => ({ scheme: item.scheme, record: correctedRecord(found, item, knowledge) })),
      };
    default:
      return found.leakState === "log_requested"
        ? { event: "report_log", result: logResult(found, knowledge) }
        : undefined;
  }
}

/** Without a word of explanation nobody can know what "something else" is. */
function asksFirst({ kind, answers }: CaseToWorkOn, manner: Manner): boolean {
  return answers.length === 0 && (manner === "asking" || kind === "something_else");
}

const FROM_REPORT = ["missing", "without_consent", "out_of_date", "family_account"] as const;
const CAUSE_OF_REPORT = {
  missing: "not_linked_when_made",
  without_consent: "other",
  out_of_date: "other",
  family_account: "family_account",
} as const;

function findingOf(found: CaseToWorkOn, { manner, records }: Knowledge): Record<string, unknown> {
  if (manner === "hasty" && found.objections.length === 0)
    return { finding: "no_error", reason: replies.reasons.no_error };
  const kind = FROM_REPORT.find((known) => known === found.kind);
  if (kind) return { finding: "mislinkage", reason: replies.reasons[kind], cause: CAUSE_OF_REPORT[kind] };
  const swappedWith = records.get(found.items[0]?.reference ?? "")?.rightNumber;
  if (swappedWith)
    return {
      finding: "mislinkage",
      reason: replies.reasons.swapped,
      cause: "swapped_pair",
      ...counterpart(found, swappedWith),
    };
  const findings = found.items.map((item) => compareWithRegister(found, ownRecord(item, records)));
  const finding = (["mislinkage", "notation_only"] as const).find((worst) => findings.includes(worst)) ?? "no_error";
  const reason = replies.reasons[finding];
  return finding === "mislinkage" ? { finding, reason, cause: "same_name_and_birthday" } : { finding, reason };
}

/** The half that the institution found itself needs no further half. */
function counterpart({ kind }: CaseToWorkOn, counterpartNumber: string) {
  return kind === "found_by_institution" ? {} : { counterpartNumber };
}

function ownRecord(item: CaseToWorkOn["items"][number], records: Knowledge["records"]): OwnRecord | null {
  if (!item.linked) return null;
  return records.get(item.reference) ?? item.record;
}

function compareWithRegister({ resident }: CaseToWorkOn, record: OwnRecord | null): Finding {
  if (!record) return "mislinkage";
  const register = {
    ...resident,
    nameKanji: resident.kanji,
    nameKana: resident.kana,
    nameLatin: resident.latin,
    formerNames: [],
    earlierAddresses: [],
  };
  const { facts, overall } = comparePerson(register, record);
  if (overall === "same") return "no_error";
  return Object.values(facts).some((fact) => fact.verdict === "different") ? "mislinkage" : "notation_only";
}

/**
 * The register's facts, and what the resident's own record says, under its own number; a family member's account is
 * taken away instead.
 */
function correctedRecord(found: CaseToWorkOn, item: CaseToWorkOn["items"][number], { records }: Knowledge) {
  if (found.kind === "family_account") return null;
  const { kanji, kana, birthDate, sex, address } = found.resident;
  const own = ownRecord(item, records);
  const right = records.get(item.reference)?.rightRecord;
  const isAnothers = found.kind === "another_person" && compareWithRegister(found, own) === "mislinkage";
  const kept = isAnothers ? null : own?.number;
  const number = own?.rightNumber ?? kept ?? right?.number ?? newNumber(found.id, item.scheme);
  return { kanji, kana, birthDate, sex, address, number, details: right?.details ?? [] };
}

/** An invented number that follows from the case, so that a step that is sent twice says the same. */
function newNumber(caseId: string, scheme: string): string {
  return String((Number.parseInt(caseId.replaceAll("-", "").slice(-10), 16) + scheme.length) % 100_000_000).padStart(
    8,
    "0",
  );
}

/**
 * What was exchanged while the wrong record stood was viewed; where nothing was, the logs are sometimes too old to say
 * so.
 */
function logResult({ id, exchanges }: CaseToWorkOn, { seed }: Knowledge) {
  if (exchanges.length > 0) return "viewed";
  return draw(`${seed}:${id}`) < 0.25 ? "unknowable" : "not_viewed";
}

/** @returns a number from 0 to below 1 that follows from the text (FNV-1a) */
export function draw(text: string): number {
  let hash = 0x81_1c_9d_c5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01_00_01_93) >>> 0;
  return hash / 2 ** 32;
}
