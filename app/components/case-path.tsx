import { useTranslation } from "react-i18next";
import type { LeakStepKey, StepKey, Timeline as Path, TimelineStep as PathStep } from "../domain/case-timeline";
import { formatDay } from "./dates";
import { institutionDesk, institutionName } from "./institution-name";
import type { InstitutionNames } from "./institution-name";
import { usePageFacts } from "./page-context";
import { Timeline } from "./timeline";
import type { TimelineStep } from "./timeline";

interface CasePathProps {
  path: Path;
  institution: InstitutionNames;
  /** The portal's own target for the step under way has passed. */
  overdue: boolean;
}

/** The whole path of a correction, and the leak investigation beside it. Last on its page. */
export function CasePath({ path, institution, overdue }: CasePathProps) {
  const { t } = useTranslation("cases");
  const inWords = useStepWords(institution);
  const forkAt = path.leak.length > 0 ? path.main.findLastIndex(({ key, state }) => state === "done" && key.startsWith("found_")) : -1;
  const steps = path.main.map((step, index) => ({ ...inWords("step", step, overdue), forks: index === forkAt }));
  const leakEnded = path.leak.every(({ state }) => state === "done");
  return (
    <>
      <Timeline heading={t("path.heading")} steps={steps} />
      {path.leak.length > 0 && (
        <Timeline
          strand="leak"
          heading={t("path.leakHeading")}
          lead={t(leakEnded ? "path.leakEnded" : "path.leakLead")}
          steps={path.leak.map((step) => inWords("leak", step, false))}
        />
      )}
    </>
  );
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

const WITH_NOTE: readonly string[] = ["closed.later", "your_check.now", "log_viewed.done", "log_unknowable.done"];

function useStepWords(institution: InstitutionNames) {
  const { t } = useTranslation("cases");
  const { locale } = usePageFacts();
  const who = { portal: t("who.portal"), institution: institutionDesk(institution, locale), resident: t("who.resident") };
  const names = { institution: institutionName(institution, locale), phone: institution.phone };
  return (track: "step" | "leak", step: PathStep<StepKey> | PathStep<LeakStepKey>, overdue: boolean): TimelineStep => {
    const { key, state, at, due, owner, text } = step;
    const own = WITH_NOTE.includes(`${key}.${state}`) ? t(`${track}Note.${key}`, names) : undefined;
    return {
      state,
      title: t(`${track}.${key}.${state}`, names),
      when: at ? formatDay(at, locale) : due && t("path.around", { day: formatDay(due, locale) }),
      who: who[owner],
      note: state === "now" ? [own, t(overdue ? "path.overdue" : "path.target", names)].filter(Boolean).join(" ") : own,
      quote: text ? { text, lang: owner === "institution" ? "ja" : undefined } : undefined,
    };
  };
}
