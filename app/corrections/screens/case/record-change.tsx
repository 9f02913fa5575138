import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../../path";
import { formatDayWithEra } from "../../../ui/dates";
import { institutionName } from "../../../ui/institution-name";
import { KeyValues } from "../../../ui/key-values";
import { Concealed } from "../../../ui/masked";
import { Notice } from "../../../ui/notice";
import { usePageFacts, useWhose } from "../../../ui/page-context";
import { schemeName } from "../../../ui/scheme-names";
import { Section } from "../../../ui/section";
import type { RecordSide } from "../../../linkages/record-before";
import { RecordSideBySide } from "../../../linkages/record-side-by-side";
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
      heading={isOneOfMany ? t(`change.${what}Of`, { scheme, ...whose }) : t(`change.${what}`, whose)}
      id={id}
      lead={before && leadOf(before, t)}
    >
      <RecordSideBySide change={change} />
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
