import { describedBy, FieldFrame } from "./field";

export interface SelectGroup {
  label: string;
  options: readonly { value: string; label: string }[];
}

interface SelectFieldProps {
  name: string;
  label: string;
  /** The words of the empty choice. */
  empty: string;
  groups: readonly SelectGroup[];
  hint?: string | undefined;
  error?: string | undefined;
  value?: string | undefined;
}

/** A list to choose one from, for more choices than fit as bars. */
export function SelectField({ name, label, empty, groups, hint, error, value }: SelectFieldProps) {
  return (
    <FieldFrame id={name} label={label} hint={hint} error={error}>
      <select
        className="input input-middle"
        id={name}
        name={name}
        defaultValue={value ?? ""}
        aria-describedby={describedBy(name, { hint, error })}
        aria-invalid={error ? true : undefined}
      >
        <option value="">{empty}</option>
        {groups.map(({ label: heading, options }) => {
          const choices = options.map((option) => (
            <option value={option.value} key={option.value}>
              {option.label}
            </option>
          ));
          return (
            <optgroup label={heading} key={heading}>
              {choices}
            </optgroup>
          );
        })}
      </select>
    </FieldFrame>
  );
}
