/** One correction case: whether the resident must act, the form for it, and the whole path. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { CasePath } from "../case-path";
import { schemeName } from "../../ui/scheme-names";
import { GoLink } from "../../ui/links";
import { useFormErrors } from "../../ui/form-errors";
import { institutionName } from "../../ui/institution-name";
import { Notice } from "../../ui/notice";
import { Only } from "../../ui/only";
import { Page } from "../../ui/page";
import { useMay, usePageFacts, useWhose } from "../../ui/page-context";
import { StateTime } from "../../notices/state-time";
import { requireViewing } from "../../identity/guards.server";
import { type FormFields, readForm, refuse } from "../../platform/form.server";
import { seeOther } from "../../platform/responses";
import { asksForReview } from "../correction";
import { answersOf } from "../case-answers";
import { type AskedStep, takeStepAndGoOn } from "../case-page.server";
import { loader } from "./case/load-case.server";
import { AnswerForm, ReviewForm } from "./case/forms";
import { CaseNotes } from "./case/notes";
import { RecordChanges } from "./case/record-change";
import { CaseState } from "./case/state";

/** A text half written may be on this page: no sending elsewhere by itself. */
export const handle = { textEntry: true };

export { loader };

export async function action(args: ActionFunctionArgs) {
  const viewing = await requireViewing(args);
  const form = await readForm(args.request);
  const asked = stepOf(form);
  if (!asked) return refuse(form, [{ field: "outcome", problem: "missing" }]);
  const { receipt = "" } = args.params;
  // On the record's page there is no room for words: what is still wrong is asked here.
  if (form.get("from") === "record" && asked.event === "dispute")
    return seeOther(path("case", { viewer: viewing.segment, receipt }, { outcome: "wrong" }));
  return takeStepAndGoOn(viewing, receipt, form, asked);
}

function stepOf(form: FormFields): AskedStep | undefined {
  const { text = "" } = form.values;
  if (form.get("event") === "answer") return { event: "answer", text };
  if (form.get("outcome") === "right") return { event: "confirm" };
  if (form.get("outcome") === "unsure") return { event: "doubt" };
  return form.get("outcome") === "wrong" ? { event: "dispute", text } : undefined;
}

export default function Case() {
  const {
    state,
    viewer,
    row,
    path: timeline,
    institution,
    status,
    done,
    notNow,
    unsent,
  } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const typed = refused ? answersOf(row.state, refused.values) : unsent;
  const errors = useFormErrors(refused, "cases:text");
  const { t } = useTranslation("cases");
  const { t: ofLeak } = useTranslation("leak");
  const { locale } = usePageFacts();
  const isAllowed = useMay();
  const whose = useWhose();
  const about = { scheme: schemeName(row.schemeId, locale), institution: institutionName(institution, locale) };
  const asks = row.state === "awaiting_resident" || asksForReview(row.state);
  return (
    <Page
      title={t("one.title", about)}
      kicker={t("one.kicker", about)}
      back={{ href: path("cases", { viewer }), label: t("one.back") }}
      aside={<CaseNotes />}
      errors={errors.list}
      keepsTyped={asks && isAllowed("report")}
    >
      {refused?.stale && (
        <Notice tone="heed" heading={t("stale.heading")}>
          <p>{t(asks ? "stale.again" : "stale.over")}</p>
          {!typed["text"] && refused.values["text"] && (
            <blockquote className="step-quote">{refused.values["text"]}</blockquote>
          )}
        </Notice>
      )}
      {notNow && <Notice tone="heed">{t("withdraw.notNow")}</Notice>}
      {done && (
        <Notice tone="done" heading={t(`done.${done}`, whose)}>
          {t(`doneMore.${done}`, { ...about, ...whose })}
        </Notice>
      )}
      {row.leakState === "notified" && row.leakResult && (
        <Notice
          tone={row.leakResult === "not_viewed" ? "done" : "heed"}
          heading={ofLeak(`title.${row.leakResult}`, { name: about.scheme })}
        >
          <GoLink href={path("case-leak", { viewer, receipt: row.receipt })}>{t("leakLink")}</GoLink>
        </Notice>
      )}
      <CaseState />
      <RecordChanges />
      <StateTime state={state} keepsTyped={asks && isAllowed("report")} />
      {asks && (
        <Only may="report" otherwise="report">
          {row.state === "awaiting_resident" ? (
            <AnswerForm typed={typed} refused={refused} errors={errors} />
          ) : (
            <ReviewForm typed={typed} refused={refused} errors={errors} />
          )}
        </Only>
      )}
      <CasePath path={timeline} institution={institution} overdue={status.overdue} cause={row.cause} />
    </Page>
  );
}
