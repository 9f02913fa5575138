import type { InputHTMLAttributes, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon";
import { Ghost, useIsGhost } from "./only";
import { Phrases } from "./phrases";
import { ShowPin } from "./show-pin";

interface FieldFrameProps {
  id: string;
  label: string;
  /** The label is the page's h1: one question a page. */
  asHeading?: boolean;
  hint?: string | undefined;
  error?: string | undefined;
  children: ReactNode;
}

/** Label, hint and error around an input; describedBy() names them for it. */
export function FieldFrame({ id, label, asHeading = false, hint, error, children }: FieldFrameProps) {
  if (useIsGhost()) return <Ghost kind="field">{label}</Ghost>;
  const words = (
    <label className="field-label" htmlFor={id}>
      <Phrases text={label} />
    </label>
  );
  return (
    <div className={error ? "field has-error" : "field"}>
      {asHeading ? <h1 className="heading">{words}</h1> : words}
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError id={id} error={error} />
      {children}
    </div>
  );
}

export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  const { t } = useTranslation("common");
  if (!error) return null;
  return (
    <p className="field-error" id={`${id}-error`}>
      <Icon name="heed" plain />
      <span>
        <span className="unseen">{t("field.error")}</span>
        {error}
      </span>
    </p>
  );
}

export function describedBy(
  id: string,
  { hint, error, more }: { hint?: unknown; error?: unknown; more?: string | undefined },
): string | undefined {
  return [hint ? `${id}-hint` : "", error ? `${id}-error` : "", more ?? ""].filter(Boolean).join(" ") || undefined;
}

interface FieldProps extends Pick<
  InputHTMLAttributes<HTMLInputElement>,
  "type" | "inputMode" | "autoComplete" | "maxLength" | "lang"
> {
  name: string;
  label: string;
  asHeading?: boolean;
  hint?: string | undefined;
  error?: string | undefined;
  value?: string | undefined;
  width?: "short" | "middle" | "full";
}

/** A text field; its id is its name, which the error summary links to. */
export function Field({
  name,
  label,
  asHeading = false,
  hint,
  error,
  value,
  width = "middle",
  type = "text",
  ...input
}: FieldProps) {
  return (
    <FieldFrame id={name} label={label} asHeading={asHeading} hint={hint} error={error}>
      <input
        className={`input input-${width}`}
        id={name}
        name={name}
        type={type}
        defaultValue={value}
        aria-describedby={describedBy(name, { hint, error })}
        aria-invalid={error ? true : undefined}
        {...input}
      />
      {type === "password" && <ShowPin field={name} />}
    </FieldFrame>
  );
}
