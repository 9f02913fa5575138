/**
 * In a call or at the counter: the resident is found by what the resident says, for a reason that the resident is told.
 */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ActionButton } from "../../ui/action-tag";
import { Choice } from "../../ui/choice";
import { useFormErrors } from "../../ui/form-errors";
import { Field } from "../../ui/field";
import { Page } from "../../ui/page";
import { Section } from "../../ui/section";
import { readBirthDate, whyNoBirthDate } from "../../matching/birth-date";
import { parseReceipt } from "../../platform/receipt-number";
import { SUPPORT_REASONS } from "../../identity/support";
import { requireStaffMember } from "../../identity/guards.server";
import type { FieldProblem, Typed } from "../../platform/form";
import { type FormFields, readForm, refuse } from "../../platform/form.server";
import { seeOther } from "../../platform/responses";
import { lookUp } from "../look-up.server";

export const handle = { textEntry: true };

/** Longest text that is looked at; characters. */
const LONGEST = 200;
const FACTS = ["name", "birthDate", "sex", "address"] as const;
const KINDS = ["call", "counter"] as const;

export async function loader(args: LoaderFunctionArgs) {
  await requireStaffMember(args);
  return null;
}

export async function action(args: ActionFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const form = await readForm(args.request);
  const kind = KINDS.find((known) => known === form.get("kind"));
  const reason = SUPPORT_REASONS.find((known) => known === form.get("reason"));
  const problems = problemsOf(form);
  if (!kind || !reason || problems.length > 0) return refuse(form, problems);
  const [receipt, name, birthDate, sex, address] = ["receipt", ...FACTS].map((fact) =>
    form.get(fact).slice(0, LONGEST),
  );
  const said = { name: name ?? "", birthDate: birthDate ?? "", sex: sex ?? "", address: address ?? "" };
  const found = await lookUp(staffMember, { kind, reason, receipt: receipt ?? "", said });
  if (!found.ok) return refuse(form, [{ field: "name", problem: found.reason }]);
  return seeOther(path("home", { viewer: `s-${found.supportId}` }));
}

/** What is missing or cannot be read: all four facts, or two beside a receipt number. */
function problemsOf(form: FormFields): FieldProblem[] {
  const said = (name: string) => form.get(name) !== "";
  const birthDate = form.get("birthDate");
  const wrong = (field: string, problem: string, isWrong: boolean) => (isWrong ? [{ field, problem }] : []);
  const known = (choices: readonly string[], name: string) => choices.includes(form.get(name));
  const two = ["name", "birthDate", "address"].filter(said).length >= 2;
  const facts = said("receipt")
    ? [...wrong("receipt", "receipt", !parseReceipt(form.get("receipt"))), ...wrong("name", "two", !two)]
    : FACTS.flatMap((fact) => wrong(fact, fact, !said(fact)));
  return [
    ...wrong("kind", "kind", !known(KINDS, "kind")),
    ...wrong("reason", "reason", !known(SUPPORT_REASONS, "reason")),
    ...facts,
    ...wrong("birthDate", whyNoBirthDate(birthDate), said("birthDate") && !readBirthDate(birthDate)),
  ];
}

export default function FindResident() {
  const refused = useActionData<typeof action>();
  const errors = useFormErrors(refused, "desk:find.problem");
  const typed: Typed = refused?.values ?? {};
  const { t } = useTranslation("desk");
  const text = (name: "receipt" | "name" | "birthDate" | "address") => (
    <Field
      name={name}
      label={t(`find.${name}.label`)}
      hint={t(`find.${name}.hint`)}
      error={errors.of(name)}
      value={typed[name]}
      autoComplete="off"
      width={name === "address" ? "full" : "middle"}
      maxLength={LONGEST}
    />
  );
  return (
    <Page
      title={t("find.title")}
      heading={t("find.heading")}
      back={{ href: path("desk"), label: t("back") }}
      errors={errors.list}
    >
      <p>{t("find.lead")}</p>
      <form method="post" className="sections" noValidate>
        <Choice
          name="kind"
          legend={t("find.kind.legend")}
          error={errors.of("kind")}
          value={typed["kind"]}
          options={KINDS.map((value) => ({ value, label: t(`find.kind.${value}`) }))}
        />
        <Choice
          name="reason"
          legend={t("find.reason.legend")}
          hint={t("find.reason.hint")}
          error={errors.of("reason")}
          value={typed["reason"]}
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
                error={errors.of("sex")}
                value={typed["sex"]}
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
