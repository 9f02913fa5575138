import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../ui/icon";
import { MaskedNumber } from "../ui/masked";
import { factsInOrder, type RecordChange, type RecordSide } from "./record-before";

/** A record before its correction and now, fact by fact; of what was another person's only how it compared. */
export function RecordSideBySide({ change }: { change: Pick<RecordChange, "before" | "after"> }) {
  const { t } = useTranslation("cases");
  const { t: ofLinkage } = useTranslation("linkage");
  const { before, after } = change;
  if (!after.verdicts && !before?.verdicts) return <p>{t("change.isNotLinked")}</p>;
  return (
    <div className="facts change">
      {factsInOrder(change).map((fact) => (
        <Row
          key={fact}
          name={ofLinkage(`factNames.${fact}`)}
          before={before?.verdicts && <Compared verdict={before.verdicts[fact]} when="Before" />}
          now={after.verdicts && <Compared verdict={after.verdicts[fact]} when="Now" />}
        />
      ))}
      <Row
        name={t("change.number")}
        before={before?.verdicts && <NumberOf side={before} />}
        now={after.verdicts && <NumberOf side={after} />}
      />
      {!after.verdicts && <p>{t("change.isNotLinked")}</p>}
    </div>
  );
}

interface RowProps {
  name: string;
  /** Left out where nothing was linked, or nothing was kept. */
  before: ReactNode;
  now: ReactNode;
}

function Row({ name, before, now }: RowProps) {
  const { t } = useTranslation("cases");
  return (
    <div className="fact">
      <h3>
        <span className="fact-name">{name}</span>
      </h3>
      <dl className="fact-pair">
        {before && (
          <div>
            <dt>{t("change.before")}</dt>
            <dd>{before}</dd>
          </div>
        )}
        {now && (
          <div>
            <dt>{t("change.now")}</dt>
            <dd>{now}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}

interface ComparedProps {
  verdict: NonNullable<RecordSide["verdicts"]>["name"];
  when: "Before" | "Now";
}

function Compared({ verdict, when }: ComparedProps) {
  const { t } = useTranslation("cases");
  return (
    <span className="change-verdict">
      <Icon name={verdict} />
      <span>{t(`change.verdict${when}.${verdict}`)}</span>
    </span>
  );
}

function NumberOf({ side }: { side: RecordSide }) {
  const { t } = useTranslation("cases");
  const last = side.maskedNumber?.replaceAll("＊", "");
  return last === undefined ? t("change.noNumber") : <MaskedNumber last={last} />;
}
