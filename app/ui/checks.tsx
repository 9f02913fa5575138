import { describedBy, FieldError } from "./field";
import { Phrases } from "./phrases";

interface ChecksProps {
  legend: string;
  /** The legend is the page's h1: one question a page. */
  asHeading?: boolean;
  /** For the error summary, which leads to the first box. */
  id?: string;
  error?: string | undefined;
  hint?: string | undefined;
  options: readonly { name: string; label: string; hint?: string; checked: boolean }[];
}

/** Boxes of which any number may be ticked, as bars. */
export function Checks({ legend, asHeading = false, id = "checks", hint, error, options }: ChecksProps) {
  return (
    <fieldset className={error ? "choice has-error" : "choice"} aria-describedby={describedBy(id, { hint, error })}>
      <legend>
        {asHeading ? (
          <h1 className="heading">
            <Phrases text={legend} />
          </h1>
        ) : (
          <Phrases text={legend} />
        )}
      </legend>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError id={id} error={error} />
      <div className="options">
        {options.map(({ name, label, hint: more, checked }, index) => (
          <label className="option" key={name}>
            <input type="checkbox" id={index === 0 ? id : undefined} name={name} value="on" defaultChecked={checked} />
            <CheckWords text={label} hint={more} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function CheckWords({ text, hint }: { text: string; hint: string | undefined }) {
  return (
    <span>
      <b>
        <Phrases text={text} />
      </b>
      {hint && <span className="option-hint">{hint}</span>}
    </span>
  );
}
