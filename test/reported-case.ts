/** A case as both sides work on it: reported by one of the cast, answered by its institution. For tests of services. */
import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { ReportKind } from "../app/corrections/reports";
import type { SchemeId } from "../app/catalogue/schemes";
import { type ResidentStep, takeResidentStep } from "../app/corrections/case.server";
import { type InstitutionStep, takeInstitutionStep } from "../app/institutions/institution-step.server";
import { cases } from "../db/schema";
import type { TestDatabase } from "./test-database";
import { fileReportAs, viewAs } from "./cast-portal";
import { person } from "./people";

/**
 * @returns what files a report of one of the cast: with the row as it stands, and what takes a step of the
 * institution or of the resident
 */
export function reporter(opened: TestDatabase, at: Date) {
  return async (key: string, scheme: SchemeId, kind: ReportKind = "another_person", parts?: SchemeId[]) => {
    const viewing = await viewAs(key, { at });
    const receipt = await fileReportAs(viewing, key, { scheme, kind, ...(parts ? { parts } : {}) });
    const row = async () => {
      const [found] = await opened.db
        .select()
        .from(cases)
        .where(and(eq(cases.residentId, viewing.subject), eq(cases.receipt, receipt)));
      if (!found) throw new Error("the case is gone");
      return found;
    };
    const { caseId, institutionId } = await row();
    const send = async (step: InstitutionStep, more: { key?: string; version?: number } = {}) =>
      takeInstitutionStep({
        institutionId,
        caseId,
        step,
        version: more.version ?? (await row()).version,
        key: more.key ?? randomUUID(),
        at,
      });
    const does = async (event: ResidentStep["event"], text?: string) =>
      takeResidentStep(viewing, {
        receipt,
        event,
        key: randomUUID(),
        version: (await row()).version,
        ...(text ? { text } : {}),
      });
    return { viewing, receipt, row, caseId, institutionId, send, does };
  };
}

export type Reporter = ReturnType<typeof reporter>;

/** The person's own record, as an institution verifies it. */
export function ownRecord(key: string, number: string) {
  const { nameKanji: kanji, nameKana: kana, birthDate, sex, address } = person(key);
  return { kanji, kana, birthDate, sex, address, number };
}

export function finding(what: "mislinkage" | "no_error", more: object = {}): InstitutionStep {
  return { event: "find", finding: what, reason: "くらべました", ...more } as InstitutionStep;
}
