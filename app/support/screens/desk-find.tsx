/** In a call or at the counter: the resident is found by what the resident says, for a reason that the resident is told. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ActionButton } from "../../ui/action-tag";
import { Choice } from "../../ui/choice";
import { ErrorSummary } from "../../ui/error-summary";
import { Field } from "../../ui/field";
import { Page } from "../../ui/page";
import { Section } from "../../ui/section";
import { readBirthDate } from "../../matching/birth-date";
import { parseReceipt } from "../../platform/receipt-number";
import { SUPPORT_REASONS } from "../../identity/support";
import { requireStaffMember } from "../../identity/guards.server";
import { type FormFields, readForm } from "../../platform/form.server";
import { seeOther } from "../../platform/responses";
import { lookUp } from "../look-up.server";

export const handle = { textEntry: true };

const FIELDS = ["kind", "reason", "receipt", "name", "birthDate", "sex", "address"] as const;
type FieldName = (typeof FIELDS)[number];
const FACTS = ["name", "birthDate", "sex", "address"] as const;
const KINDS = ["call", "counter"] as const;

export async function loader(args: LoaderFunctionArgs) {
  await requireStaffMember(args);
  return null;
}

type Problem =
  | "kind"
  | "reason"
  | "receipt"
  | "name"
  | "birthDate"
  | "sex"
  | "address"
  | "two"
  | "not_a_date"
  | "not_found"
  | "too_many";
interface Refused {
  problems: Partial<Record<FieldName, Problem>>;
  values: Record<FieldName, string>;
}

export async function action(args: ActionFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const values = valuesOf(await readForm(args.request));
  const refuse = (problems: Refused["problems"]) =>
    Response.json({ problems, values } satisfies Refused, { status: 422 });
  const kind = KINDS.find((known) => known === values.kind);
  const reason = SUPPORT_REASONS.find((known) => known === values.reason);
  const problems = problemsOf(values);
  if (!kind || !reason || Object.keys(problems).length > 0)
    return refuse({ ...(kind ? {} : { kind: "kind" }), ...(reason ? {} : { reason: "reason" }), ...problems });
  const { receipt, name, birthDate, sex, address } = values;
  const found = await lookUp(staffMember, { kind, reason, receipt, said: { name, birthDate, sex, address } });
  return found.ok ? seeOther(path("home", { viewer: `s-${found.supportId}` })) : refuse({ name: found.reason });
}

/** What is missing or cannot be read: all four facts, or two beside a receipt number. */
function problemsOf(values: Record<FieldName, string>): Refused["problems"] {
  const problems: Refused["problems"] = {};
  if (values.receipt) {
    if (!parseReceipt(values.receipt)) problems.receipt = "receipt";
    if ([values.name, values.birthDate, values.address].filter(Boolean).length < 2) problems.name = "two";
  } else for (const fact of FACTS) if (!values[fact]) problems[fact] = fact;
  if (values.birthDate && !readBirthDate(values.birthDate)) problems.birthDate = "not_a_date";
  return problems;
}

function valuesOf(form: FormFields): Record<FieldName, string> {
  return Object.fromEntries(FIELDS.map((name) => [name, form.get(name).slice(0, 200)])) as Record<FieldName, string>;
}

export default function FindResident() {
  const refused = useActionData<Refused>();
  const { t } = useTranslation("desk");
  const errorOf = (field: FieldName) =>
    refused?.problems[field] ? t(`find.problem.${refused.problems[field]}`) : undefined;
  const errors = FIELDS.map((field) => ({ field, text: errorOf(field) ?? "" })).filter(({ text: said }) => said !== "");
  const text = (name: FieldName) => (
    <Field
      name={name}
      label={t(`find.${name}.label`)}
      hint={t(`find.${name}.hint`)}
      error={errorOf(name)}
      value={refused?.values[name]}
      autoComplete="off"
      width={name === "address" ? "full" : "middle"}
      maxLength={200}
    />
  );
  return (
    <Page
      title={t("find.title")}
      heading={t("find.heading")}
      back={{ href: path("desk"), label: t("back") }}
      failed={refused !== undefined}
    >
      <ErrorSummary errors={errors} />
      <p>{t("find.lead")}</p>
      <form method="post" className="sections" noValidate>
        <Choice
          name="kind"
          legend={t("find.kind.legend")}
          error={errorOf("kind")}
          value={refused?.values.kind}
          options={KINDS.map((value) => ({ value, label: t(`find.kind.${value}`) }))}
        />
        <Choice
          name="reason"
          legend={t("find.reason.legend")}
          hint={t("find.reason.hint")}
          error={errorOf("reason")}
          value={refused?.values.reason}
          options={SUPPORT_REASONS.map((value) => ({ value, label: t(`help:reasons.${value}`) }))}
        />
        <Section heading={t("find.facts")}>
          {text("receipt")}
          {FACTS.map((fact) =>
            fact === "sex" ? (
              <Choice
                key={fact}
                name="sex"
                legend={t("find.sex.legend")}
                error={errorOf("sex")}
                value={refused?.values.sex}
                options={(["male", "female"] as const).map((value) => ({ value, label: t(`find.sex.${value}`) }))}
              />
            ) : (
              <div key={fact}>{text(fact)}</div>
            ),
          )}
        </Section>
        <ActionButton>{t("find.send")}</ActionButton>
      </form>
    </Page>
  );
}
