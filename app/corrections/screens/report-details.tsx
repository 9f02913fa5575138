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
import { MOST_CHARACTERS } from "../../platform/written-text";
import { readForm } from "../../platform/form.server";
import { unsentOf } from "../../journeys/unsent.server";
import type { FieldProblem } from "../../platform/form";
import { useFormErrors } from "../../ui/form-errors";
import { requireReport, requireStep, saveAndGoOn, stepPath } from "../report-step.server";

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
  const { details = "" } = form.values;
  const parts = report.journey.together.filter((id) => form.get(`part-${id}`) === "on");
  return saveAndGoOn(report, form, { details, parts }, { details: form.get("details") });
}

interface Refused {
  problems?: FieldProblem[];
  stale?: true;
  values: { details: string };
}

export default function ReportDetails() {
  const { backTo, schemeId, kind, details, together, parts, version } = useLoaderData<typeof loader>();
  const refused = useActionData<Refused>();
  const errors = useFormErrors({ problems: refused?.problems ?? [] }, "report:details");
  const { t } = useTranslation("report");
  const { locale } = usePageFacts();
  const example = t(`kinds.${kind}.example`);
  return (
    <ReportPage
      step={2}
      schemeId={schemeId}
      title={t("details.heading")}
      back={{ href: backTo, label: t("back") }}
      errors={errors.list}
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
          error={errors.of("details")}
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
