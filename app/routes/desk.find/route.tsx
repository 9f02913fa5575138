/** In a call or at the counter: the resident is found by what the resident says, for a reason that the resident is told. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActionButton } from "../../components/action-tag";
import { Choice } from "../../components/choice";
import { ErrorSummary } from "../../components/error-summary";
import { Field } from "../../components/field";
import { Page } from "../../components/page";
import { Section } from "../../components/section";
import { SUPPORT_REASONS } from "../../domain/support";
import { type FormFields, readForm, requireAttending, seeOther } from "../../http.server";
import { lookUp } from "../../services/look-up.server";

export const handle = { textEntry: true };

const FIELDS = ["kind", "reason", "receipt", "name", "birthDate", "sex", "address"] as const;
type FieldName = (typeof FIELDS)[number];
const FACTS = ["name", "birthDate", "sex", "address"] as const;
const KINDS = ["call", "counter"] as const;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAttending(request);
  return null;
}

interface Refused {
  field: FieldName;
  problem: "kind" | "reason" | "facts" | "not_found" | "too_many";
  values: Record<FieldName, string>;
}

export async function action({ request }: ActionFunctionArgs) {
  const attending = await requireAttending(request);
  const form = await readForm(request);
  const refuse = (field: FieldName, problem: Refused["problem"]) => Response.json({ field, problem, values: valuesOf(form) }, { status: 422 });
  const kind = KINDS.find((known) => known === form.get("kind"));
  if (!kind) return refuse("kind", "kind");
  const reason = SUPPORT_REASONS.find((known) => known === form.get("reason"));
  if (!reason) return refuse("reason", "reason");
  const { receipt, name, birthDate, sex, address } = valuesOf(form);
  const beside = [name, birthDate, address].filter(Boolean).length;
  if (receipt ? beside < 2 : beside < 3 || !sex) return refuse("name", "facts");
  const found = await lookUp(attending, { kind, reason, receipt, said: { name, birthDate, sex, address } });
  return found.ok ? seeOther(`/s-${found.supportId}`) : refuse("name", found.reason);
}

function valuesOf(form: FormFields): Record<FieldName, string> {
  return Object.fromEntries(FIELDS.map((name) => [name, form.get(name).slice(0, 200)])) as Record<FieldName, string>;
}

export default function FindResident() {
  const refused = useActionData<Refused>();
  const { t } = useTranslation("desk");
  const error = refused && t(`find.problem.${refused.problem}`);
  const errorOf = (field: FieldName) => (refused?.field === field ? error : undefined);
  const text = (name: FieldName) => (
    <Field name={name} label={t(`find.${name}.label`)} hint={t(`find.${name}.hint`)} error={errorOf(name)} value={refused?.values[name]} autoComplete="off" width={name === "address" ? "full" : "middle"} maxLength={200} />
  );
  return (
    <Page title={t("find.title")} heading={t("find.heading")} back={{ href: "/desk", label: t("back") }} failed={refused !== undefined}>
      {refused && error && <ErrorSummary errors={[{ field: refused.field, text: error }]} />}
      <p>{t("find.lead")}</p>
      <form method="post" className="sections" noValidate>
        <Choice name="kind" legend={t("find.kind.legend")} error={errorOf("kind")} value={refused?.values.kind} options={KINDS.map((value) => ({ value, label: t(`find.kind.${value}`) }))} />
        <Choice name="reason" legend={t("find.reason.legend")} hint={t("find.reason.hint")} error={errorOf("reason")} value={refused?.values.reason} options={SUPPORT_REASONS.map((value) => ({ value, label: t(`help:reasons.${value}`) }))} />
        <Section heading={t("find.facts")}>
          {text("receipt")}
          {FACTS.map((fact) =>
            fact === "sex" ? (
              <Choice key={fact} name="sex" legend={t("find.sex.legend")} value={refused?.values.sex} options={(["male", "female"] as const).map((value) => ({ value, label: t(`find.sex.${value}`) }))} />
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
