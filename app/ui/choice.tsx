import { Fragment } from "react";
import type { ReactNode } from "react";
import { describedBy, FieldError } from "./field";
import { Icon } from "./icon";
import type { IconName } from "./icon";
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
}

/** Radio buttons as bars. The first has the group's name as id, for the error summary. */
export function Choice({
  name,
  legend,
  asHeading = false,
  legendHidden = false,
  options,
  value,
  hint,
  error,
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
      <div className="options">
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
