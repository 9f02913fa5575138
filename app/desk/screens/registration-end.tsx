/** Registering a proxy: until when, a year at most. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { isEndedByFifteenthBirthday } from "../../mandates/fifteenth-birthday";
import { ActionButton } from "../../ui/action-tag";
import { Choice } from "../../ui/choice";
import { formatDayWithEra } from "../../ui/dates";
import { usePageFacts } from "../../ui/page-context";
import { RegistrationPage } from "../registration-page";
import { deskMandateEnd, lastDayOf } from "../../mandates/registered-mandates";
import { MANDATE_MONTHS } from "../../mandates/mandates";
import { readForm } from "../../platform/form.server";
import { keepAndGoOn, placeOfStep, requireRegistration } from "../registration-step.server";

export async function loader(args: LoaderFunctionArgs) {
  const { staffMember, registration } = await requireRegistration(args, "end");
  const { entries, principal, version } = registration;
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
  return { ends, months, isChild: ground === "parent", version, place: placeOfStep("end") };
}

export async function action(args: ActionFunctionArgs) {
  const { staffMember } = await requireRegistration(args, "end");
  const form = await readForm(args.request);
  const months = MANDATE_MONTHS.find((known) => String(known) === form.get("months"));
  return months ? keepAndGoOn(staffMember, form, { months }) : Response.json({ error: "empty" }, { status: 422 });
}

export default function ChooseEnd() {
  const { ends, months, isChild, version, place } = useLoaderData<typeof loader>();
  const refused = useActionData<{ error: "empty" | "stale" }>();
  const { t } = useTranslation("desk-mandates");
  const { locale } = usePageFacts();
  const error = refused && t(refused.error === "stale" ? "new.stale" : "new.end.empty");
  const options = ends.map(({ months: value, last, atBirthday }) => ({
    value: String(value),
    label: atBirthday ? t("new.end.birthday") : t("new.end.months", { count: value }),
    hint: t("new.end.until", { day: formatDayWithEra(last, locale) }),
  }));
  return (
    <RegistrationPage
      title={t("new.end.title")}
      place={place}
      errors={error ? [{ field: "months", text: error }] : []}
      failed={refused !== undefined}
    >
      <form method="post" className="sections">
        <input type="hidden" name="version" value={version} />
        <Choice
          name="months"
          asHeading
          legend={t("new.end.heading")}
          hint={t(isChild ? "new.end.child" : "new.end.hint")}
          value={months ? String(months) : undefined}
          error={error}
          options={options}
        />
        <ActionButton>{t("next")}</ActionButton>
      </form>
    </RegistrationPage>
  );
}
