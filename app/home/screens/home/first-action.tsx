import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { path } from "../../../path";
import { ActionLink, QuietLink } from "../../../ui/action-tag";
import { schemeName } from "../../../ui/scheme-names";
import { useMay, usePageFacts, useWhose } from "../../../ui/page-context";
import type { SchemeId } from "../../../catalogue/schemes";
import type { OpenCase } from "../../home.server";
import type { ShownFirst } from "../../shown-first";

interface FirstActionProps {
  first: ShownFirst<OpenCase>;
  viewer: string;
  /** The next linkage of the self-check. */
  next: SchemeId | undefined;
}

/** The one tag of the page; where it asks for something urgent, the check can go on beside it. */
export function FirstAction({ first, viewer, next }: FirstActionProps) {
  const { t } = useTranslation("home");
  const { locale, guiding } = usePageFacts();
  const isAllowed = useMay();
  if (first.kind === "nothing") return <p>{t(first.allAnswered ? "nothing.all" : "nothing.waiting")}</p>;
  if (!isAllowed("answer") && first.kind !== "case") {
    return (
      <ActionLink href={path("linkages", { viewer })} more={t(guiding ? "looking.desk" : "looking.more")}>
        {t("looking.link")}
      </ActionLink>
    );
  }
  const goOn = (schemeId: SchemeId) => path("linkage", { viewer, scheme: schemeId }, { from: "check" });
  if (first.kind === "check") {
    const name = schemeName(first.schemeId, locale);
    return (
      <ActionLink href={goOn(first.schemeId)} more={<Lines text={t("check.more", { name })} />}>
        {t(first.begun ? "check.goOn" : "check.begin")}
      </ActionLink>
    );
  }
  const other = (first.kind === "attention" && first.schemeId === next) || !isAllowed("answer") ? undefined : next;
  return (
    <>
      {first.kind === "case" && <CaseAction openCase={first.openCase} viewer={viewer} />}
      {first.kind === "attention" && <AttentionAction first={first} viewer={viewer} href={goOn(first.schemeId)} />}
      {other && <QuietLink href={goOn(other)}>{t("check.others")}</QuietLink>}
    </>
  );
}

interface CaseActionProps {
  openCase: OpenCase;
  viewer: string;
}

function CaseAction({ openCase: { receipt, schemeId, status }, viewer }: CaseActionProps) {
  const { t } = useTranslation("home");
  const { locale } = usePageFacts();
  const what = status.statusKey === "awaiting_resident" ? "question" : "rightNow";
  return (
    <ActionLink
      href={path("case", { viewer, receipt })}
      more={t(`act.${what}More`, { name: schemeName(schemeId, locale) })}
    >
      {t(`act.${what}`)}
    </ActionLink>
  );
}

interface AttentionActionProps {
  first: Extract<ShownFirst<OpenCase>, { kind: "attention" }>;
  viewer: string;
  href: string;
}

function AttentionAction({ first: { schemeId, attention }, viewer, href }: AttentionActionProps) {
  const { t } = useTranslation("home");
  const { locale } = usePageFacts();
  const whose = useWhose();
  const name = schemeName(schemeId, locale);
  if (attention === "answered_wrong") {
    return (
      <ActionLink href={path("report", { viewer, scheme: schemeId })} more={t("attention.unfinishedMore")}>
        {t("attention.unfinished", { name })}
      </ActionLink>
    );
  }
  return (
    <ActionLink href={href} more={<Lines text={t(`attention.${attention}`, whose)} />}>
      {t("attention.check", { name })}
    </ActionLink>
  );
}

function Lines({ text }: { text: string }) {
  return (
    <p>
      {text.split("\n").map((line, index) => (
        <Fragment key={line}>
          {index > 0 && <br />}
          {line}
        </Fragment>
      ))}
    </p>
  );
}
