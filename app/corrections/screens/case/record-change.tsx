import type { ReactNode } from "react";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../../path";
import { formatDayWithEra } from "../../../ui/dates";
import { Icon } from "../../../ui/icon";
import { institutionName } from "../../../ui/institution-name";
import { KeyValues } from "../../../ui/key-values";
import { Concealed, MaskedNumber } from "../../../ui/masked";
import { Notice } from "../../../ui/notice";
import { usePageFacts, useWhose } from "../../../ui/page-context";
import { schemeName } from "../../../ui/scheme-names";
import { Section } from "../../../ui/section";
import { factsInOrder, type RecordSide } from "../../../linkages/record-before";
import type { ShownChange } from "../../review/record-change.server";
import type { loader } from "./load-case.server";

/** What the record said before, as far as it was the resident's own to see, and what it says now. */
export function RecordChanges() {
  const { viewer, changes } = useLoaderData<typeof loader>();
  return changes.map((change, index) => (
    <Change
      key={change.schemeId}
      change={change}
      viewer={viewer}
      id={index === 0 ? "change" : undefined}
      isOneOfMany={changes.length > 1}
    />
  ));
}

interface ChangeProps {
  change: ShownChange;
  viewer: string;
  id: string | undefined;
  isOneOfMany: boolean;
}

function Change({ change, viewer, id, isOneOfMany }: ChangeProps) {
  const { t } = useTranslation("cases");
  const { locale } = usePageFacts();
  const whose = useWhose();
  const { before, after } = change;
  const scheme = schemeName(change.schemeId, locale);
  const what = before ? "heading" : "headingNow";
  return (
    <Section
      heading={isOneOfMany ? t(`change.${what}Of`, { scheme }) : t(`change.${what}`)}
      id={id}
      lead={before && leadOf(before, t)}
    >
      <SideBySide change={change} />
      {after.maskedNumber && <p>{t("change.paper", whose)}</p>}
      {after.verdicts && <Now change={change} viewer={viewer} />}
    </Section>
  );
}

function leadOf({ verdicts }: RecordSide, t: (key: string) => string): string {
  if (!verdicts) return t("change.wasNotLinked");
  const agrees = Object.values(verdicts).every((verdict) => verdict === "same" || verdict === "notation");
  return t(agrees ? "change.lead" : "change.leadAnothers");
}

function SideBySide({ change }: { change: ShownChange }) {
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

/** Who keeps the record now, since when, and what it says. */
function Now({ change, viewer }: Pick<ChangeProps, "change" | "viewer">) {
  const { t } = useTranslation("cases");
  const { t: ofLinkage } = useTranslation("linkage");
  const { t: ofRecord } = useTranslation("record");
  const { locale } = usePageFacts();
  const whose = useWhose();
  const { after, details, institution, maySeeSensitive } = change;
  const show = path("linkage", { viewer, scheme: change.schemeId }, { show: "details" });
  return (
    <>
      <KeyValues
        rows={[
          { label: t("change.institution"), value: institutionName(institution, locale) },
          ...(after.madeAt ? [{ label: t("change.linkedOn"), value: formatDayWithEra(after.madeAt, locale) }] : []),
          ...details.values.map(({ key, value }) => ({ label: ofRecord(`label.${key}`), value })),
        ]}
      />
      {details.standing === "withheld" && <Notice>{ofLinkage("details.withheld", whose)}</Notice>}
      {details.standing === "ask" && !maySeeSensitive && <p className="only-self">{t("viewer:onlySelf.sensitive")}</p>}
      {details.standing === "ask" && maySeeSensitive && (
        <Concealed text={ofLinkage("details.ask", whose)} href={`${show}#details`} label={ofLinkage("details.show")} />
      )}
    </>
  );
}
