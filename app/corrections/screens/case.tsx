/** One correction case: whether the resident must act, the form for it, and the whole path. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { CasePath } from "../case-path";
import { schemeName } from "../../ui/scheme-names";
import { ErrorSummary } from "../../ui/error-summary";
import { institutionName } from "../../ui/institution-name";
import { Notice } from "../../ui/notice";
import { Only } from "../../ui/only";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { findTextProblem, countCharacters, MOST_CHARACTERS } from "../../platform/written-text";
import { requireViewing } from "../../identity/guards.server";
import { type FormFields, readForm } from "../../journeys/form.server";
import { type AskedStep, takeStepAndGoOn } from "../case-page.server";
import { loader } from "./case/load-case.server";
import { AnswerForm, type Kept, ReviewForm } from "./case/forms";
import { CaseNotes } from "./case/notes";
import { CaseState } from "./case/state";

/** A text half written may be on this page: no sending elsewhere by itself. */
export const handle = { textEntry: true };

export { loader };

export async function action(args: ActionFunctionArgs) {
  const viewing = await requireViewing(args);
  const form = await readForm(args.request);
  const asked = stepOf(form);
  if (asked === undefined)
    return Response.json(
      { problems: [{ field: "outcome", problem: "missingOutcome" }], text: form.get("text") },
      { status: 422 },
    );
  const problem =
    asked.event === "confirm"
      ? undefined
      : findTextProblem(asked.text ?? "", { required: true, unusable: form.unusable.includes("text") });
  if (!problem) return takeStepAndGoOn(viewing, args.params.receipt ?? "", form, asked);
  const problems = [{ field: "text", problem, count: countCharacters(asked.text ?? "") }];
  return Response.json({ problems, text: asked.text, outcome: form.get("outcome") }, { status: 422 });
}

function stepOf(form: FormFields): AskedStep | undefined {
  const text = form.get("text");
  if (form.get("event") === "answer") return { event: "answer", text };
  if (form.get("outcome") === "right") return { event: "confirm" };
  return form.get("outcome") === "wrong" ? { event: "dispute", text } : undefined;
}

export default function Case() {
  const { me, row, path, institution, status, done, notNow, unsent } = useLoaderData<typeof loader>();
  const kept: Kept | undefined = useActionData<Kept>() ?? unsent;
  const { t, i18n } = useTranslation("cases");
  const { locale } = usePageFacts();
  const inWords = (number: number) => number.toLocaleString(i18n.language);
  const errors = (kept?.problems ?? []).map(({ field, problem, count = 0 }) => ({
    field,
    text: t(`text.${problem}`, { limit: inWords(MOST_CHARACTERS), have: inWords(count) }),
  }));
  const about = { scheme: schemeName(row.schemeId, locale), institution: institutionName(institution, locale) };
  const asks = row.state === "awaiting_resident" || row.state === "viewing_resumed";
  return (
    <Page
      title={t("one.title", about)}
      kicker={t("one.kicker", about)}
      back={{ href: `${me}/cases`, label: t("one.back") }}
      aside={<CaseNotes />}
      failed={errors.length > 0}
    >
      <ErrorSummary errors={errors} />
      {kept?.stale && (
        <Notice tone="heed" heading={t("stale.heading")}>
          <p>{t(asks ? "stale.again" : "stale.over")}</p>
          {!asks && kept.text && <blockquote className="step-quote">{kept.text}</blockquote>}
        </Notice>
      )}
      {notNow && <Notice tone="heed">{t("withdraw.notNow")}</Notice>}
      {done && (
        <Notice tone="done" heading={t(`done.${done}`)}>
          {t(`doneMore.${done}`, about)}
        </Notice>
      )}
      <CaseState />
      {asks && (
        <Only may="report" otherwise="report">
          {row.state === "awaiting_resident" ? (
            <AnswerForm kept={kept} errors={errors} />
          ) : (
            <ReviewForm kept={kept} errors={errors} />
          )}
        </Only>
      )}
      <CasePath path={path} institution={institution} overdue={status.overdue} />
    </Page>
  );
}
