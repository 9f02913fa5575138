import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Calm } from "../../../ui/calm";
import { institutionName } from "../../../ui/institution-name";
import { asksForReview } from "../../correction";
import { outcomeKey } from "../../outcome";
import { usePageFacts, useWhose } from "../../../ui/page-context";
import type { loader } from "./load-case.server";

/** Besides those in which the resident must act. */
const WITH_OWN_HEADING = ["resident_unsure", "closed", "withdrawn", "rejected"];

/** Whether the resident must act, and in a sentence or two how far the case is. */
export function CaseState() {
  const { row, institution, status, hidden } = useLoaderData<typeof loader>();
  const { t } = useTranslation("cases");
  const { locale } = usePageFacts();
  const names = { institution: institutionName(institution, locale), ...useWhose() };
  const heading =
    status.mustIAct || WITH_OWN_HEADING.includes(row.state)
      ? t(`heading.${row.state}`, names)
      : t("heading.nothing", names);
  const found =
    row.finding && (row.state === "closed" || asksForReview(row.state))
      ? outcomeKey(row.schemeId, row.kind, row.finding)
      : undefined;
  return (
    <Calm tone={status.mustIAct ? "heed" : "calm"} heading={heading}>
      {found && <p>{t(`outcome.${found}`, names)}</p>}
      {row.state !== "closed" && <p>{t(`status.${status.statusKey}`, names)}</p>}
      {hidden && <p>{t("one.hidden")}</p>}
      {row.state === "rejected" && row.reason && (
        <blockquote className="step-quote" lang="ja">
          {row.reason}
        </blockquote>
      )}
    </Calm>
  );
}
