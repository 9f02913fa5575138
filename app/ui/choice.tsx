import { Fragment } from "react";
import type { ReactNode } from "react";
import { describedBy, FieldError } from "./field";
import { Icon } from "./icon";
import type { IconName } from "./icon";
import { Ghost, useIsGhost } from "./only";
import { Phrases } from "./phrases";

export interface ChoiceOption {
  value: string;
  label: string;
  hint?: string | undefined;
  /** What this choice brings about, with its shape. */
  effect?: { icon: IconName; text: string } | undefined;
  /** A field that belongs to this choice: seen once it is chosen, and always where the browser cannot tell. */
  more?: ReactNode;
}

interface ChoiceProps {
  name: string;
  legend: string;
  /** The legend is the page's h1: one question a page. */
  asHeading?: boolean;
  /** A heading right above asks already: the legend is for assistive technology only. */
  legendHidden?: boolean;
  options: readonly ChoiceOption[];
  value?: string | undefined;
  hint?: string | undefined;
  error?: string | undefined;
  /** Short options, several beside each other where there is room. */
  compact?: boolean;
}

/**
 * Radio buttons as bars. The first has the group's name as id, for the error summary. Where there is one option only,
 * nothing is asked: it is said, and sent along.
 */
export function Choice(props: ChoiceProps) {
  const [only, another] = props.options;
  if (useIsGhost()) return <GhostChoice {...props} />;
  return only && !another ? <OnlyOption only={only} {...props} /> : <Radios {...props} />;
}

function OnlyOption({ only, name, legend, asHeading = false, legendHidden = false, hint, error }: OnlyOptionProps) {
  const Heading = asHeading ? "h1" : "p";
  return (
    <div className={error ? "choice has-error" : "choice"} id={name} tabIndex={error ? -1 : undefined}>
      <Heading className={legendHidden ? "unseen" : asHeading ? "heading" : "field-label"}>
        <Phrases text={legend} />
      </Heading>
      {hint && <p className="field-hint">{hint}</p>}
      <FieldError id={name} error={error} />
      <p className="only-option">
        <OptionWords option={only} />
      </p>
      <input type="hidden" name={name} value={only.value} />
      {only.more && <div className="flow">{only.more}</div>}
    </div>
  );
}

interface OnlyOptionProps extends ChoiceProps {
  only: ChoiceOption;
}

function Radios({
  name,
  legend,
  asHeading = false,
  legendHidden = false,
  options,
  value,
  hint,
  error,
  compact = false,
}: ChoiceProps) {
  return (
    <fieldset className={error ? "choice has-error" : "choice"} aria-describedby={describedBy(name, { hint, error })}>
      <legend className={legendHidden ? "unseen" : undefined}>
        {asHeading ? (
          <h1 className="heading">
            <Phrases text={legend} />
          </h1>
        ) : (
          <Phrases text={legend} />
        )}
      </legend>
      {hint && (
        <p className="field-hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <FieldError id={name} error={error} />
      <div className={compact ? "options is-compact" : "options"}>
        {options.map((option, index) => (
          <Fragment key={option.value}>
            <label className="option">
              <input
                type="radio"
                id={index === 0 ? name : undefined}
                name={name}
                value={option.value}
                defaultChecked={option.value === value}
              />
              <OptionWords option={option} />
            </label>
            {option.more && <div className="option-more flow">{option.more}</div>}
          </Fragment>
        ))}
      </div>
    </fieldset>
  );
}

function GhostChoice({ legend, options }: Pick<ChoiceProps, "legend" | "options">) {
  return (
    <>
      <p>
        <Phrases text={legend} />
      </p>
      {options.map(({ value, label, hint }) => (
        <Ghost kind="choice" hint={hint} key={value}>
          {label}
        </Ghost>
      ))}
    </>
  );
}

function OptionWords({ option: { label, hint, effect } }: { option: ChoiceOption }) {
  return (
    <span>
      <b>
        <Phrases text={label} />
      </b>
      {hint && <span className="option-hint">{hint}</span>}
      {effect && (
        <span className="option-effect">
          <Icon name={effect.icon} />
          {effect.text}
        </span>
      )}
    </span>
  );
}
