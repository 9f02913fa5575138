import { Phrases } from "./phrases";

interface ChecksProps {
  legend: string;
  hint?: string | undefined;
  options: readonly { name: string; label: string; hint?: string; checked: boolean }[];
}

/** Boxes of which any number may be ticked, as bars. */
export function Checks({ legend, hint, options }: ChecksProps) {
  return (
    <fieldset className="choice" aria-describedby={hint ? "checks-hint" : undefined}>
      <legend>
        <Phrases text={legend} />
      </legend>
      {hint && (
        <p className="field-hint" id="checks-hint">
          {hint}
        </p>
      )}
      <div className="options">
        {options.map(({ name, label, hint: more, checked }) => (
          <label className="option" key={name}>
            <input type="checkbox" name={name} value="on" defaultChecked={checked} />
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
