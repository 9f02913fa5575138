/** Registering a proxy: until when, a year at most. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { isEndedByFifteenthBirthday } from "../../mandates/fifteenth-birthday";
import { readForm, refuse } from "../../platform/form.server";
import { openStep, saveAndGoOn } from "../../journeys/journey-page.server";
import { MANDATE_MONTHS } from "../../mandates/mandates";
import { deskMandateEnd, lastDayOf } from "../../mandates/registered-mandates";
import { ActionButton } from "../../ui/action-tag";
import { Choice } from "../../ui/choice";
import { formatDayWithEra } from "../../ui/dates";
import { useFormErrors } from "../../ui/form-errors";
import { usePageFacts } from "../../ui/page-context";
import { RegistrationPage } from "../registering/registration-page";
import { requireRegistration } from "../registering/registration-step.server";

export async function loader(args: LoaderFunctionArgs) {
  const { staffMember, registration } = await requireRegistration(args);
  const opened = openStep(args.request, registration, "end");
  const { entries, principal } = registration;
  const { ground = "statutory", months } = entries;
  const birthDate = principal?.birthDate ?? "";
  const all = MANDATE_MONTHS.map((each) => ({
    months: each,
    endsAt: deskMandateEnd({ ground, months: each, birthDate, at: staffMember.at }),
  }));
  // Beyond the birthday longer ones end on the same day: one of them is enough.
  const ends = all
    .filter(({ endsAt }, index) => endsAt.getTime() !== all[index - 1]?.endsAt.getTime())
    .map(({ months, endsAt }) => ({
      months,
      last: lastDayOf(endsAt),
      atBirthday: isEndedByFifteenthBirthday(ground, birthDate, endsAt),
    }));
  return { opened, ends, months, isChild: ground === "parent" };
}

export async function action(args: ActionFunctionArgs) {
  const { registration } = await requireRegistration(args);
  const form = await readForm(args.request);
  const months = MANDATE_MONTHS.find((known) => String(known) === form.get("months"));
  if (!months) return refuse(form, [{ field: "months", problem: "empty" }]);
  return saveAndGoOn(registration, "end", { months }, form);
}

export default function ChooseEnd() {
  const { opened, ends, months, isChild } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = useFormErrors(refused, "desk-mandates:new.end");
  const { t } = useTranslation("desk-mandates");
  const { locale } = usePageFacts();
  const options = ends.map(({ months: value, last, atBirthday }) => ({
    value: String(value),
    label: atBirthday ? t("new.end.birthday") : t("new.end.months", { count: value }),
    hint: t("new.end.until", { day: formatDayWithEra(last, locale) }),
  }));
  const kept = months && String(months);
  return (
    <RegistrationPage
      opened={opened}
      title={t("new.end.title")}
      errors={errors.list}
      stale={refused?.stale}
      saved={options.find(({ value }) => value === kept)?.label}
    >
      <form method="post" className="sections">
        <input type="hidden" name="version" value={opened.version} />
        <Choice
          name="months"
          asHeading
          legend={t("new.end.heading")}
          hint={t(isChild ? "new.end.child" : "new.end.hint")}
          value={refused?.values["months"] ?? kept}
          error={errors.of("months")}
          options={options}
        />
        <ActionButton>{t("next")}</ActionButton>
      </form>
    </RegistrationPage>
  );
}
