import type { ReactNode } from "react";

export interface LetterField {
  label: string;
  value: ReactNode;
}

interface LetterProps {
  /** The title printed on the letter. */
  title: string;
  fields: readonly LetterField[];
}

/**
 * The letter at home with numbered places, drawn with text so that it grows with the text size, and the same numbers as
 * a list.
 */
export function Letter({ title, fields }: LetterProps) {
  return (
    <div className="letter">
      <div className="letter-paper" aria-hidden="true">
        <svg className="letter-fold" viewBox="0 0 28 28" focusable="false">
          <path d="M0 0h28v28z" className="on-paper" />
          <path d="M1 0v27h27M0 0l28 28" fill="none" stroke="currentColor" strokeWidth="2" />
        </svg>
        <p className="letter-title">{title}</p>
        {fields.map(({ label, value }, index) => (
          <div className="letter-field" key={label}>
            <span className="disc">{index + 1}</span>
            <span className="letter-box">
              {label}
              <b>{value}</b>
            </span>
          </div>
        ))}
        <div className="letter-lines" />
      </div>
      <ol className="numbered">
        {fields.map(({ label, value }, index) => (
          <li key={label}>
            <span className="disc" aria-hidden="true">
              {index + 1}
            </span>
            <div>
              <b>{label}</b>
              <p className="numbered-value">{value}</p>
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}
