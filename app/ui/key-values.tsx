import type { ReactNode } from "react";
import { Japanese } from "./japanese";

export interface KeyValue {
  label: string;
  value: ReactNode;
}

interface KeyValuesProps {
  rows: readonly KeyValue[];
}

export function KeyValues({ rows }: KeyValuesProps) {
  return (
    <dl className="key-values">
      {rows.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{typeof value === "string" ? <Japanese text={value} /> : value}</dd>
        </div>
      ))}
    </dl>
  );
}
