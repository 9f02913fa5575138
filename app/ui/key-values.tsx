import type { ReactNode } from "react";

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
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
