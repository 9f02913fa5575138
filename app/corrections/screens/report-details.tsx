/** Second page of a report: what is wrong, in the resident's own words. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readForm } from "../../platform/form.server";
import { FormVersion } from "../../journeys/form-version";
import { findTyped, openStep, saveAndGoOn } from "../../journeys/journey-page.server";
import { MOST_CHARACTERS } from "../../platform/written-text";
import { ActionButton } from "../../ui/action-tag";
import { Checks } from "../../ui/checks";
import { TYPED_FORM } from "../../ui/display-links";
import { useFormErrors } from "../../ui/form-errors";
import { usePageFacts, useWhose } from "../../ui/page-context";
import { schemeName } from "../../ui/scheme-names";
import { TextArea } from "../../ui/text-area";
import { ReportPage } from "../reporting/report-page";
import { requireReport } from "../reporting/report-step.server";
import { needsDetails } from "../reports";

/** A text half written is on this page: no sending elsewhere by itself. */
export const handle = { textEntry: true };

export async function loader(args: LoaderFunctionArgs) {
  const { viewing, report } = await requireReport(args);
  const { schemeId, entries, together } = report;
  const opened = openStep(args.request, report, "details");
  return {
    opened,
    viewer: viewing.segment,
    schemeId,
    kind: entries.kind ?? "something_else",
    details: entries.details,
    typed: await findTyped(viewing, args.request),
    together,
    parts: entries.parts ?? [],
  };
}

export async function action(args: ActionFunctionArgs) {
  const { report } = await requireReport(args);
  const form = await readForm(args.request);
  const { details = "" } = form.values;
  const parts = report.together.filter((id) => form.get(`part-${id}`) === "on");
  return saveAndGoOn(report, "details", { details, parts }, form);
}

export default function ReportDetails() {
  const { opened, viewer, schemeId, kind, details, typed, together, parts } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const given = refused?.values ?? typed;
  const errors = useFormErrors(refused, "report:details");
  const { t } = useTranslation("report");
  const { locale } = usePageFacts();
  const example = t(`kinds.${kind}.example`, useWhose());
  return (
    <ReportPage
      opened={opened}
      viewer={viewer}
      schemeId={schemeId}
      title={t("details.heading")}
      errors={errors.list}
      stale={refused?.stale}
      saved={details}
      keepsTyped
    >
      {/* Multipart, so that a text three times too long still arrives and can be kept. */}
      <form method="post" id={TYPED_FORM} encType="multipart/form-data">
        <FormVersion version={opened.version} refused={refused} typed={typed} />
        <TextArea
          name="details"
          label={t("details.heading")}
          asHeading
          hint={t(needsDetails(kind) ? "details.hintNeeded" : "details.hint", { example })}
          limit={MOST_CHARACTERS}
          value={given?.["details"] ?? details}
          error={errors.of("details")}
        />
        {together.length > 0 && (
          <Checks
            legend={t("details.together")}
            hint={t("details.togetherHint")}
            options={together.map((id) => ({
              name: `part-${id}`,
              label: schemeName(id, locale),
              checked: given ? given[`part-${id}`] === "on" : parts.includes(id),
            }))}
          />
        )}
        <ActionButton more={needsDetails(kind) ? undefined : t("details.mayBeEmpty")}>{t("next")}</ActionButton>
      </form>
    </ReportPage>
  );
}
