import { describedBy, FieldFrame } from "../ui/field";
import { ShowPin } from "../ui/show-pin";
import { Tries } from "./tries";

interface PinFieldProps {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  triesLeft: number;
}

/** Longer than a PIN, so that a pasted one with spaces is not cut before the server has cleaned it. */
const pasteRoom = 12;

/** One field for the whole PIN, named `pin`. */
export function PinField({ label, hint, error, triesLeft }: PinFieldProps) {
  return (
    <FieldFrame id="pin" label={label} hint={hint} error={error}>
      <Tries left={triesLeft} id="pin-tries" />
      <input
        className="input pin"
        id="pin"
        name="pin"
        type="password"
        inputMode="numeric"
        autoComplete="current-password"
        maxLength={pasteRoom}
        aria-describedby={describedBy("pin", { hint, error, more: "pin-tries" })}
        aria-invalid={error ? true : undefined}
      />
      <ShowPin field="pin" />
    </FieldFrame>
  );
}
