import { useTranslation } from "react-i18next";
import { path } from "../../../path";
import { hasTrait } from "../../../catalogue/schemes";
import { ActionLink } from "../../../ui/action-tag";
import { schemeName } from "../../../ui/scheme-names";
import { institutionName } from "../../../ui/institution-name";
import { CareMeanwhile } from "../../care-meanwhile";
import { GoLink } from "../../../ui/links";
import { Only } from "../../../ui/only";
import { usePageFacts, useWhose } from "../../../ui/page-context";
import { StateLine } from "../../../ui/state-line";
import type { OneLinkage } from "../../linkage.server";
import { headlineOf } from "./headline";
import { linkagePath, type Origin } from "./origin";

interface OpeningProps {
  linkage: OneLinkage;
  viewer: string;
  from: Origin | undefined;
}

/** The state in a sentence, what it means, and where it leads when something is under way. */
export function Opening({ linkage, viewer, from }: OpeningProps) {
  const { t } = useTranslation("linkage");
  const { t: ofCases } = useTranslation("cases");
  const { locale } = usePageFacts();
  const { view, underCorrection, openCase, seesSource, institution } = linkage;
  const { key, tone, count, fact } = headlineOf(linkage);
  const root = view.follows && schemeName(view.follows.schemeId, locale);
  const words = {
    name: schemeName(view.schemeId, locale),
    root,
    count,
    fact: fact && t(`facts.${fact}`),
    institution: institutionName(institution, locale),
    asked: openCase && schemeName(openCase.schemeId, locale),
    ...useWhose(),
  };
  const isHiddenInsurance = view.state === "suspended" && hasTrait(view.schemeId, "insurance_card");
  const mayContinueReport = view.answer === "wrong" && view.state !== "suspended" && !underCorrection;
  // In the case's own words, for whoever may follow it.
  const told =
    openCase && !openCase.status.mustIAct ? ofCases(`status.${openCase.status.statusKey}`, words) : undefined;
  return (
    <>
      <StateLine parts={[{ text: t(`headline.${key}`, words), tone }]} />
      {!(told && key.startsWith("reported")) && <p>{t(`lead.${key}`, words)}</p>}
      {told && <p>{told}</p>}
      {isHiddenInsurance && <CareMeanwhile />}
      {view.state === "not_linked" && <p>{t(`what.${view.schemeId}`)}</p>}
      {mayContinueReport && (
        <Only may="fill_in">
          <ActionLink href={path("report", { viewer, scheme: view.schemeId })}>{t("continueReport")}</ActionLink>
        </Only>
      )}
      {openCase && key === "askedElsewhere" && (
        <GoLink href={path("linkage", { viewer, scheme: openCase.schemeId })}>{t("toAsked", words)}</GoLink>
      )}
      {openCase && (
        <GoLink href={path("case", { viewer, receipt: openCase.receipt })}>
          {t(key === "asked" ? "toQuestion" : "toCase")}
        </GoLink>
      )}
      {key === "followsDoubtful" && view.follows && seesSource && (
        <GoLink href={linkagePath(viewer, view.follows.schemeId, from)}>{t("toRoot", { root })}</GoLink>
      )}
    </>
  );
}
