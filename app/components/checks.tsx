import { Phrases } from "./phrases";

interface ChecksProps {
  legend: string;
  hint?: string | undefined;
  options: readonly { name: string; label: string; checked: boolean }[];
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
        {options.map(({ name, label, checked }) => (
          <label className="option" key={name}>
            <input type="checkbox" name={name} value="on" defaultChecked={checked} />
            <CheckWords text={label} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function CheckWords({ text }: { text: string }) {
  return (
    <span>
      <b>
        <Phrases text={text} />
      </b>
    </span>
  );
}
