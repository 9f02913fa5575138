/** A step of a correction's path in words, for the screen and for paper. */
import type { LeakStepKey, StepKey, TimelineStep } from "./case-timeline";
import { formatDay } from "../ui/dates";
import { institutionDesk, institutionName } from "../ui/institution-name";
import type { InstitutionNames } from "../ui/institution-name";
import type { Language } from "../platform/display";

const WITH_NOTE: readonly string[] = [
  "closed.later",
  "your_check.now",
  "desk_advice.now",
  "log_viewed.done",
  "log_unknowable.done",
];

export interface StepWordsContext {
  /** Words of the cases. */
  t: (key: string, values?: Record<string, unknown>) => string;
  locale: Language;
  institution: InstitutionNames;
  /** Whose case it is, where the reader is somebody else. */
  whose?: { context?: "for"; whom?: string };
}

export interface StepWords {
  state: "done" | "now" | "later";
  title: string;
  /** Day or expected day. */
  when?: string | undefined;
  /** Who does it. */
  who?: string | undefined;
  note?: string | undefined;
  /** What was said with it, and in which language where that is known. */
  quote?: { text: string; lang?: "ja" | undefined } | undefined;
}

/** @param overdue whether the portal's own target for the step under way has passed */
export function stepWords(
  { t, locale, institution, whose = {} }: StepWordsContext,
  track: "step" | "leak",
  step: TimelineStep<StepKey> | TimelineStep<LeakStepKey>,
  overdue: boolean,
): StepWords {
  const who = {
    portal: t("who.portal"),
    institution: institutionDesk(institution, locale),
    resident: t("who.resident", whose),
  };
  const names = { institution: institutionName(institution, locale), phone: institution.phone, ...whose };
  const { key, state, at, due, owner, proxyName, text } = step;
  const own = WITH_NOTE.includes(`${key}.${state}`) ? t(`${track}Note.${key}`, names) : undefined;
  return {
    state,
    // Who did it stands beside: a proxy's step is not told as the reader's own.
    title: t(`${track}.${key}.${state}`, proxyName ? { ...names, context: "for" } : names),
    when: at ? formatDay(at, locale) : due && t("path.around", { day: formatDay(due, locale) }),
    who: proxyName ? t("who.proxy", { name: proxyName }) : who[owner],
    note: state === "now" ? [own, t(targetNote(key, overdue), names)].filter(Boolean).join(" ") : own,
    quote: text ? { text, lang: owner === "institution" ? "ja" : undefined } : undefined,
  };
}

/** What is said of the target for the step under way, and who is asked once it has passed. */
function targetNote(key: StepKey | LeakStepKey, overdue: boolean): string {
  if (!overdue) return "path.target";
  return key === "desk_advice" ? "path.overdueDesk" : "path.overdue";
}
