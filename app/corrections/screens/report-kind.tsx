/** First page of a report: what is wrong, and what happens to the record then. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useWhose } from "../../ui/page-context";
import { z } from "zod";
import { queryText, readForm, refuse } from "../../platform/form.server";
import { openStep, saveAndGoOn } from "../../journeys/journey-page.server";
import { parseForm } from "../../platform/form-schema.server";
import { ActionButton } from "../../ui/action-tag";
import { Choice } from "../../ui/choice";
import { useFormErrors } from "../../ui/form-errors";
import { plainText } from "../../ui/phrases";
import { Explained } from "../../ui/glossary/explained";
import { ReportPage } from "../reporting/report-page";
import { requireReport } from "../reporting/report-step.server";
import { type ReportKind, suspendsViewing } from "../reports";

/** An answer half given is on this page: no sending elsewhere by itself. */
export const handle = { textEntry: true };

export async function loader(args: LoaderFunctionArgs) {
  const { viewing, report } = await requireReport(args);
  const { schemeId, kinds, entries } = report;
  const opened = openStep(args.request, report, "kind");
  const asked = kinds.find((known) => known === queryText(args.request, "kind"));
  return { opened, viewer: viewing.segment, schemeId, kinds, kind: entries.kind ?? asked, saved: entries.kind };
}

export async function action(args: ActionFunctionArgs) {
  const { report } = await requireReport(args);
  const form = await readForm(args.request);
  const read = parseForm(z.object({ kind: z.enum(report.kinds, "missing") }), form.values);
  return read.ok ? saveAndGoOn(report, "kind", read.value, form) : refuse(form, read.problems);
}

export default function ReportKindPage() {
  const { opened, viewer, schemeId, kinds, kind, saved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = useFormErrors(refused, "report:kind");
  const { t } = useTranslation("report");
  const whose = useWhose();
  const options = kinds.map((each) => ({
    value: each,
    label: t(`kinds.${each}.label`, whose),
    hint: t(`kinds.${each}.hint`, whose),
    effect: {
      icon: suspendsViewing(each) ? ("hold" as const) : ("open" as const),
      text: t(`effect.${effectOf(each)}`),
    },
  }));
  return (
    <ReportPage
      opened={opened}
      viewer={viewer}
      schemeId={schemeId}
      title={t("kind.heading")}
      errors={errors.list}
      stale={refused?.stale}
      saved={saved && plainText(t(`kinds.${saved}.label`, whose))}
    >
      <form method="post">
        <input type="hidden" name="version" value={opened.version} />
        <Choice
          name="kind"
          asHeading
          legend={t("kind.heading")}
          hint={t("kind.hint")}
          options={options}
          value={refused?.values["kind"] ?? kind}
          error={errors.of("kind")}
        />
        <ActionButton>{t("next")}</ActionButton>
      </form>
      <Explained words={["report", "institution"]} />
    </ReportPage>
  );
}

function effectOf(kind: ReportKind): "hidden" | "shown" | "nothing" {
  if (suspendsViewing(kind)) return "hidden";
  return kind === "missing" ? "nothing" : "shown";
}
