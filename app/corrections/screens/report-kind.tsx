/** First page of a report: what is wrong, and what happens to the record then. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActionButton } from "../../ui/action-tag";
import { schemeName } from "../../ui/scheme-names";
import { Choice } from "../../ui/choice";
import { usePageFacts } from "../../ui/page-context";
import { plainText } from "../../ui/phrases";
import { ReportPage } from "../report-page";
import { type ReportKind, suspendsViewing } from "../reports";
import { queryText, readForm } from "../../platform/form.server";
import type { FieldProblem } from "../../platform/form";
import { refuse, requireReport, requireStep, saveAndGoOn } from "../report-step.server";

/** An answer half given is on this page: no sending elsewhere by itself. */
export const handle = { textEntry: true };

export async function loader(args: LoaderFunctionArgs) {
  const { viewing, journey } = await requireStep(args, "kind");
  const { schemeId, kinds, draft, version } = journey;
  const asked = kinds.find((known) => known === queryText(args.request, "kind"));
  return { backTo: `/${viewing.segment}/linkages/${schemeId}`, schemeId, kinds, kind: draft.kind ?? asked, version };
}

export async function action(args: ActionFunctionArgs) {
  const report = await requireReport(args);
  const form = await readForm(args.request);
  const kind = report.journey.kinds.find((known) => known === form.get("kind"));
  if (!kind) return refuse([{ field: "kind", problem: "missing" }], {});
  return saveAndGoOn(report, form, { kind }, { kind });
}

interface Refused {
  problems?: FieldProblem[];
  stale?: true;
  values: { kind?: string };
}

export default function ReportKindPage() {
  const { backTo, schemeId, kinds, kind, version } = useLoaderData<typeof loader>();
  const refused = useActionData<Refused>();
  const { t } = useTranslation("report");
  const { locale } = usePageFacts();
  const errors = (refused?.problems ?? []).map(({ field, problem }) => ({ field, text: t(`kind.${problem}`) }));
  const options = kinds.map((each) => ({
    value: each,
    label: t(`kinds.${each}.label`),
    hint: t(`kinds.${each}.hint`),
    effect: {
      icon: suspendsViewing(each) ? ("hold" as const) : ("open" as const),
      text: t(`effect.${effectOf(each)}`),
    },
  }));
  return (
    <ReportPage
      step={1}
      schemeId={schemeId}
      title={t("kind.heading")}
      back={{ href: backTo, label: t("kind.back", { scheme: schemeName(schemeId, locale) }) }}
      errors={errors}
      savedMeanwhile={refused?.stale && (kind ? plainText(t(`kinds.${kind}.label`)) : "")}
    >
      <form method="post">
        <input type="hidden" name="version" value={version} />
        <Choice
          name="kind"
          asHeading
          legend={t("kind.heading")}
          hint={t("kind.hint")}
          options={options}
          value={refused?.values.kind ?? kind}
          error={errors[0]?.text}
        />
        <ActionButton>{t("next")}</ActionButton>
      </form>
    </ReportPage>
  );
}

function effectOf(kind: ReportKind): "hidden" | "shown" | "nothing" {
  if (suspendsViewing(kind)) return "hidden";
  return kind === "missing" ? "nothing" : "shown";
}
