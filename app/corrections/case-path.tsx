import { useTranslation } from "react-i18next";
import type { Cause } from "./causes";
import type { LeakStepKey, StepKey, Timeline as Path, TimelineStep as PathStep } from "./case-timeline";
import type { InstitutionNames } from "../ui/institution-name";
import { usePageFacts, useWhose } from "../ui/page-context";
import { stepWords } from "./step-words";
import { Timeline } from "./timeline";

interface CasePathProps {
  path: Path;
  institution: InstitutionNames;
  /** The portal's own target for the step under way has passed. */
  overdue: boolean;
  /** Why the record stood with the wrong person, where the institution has said so by a code. */
  cause: Cause | null;
}

/** The whole path of a correction, and the leak investigation beside it. Last on its page. */
export function CasePath({ path, institution, overdue, cause }: CasePathProps) {
  const { t } = useTranslation("cases");
  const inWords = useStepWords(institution);
  const foundAt = path.main.findLastIndex(({ key, state }) => state === "done" && key.startsWith("found_"));
  // "Other" is what the institution says in its own words.
  const why = cause && cause !== "other" ? t(`letter.cause.${cause}`) : undefined;
  const steps = path.main.map((step, index) => {
    const words = inWords("step", step, overdue);
    return index === foundAt ? { ...words, note: why ?? words.note, forks: path.leak.length > 0 } : words;
  });
  const whose = useWhose();
  const leakEnded = path.leak.every(({ state }) => state === "done");
  return (
    <>
      <Timeline heading={t("path.heading")} steps={steps} />
      {path.leak.length > 0 && (
        <Timeline
          strand="leak"
          heading={t("path.leakHeading")}
          lead={t(leakEnded ? "path.leakEnded" : "path.leakLead", whose)}
          steps={path.leak.map((step) => ({ ...inWords("leak", step, false), isGrave: isGraveResult(step.key) }))}
        />
      )}
    </>
  );
}

function isGraveResult(key: string): boolean {
  return key === "log_viewed" || key === "log_unknowable";
}

interface NextStepsProps {
  path: Path;
  institution: InstitutionNames;
  lead: string;
  /** How many are told. */
  most: number;
}

/** The first of the steps that still lie ahead. */
export function NextSteps({ path, institution, lead, most }: NextStepsProps) {
  const { t } = useTranslation("cases");
  const inWords = useStepWords(institution);
  const ahead = path.main.filter(({ state }) => state !== "done").slice(0, most);
  return <Timeline heading={t("path.next")} lead={lead} steps={ahead.map((step) => inWords("step", step, false))} />;
}

function useStepWords(institution: InstitutionNames) {
  const { t } = useTranslation("cases");
  const { locale } = usePageFacts();
  const whose = useWhose();
  return (track: "step" | "leak", step: PathStep<StepKey> | PathStep<LeakStepKey>, overdue: boolean) =>
    stepWords({ t, locale, institution, whose }, track, step, overdue);
}
