/** Second page of a report: what is wrong, in the resident's own words. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActionButton } from "../../ui/action-tag";
import { schemeName } from "../../ui/scheme-names";
import { Checks } from "../../ui/checks";
import { usePageFacts } from "../../ui/page-context";
import { ReportPage } from "../report-page";
import { TextArea } from "../../ui/text-area";
import { needsDetails } from "../reports";
import { countCharacters, findTextProblem, MOST_CHARACTERS } from "../../platform/written-text";
import { readForm, unsentOf } from "../../journeys/form.server";
import { type FieldProblem, refuse, requireReport, requireStep, saveAndGoOn, stepPath } from "../report-step.server";

/** A text half written is on this page: no sending elsewhere by itself. */
export const handle = { textEntry: true };

export async function loader(args: LoaderFunctionArgs) {
  const { viewing, journey } = await requireStep(args, "details");
  const { schemeId, draft, version, together } = journey;
  const unsent = await unsentOf(viewing, args.request);
  return {
    backTo: stepPath(viewing, journey, "kind"),
    schemeId,
    kind: draft.kind ?? "something_else",
    details: unsent["details"] ?? draft.details,
    together,
    parts: draft.parts ?? [],
    version,
  };
}

export async function action(args: ActionFunctionArgs) {
  const report = await requireReport(args);
  const form = await readForm(args.request);
  const details = form.get("details");
  const { kind } = report.journey.draft;
  const required = kind !== undefined && needsDetails(kind);
  const problem = findTextProblem(details, { required, unusable: form.unusable.includes("details") });
  if (problem) return refuse([{ field: "details", problem, count: countCharacters(details) }], { details });
  const parts = report.journey.together.filter((id) => form.get(`part-${id}`) === "on");
  return saveAndGoOn(report, form, { details, parts }, { details });
}

interface Refused {
  problems?: FieldProblem[];
  stale?: true;
  values: { details: string };
}

export default function ReportDetails() {
  const { backTo, schemeId, kind, details, together, parts, version } = useLoaderData<typeof loader>();
  const refused = useActionData<Refused>();
  const { t, i18n } = useTranslation("report");
  const { locale } = usePageFacts();
  const inWords = (number: number) => number.toLocaleString(i18n.language);
  const errors = (refused?.problems ?? []).map(({ field, problem, count = 0 }) => ({
    field,
    text: t(`details.${problem}`, { limit: inWords(MOST_CHARACTERS), have: inWords(count) }),
  }));
  const example = t(`kinds.${kind}.example`);
  return (
    <ReportPage
      step={2}
      schemeId={schemeId}
      title={t("details.heading")}
      back={{ href: backTo, label: t("back") }}
      errors={errors}
      savedMeanwhile={refused?.stale && (details ?? "")}
    >
      {/* Multipart, so that a text three times too long still arrives and can be kept. */}
      <form method="post" encType="multipart/form-data">
        <input type="hidden" name="version" value={version} />
        <TextArea
          name="details"
          label={t("details.heading")}
          asHeading
          hint={t(needsDetails(kind) ? "details.hintNeeded" : "details.hint", { example })}
          limit={MOST_CHARACTERS}
          value={refused?.values.details ?? details}
          error={errors[0]?.text}
        />
        {together.length > 0 && (
          <Checks
            legend={t("details.together")}
            hint={t("details.togetherHint")}
            options={together.map((id) => ({
              name: `part-${id}`,
              label: schemeName(id, locale),
              checked: parts.includes(id),
            }))}
          />
        )}
        <ActionButton more={needsDetails(kind) ? undefined : t("details.mayBeEmpty")}>{t("next")}</ActionButton>
      </form>
    </ReportPage>
  );
}
