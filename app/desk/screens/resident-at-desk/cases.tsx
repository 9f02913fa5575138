import { useTranslation } from "react-i18next";
import { path } from "../../../path";
import type { LeakStepKey, StepKey, TimelineStep } from "../../../corrections/case-timeline";
import { stepWords } from "../../../corrections/step-words";
import { formatDay } from "../../../ui/dates";
import { Icon } from "../../../ui/icon";
import { institutionName } from "../../../ui/institution-name";
import { GoLink } from "../../../ui/links";
import { usePageFacts, useWhose } from "../../../ui/page-context";
import { plainText } from "../../../ui/phrases";
import { schemeName } from "../../../ui/scheme-names";
import { Section } from "../../../ui/section";
import type { CaseAtDesk, ResidentAtDesk } from "../../resident-at-desk.server";

type CasesProps = Pick<ResidentAtDesk, "running" | "ended"> & { residentId: string };

/** Running cases with both tracks, and in a word those that have ended. */
export function Cases({ running, ended, residentId }: CasesProps) {
  const { t } = useTranslation("desk-resident");
  const { t: ofCases } = useTranslation("cases");
  const { locale } = usePageFacts();
  const whose = useWhose();
  return (
    <Section
      heading={t("cases.heading", { count: running.length })}
      lead={running.length === 0 ? t("cases.none") : undefined}
    >
      {running.map((one) => (
        <RunningCase one={one} residentId={residentId} key={one.receipt} />
      ))}
      {ended.count > 0 && (
        <ul className="desk-rows">
          {ended.rows.map(({ receipt, schemeId, status }) => (
            <li key={receipt}>
              <a href={path("desk-case", { resident: residentId, receipt })}>{schemeName(schemeId, locale)}</a>
              <p className="small">
                {t("cases.ended", {
                  receipt,
                  state: plainText(ofCases(`status.${status.statusKey}`, { institution: "", ...whose })),
                })}
              </p>
            </li>
          ))}
        </ul>
      )}
      {ended.count > ended.rows.length && (
        <p className="small">{t("cases.shown", { count: ended.count, shown: ended.rows.length })}</p>
      )}
    </Section>
  );
}

function RunningCase({ one, residentId }: { one: CaseAtDesk; residentId: string }) {
  const { t } = useTranslation("desk-resident");
  const { t: ofCases } = useTranslation("cases");
  const { locale } = usePageFacts();
  const whose = useWhose();
  const { receipt, schemeId, institution, status, main, leak, label } = one;
  const name = schemeName(schemeId, locale);
  const office = institutionName(institution, locale);
  const owner = ofCases(`who.${status.owner}`, { ...whose, defaultValue: office });
  return (
    <article className={status.overdue ? "desk-case is-late" : "desk-case"}>
      <h3>{name}</h3>
      <p className="small">{t("cases.facts", { receipt, office, label: label ?? t("cases.nobody") })}</p>
      <p>{plainText(ofCases(`status.${status.statusKey}`, { institution: office, ...whose }))}</p>
      {status.due && (
        <p className={status.overdue ? "tone-heed" : undefined}>
          {status.overdue && <Icon name="heed" plain />}
          {t(status.overdue ? "cases.late" : "cases.due", { owner, day: formatDay(status.due, locale) })}
        </p>
      )}
      <Track track="step" steps={main} one={one} label={t("cases.track")} />
      {leak.length > 0 && <Track track="leak" steps={leak} one={one} label={t("cases.leak")} />}
      <GoLink href={path("desk-case", { resident: residentId, receipt })} about={name}>
        {t("cases.open")}
      </GoLink>
    </article>
  );
}

const SHAPES = { done: "done", now: "now", later: "open" } as const;

interface TrackProps {
  track: "step" | "leak";
  steps: readonly (TimelineStep<StepKey> | TimelineStep<LeakStepKey>)[];
  one: CaseAtDesk;
  label: string;
}

/** The steps in a row: of the one under way the words stand beside it, of the others the day. */
function Track({ track, steps, one, label }: TrackProps) {
  const { t } = useTranslation("cases");
  const { locale } = usePageFacts();
  const whose = useWhose();
  return (
    <>
      <h4 className="small">{label}</h4>
      <ol className={track === "leak" ? "desk-track is-leak" : "desk-track"}>
        {steps.map((step) => {
          const words = { t, locale, institution: one.institution, whose };
          const { state, title, when } = stepWords(words, track, step, one.status.overdue);
          return (
            <li className={`is-${state}`} key={`${step.key} ${step.at?.toISOString() ?? ""}`}>
              <Icon name={SHAPES[state]} tone={track === "leak" ? "leak" : undefined} />
              <span>{plainText(title)}</span>
              {when && <time>{when}</time>}
            </li>
          );
        })}
      </ol>
    </>
  );
}
