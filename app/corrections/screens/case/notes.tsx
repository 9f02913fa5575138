import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../../path";
import { formatDay } from "../../../ui/dates";
import { GoLink } from "../../../ui/links";
import { Only } from "../../../ui/only";
import { usePageFacts, useWhose } from "../../../ui/page-context";
import { Receipt } from "../../../ui/receipt";
import { Reported } from "../../reported";
import { Note } from "../../../ui/section";
import { INSURANCE_SCHEME } from "../../../catalogue/schemes";
import { CareMeanwhile } from "../../../linkages/care-meanwhile";
import { reopenableUntil } from "../../correction";
import { recordsHiddenWith } from "../../viewing-suspension";
import type { loader } from "./load-case.server";

/** Beside the case: its number, what was sent, and the ways out of it. */
export function CaseNotes() {
  const { viewer, row, institution, hidden } = useLoaderData<typeof loader>();
  const { t } = useTranslation("cases");
  return (
    <>
      <Receipt number={row.receipt} />
      <Note heading={t("reported.heading", useWhose())}>
        <Reported report={row} institution={institution} />
        <GoLink href={path("case-print", { viewer, receipt: row.receipt })}>{t("print.link")}</GoLink>
        {row.closedAt && (
          <GoLink href={path("case-letter", { viewer, receipt: row.receipt })}>{t("letter.link")}</GoLink>
        )}
      </Note>
      {hidden && recordsHiddenWith(row).includes(INSURANCE_SCHEME) && (
        <Note heading={t("meanwhile.heading")}>
          <CareMeanwhile />
        </Note>
      )}
      {row.leakState && (
        <Only may="see_history">
          <Note heading={t("exchanges.heading")}>
            <p>{t("exchanges.text")}</p>
            <GoLink href={path("history", { viewer }, { show: "marked" })}>{t("exchanges.link")}</GoLink>
          </Note>
        </Only>
      )}
      <Only may="report">
        <WaysOut />
      </Only>
    </>
  );
}

/** What the resident, or who may report for them, can still do with the case. */
function WaysOut() {
  const { viewer, row, mayDo } = useLoaderData<typeof loader>();
  const { t } = useTranslation("cases");
  const { locale } = usePageFacts();
  return (
    <>
      {mayDo.includes("reopen") && row.closedAt && (
        <Note heading={t("reopen.note")}>
          <p>{t("reopen.until", { day: formatDay(reopenableUntil(row.closedAt), locale) })}</p>
          <GoLink href={path("case-reopen", { viewer, receipt: row.receipt })}>{t("reopen.link")}</GoLink>
        </Note>
      )}
      {mayDo.includes("withdraw") && (
        <Note heading={t("withdraw.note")}>
          <GoLink href={path("case-withdraw", { viewer, receipt: row.receipt })}>{t("withdraw.link")}</GoLink>
        </Note>
      )}
    </>
  );
}
