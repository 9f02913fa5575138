/** How far a resident's cases are, read for many at once, and the last change in words. */
import { and, asc, count, eq, inArray } from "drizzle-orm";
import { caseEvents, cases, institutions } from "../../db/schema";
import { stepWords } from "../corrections/step-words";
import type { Viewing } from "../identity/viewing";
import { database } from "../platform/database.server";
import type { Language } from "../platform/display";
import { wordsIn } from "../platform/i18n.server";
import { plainText } from "../ui/phrases";
import { schemeName } from "../ui/scheme-names";
import { path } from "../path";
import { type CaseSteps, changesOf, latestStep, mayWatch, type Watched } from "./changes";

/** One query for everybody who watches. */
export async function listCaseSteps(residentIds: readonly string[]): Promise<CaseSteps[]> {
  return database()
    .select({
      residentId: cases.residentId,
      caseId: cases.caseId,
      receipt: cases.receipt,
      schemeId: cases.schemeId,
      parts: cases.parts,
      steps: count(),
    })
    .from(cases)
    .innerJoin(caseEvents, and(eq(caseEvents.residentId, cases.residentId), eq(caseEvents.caseId, cases.caseId)))
    .where(inArray(cases.residentId, [...residentIds]))
    .groupBy(cases.residentId, cases.caseId);
}

/** For a page: the moment at which it tells what it tells, and where its script hears of what comes. */
export interface PageState {
  at: Date;
  changes: string | undefined;
}

/**
 * To be asked before the page reads what it shows: a change in between is then told once too often, and never lost.
 */
export async function pageState(viewing: Viewing, watched: Watched): Promise<PageState> {
  const all = mayWatch(viewing, watched) ? await listCaseSteps([viewing.subject]) : [];
  return pageStateAt(viewing, watched, changesOf(viewing, watched, all).steps);
}

/** @param steps that the page tells of */
export function pageStateAt(viewing: Viewing, watched: Watched, steps: number): PageState {
  const { receipt, scheme } = watched;
  return {
    at: viewing.at,
    changes: mayWatch(viewing, watched)
      ? path("changes", { viewer: viewing.segment }, { receipt, scheme, since: String(steps) })
      : undefined,
  };
}

/**
 * @param moved the case that took a step; undefined where it is not known which
 * @returns its last change in the words of its own page, or that there was one; the caller has asked whether it may be
 * told
 */
export async function tellChange(
  viewing: Viewing,
  moved: Pick<CaseSteps, "caseId"> | undefined,
  locale: Language,
): Promise<string> {
  return (moved && (await tellStep(viewing, moved.caseId, locale))) ?? wordsIn(locale).t("change:something");
}

async function tellStep(viewing: Viewing, caseId: string, locale: Language): Promise<string | undefined> {
  const own = and(eq(cases.residentId, viewing.subject), eq(cases.caseId, caseId));
  const [found] = await database()
    .select()
    .from(cases)
    .innerJoin(institutions, eq(institutions.institutionId, cases.institutionId))
    .where(own);
  if (!found) return undefined;
  const events = await database()
    .select()
    .from(caseEvents)
    .where(and(eq(caseEvents.residentId, viewing.subject), eq(caseEvents.caseId, caseId)))
    .orderBy(asc(caseEvents.seq));
  const latest = latestStep(found.cases, events, viewing.at);
  if (!latest) return undefined;
  const { t } = wordsIn(locale);
  const { acting } = viewing;
  const context = {
    t: (key: string, values?: Record<string, unknown>) => t(`cases:${key}`, values ?? {}),
    locale,
    institution: found.institutions,
    ...(acting ? { whose: { context: "for" as const, whom: acting.principalName } } : {}),
  };
  const step = plainText(stepWords(context, latest.track, latest.step, false).title);
  return t("change:told", { scheme: schemeName(found.cases.schemeId, locale), step });
}
