import { useTranslation } from "react-i18next";
import type { CaseStatus } from "./case-status";
import { CaseTag } from "./case-tag";
import { schemeName } from "../ui/scheme-names";
import { formatDay } from "../ui/dates";
import { institutionName } from "../ui/institution-name";
import type { InstitutionNames } from "../ui/institution-name";
import { usePageFacts, useWhose } from "../ui/page-context";
import { plainText } from "../ui/phrases";

interface RunningCaseProps {
  kicker: string;
  href: string;
  schemeId: string;
  institution: InstitutionNames;
  status: CaseStatus;
}

/** A case under way, in the same words wherever it is told of: how it stands, what comes next, whether one must act. */
export function RunningCase({ kicker, href, schemeId, institution, status }: RunningCaseProps) {
  const { t } = useTranslation("cases");
  const { locale } = usePageFacts();
  const names = { institution: institutionName(institution, locale), ...useWhose() };
  const next = plainText(t(`step.${status.nextStepKey}.later`, names));
  return (
    <CaseTag
      kicker={kicker}
      heading={schemeName(schemeId, locale)}
      href={href}
      now={t(`status.${status.statusKey}`, names)}
      next={status.due ? t("list.nextBy", { next, day: formatDay(status.due, locale) }) : next}
      you={t(status.mustIAct ? "list.youMust" : "list.youNeed", names)}
    />
  );
}
