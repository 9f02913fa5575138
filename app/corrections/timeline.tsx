import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Japanese } from "../ui/japanese";
import { Icon } from "../ui/icon";
import { KeyValues } from "../ui/key-values";
import type { KeyValue } from "../ui/key-values";
import { Phrases } from "../ui/phrases";
import type { StepWords } from "./step-words";

export interface TimelineStep extends StepWords {
  /** For the step under way, in its box. */
  details?: readonly KeyValue[] | undefined;
  /** The leak investigation's strand leaves the cord here. */
  forks?: boolean;
  /** What came was bad news, which no tick marks. */
  isGrave?: boolean;
}

interface TimelineProps {
  heading: string;
  lead?: string | undefined;
  steps: readonly TimelineStep[];
  /** "leak": the second, double strand. It stands right after the main one, last on its page. */
  strand?: "main" | "leak";
}

const shapes = { done: "done", now: "now", later: "open" } as const;

/** The path of a correction; steps that came, the one under way, those to come. */
export function Timeline({ heading, lead, steps, strand = "main" }: TimelineProps) {
  const id = useId();
  return (
    <section className={`section flow timeline timeline-${strand}`} aria-labelledby={id}>
      <div className="section-head flow">
        <h2 id={id}>
          <Phrases text={heading} />
        </h2>
        {lead && <p>{lead}</p>}
      </div>
      <ol className="steps">
        {steps.map((step, index) => (
          // A case that was opened again takes the same steps twice.
          <Step step={step} key={index} />
        ))}
      </ol>
    </section>
  );
}

function Step({ step }: { step: TimelineStep }) {
  const { state, title, when, who, note, quote, forks = false, isGrave = false } = step;
  return (
    <li
      className={forks ? `step-${state} step-forks` : `step-${state}`}
      aria-current={state === "now" ? "step" : undefined}
    >
      {forks && (
        <svg
          className="step-branch"
          viewBox="0 0 36 60"
          preserveAspectRatio="none"
          aria-hidden="true"
          focusable="false"
        >
          <path d="M4 0C6 30 29.5 24 29.5 60M9 0C12 22 35 22 35 60" fill="none" stroke="currentColor" strokeWidth="2" />
        </svg>
      )}
      {isGrave ? <Icon name="heed" /> : <Icon name={shapes[state]} plain />}
      {state === "now" ? (
        <StepBox step={step} />
      ) : (
        <>
          <h3>
            <Phrases text={title} />
          </h3>
          {(when || who) && (
            <p className="step-meta">
              {when && <span>{when}</span>}
              {who && <span>{who}</span>}
            </p>
          )}
          {note && (
            <p className="step-note">
              <Japanese text={note} />
            </p>
          )}
          {quote && (
            <blockquote className="step-quote" lang={quote.lang}>
              {quote.text}
            </blockquote>
          )}
        </>
      )}
    </li>
  );
}

function StepBox({ step: { title, when, who, details, note } }: { step: TimelineStep }) {
  const { t } = useTranslation("common");
  const rows = [
    ...(who ? [{ label: t("steps.who"), value: who }] : []),
    ...(when ? [{ label: t("steps.when"), value: when }] : []),
    ...(details ?? []),
  ];
  return (
    <div className="step-box">
      <p className="step-flag">{t("steps.here")}</p>
      <h3>
        <Phrases text={title} />
      </h3>
      {rows.length > 0 && <KeyValues rows={rows} />}
      {note && <p className="small">{note}</p>}
    </div>
  );
}
