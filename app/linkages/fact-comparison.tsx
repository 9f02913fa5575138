import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../ui/icon";
import { Phrases } from "../ui/phrases";

export type FactVerdict = "same" | "notation" | "different" | "unsure";

export interface FactRow {
  name: string;
  verdict: FactVerdict;
  /** The name agrees, being one that the register knows from before. */
  isFormerName?: boolean | undefined;
  /** As the resident register has it; <mark> underlines what differs. */
  own: ReactNode;
  /** As the record has it, or words that say why it is not shown. */
  record: ReactNode;
}

interface FactComparisonProps {
  facts: readonly FactRow[];
}

/** Facts that differ come first; the others keep the order in which they were given. */
export function differingFirst<Fact extends { verdict: FactVerdict }>(facts: readonly Fact[]): Fact[] {
  return [
    ...facts.filter(({ verdict }) => verdict === "different"),
    ...facts.filter(({ verdict }) => verdict !== "different"),
  ];
}

export function FactComparison({ facts }: FactComparisonProps) {
  const { t } = useTranslation("common");
  const labels = { own: t("facts.own"), record: t("facts.record") };
  return (
    <div className="facts">
      {differingFirst(facts).map(({ name, verdict, isFormerName = false, own, record }) => (
        <div className={verdict === "different" ? "fact fact-different" : "fact"} key={name}>
          <h3>
            <span className="fact-name">{name}</span>
            <span className="verdict">
              <Icon name={verdict} />
              <span className={verdict === "different" ? "tone-heed" : undefined}>
                <Phrases text={t(isFormerName ? "facts.formerName" : `facts.${verdict}`)} />
              </span>
            </span>
          </h3>
          <dl className="fact-pair">
            <div>
              <dt>{labels.own}</dt>
              <dd>{own}</dd>
            </div>
            <div>
              <dt>{labels.record}</dt>
              <dd>{record}</dd>
            </div>
          </dl>
        </div>
      ))}
    </div>
  );
}
