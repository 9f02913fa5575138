/**
 * The simulated card reader at the counter: the cardholder alone chooses the new PIN, or turns the card into one
 * without.
 */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ActionButton, ActionLink } from "../../ui/action-tag";
import { Calm } from "../../ui/calm";
import { useFormErrors } from "../../ui/form-errors";
import type { FieldProblem } from "../../platform/form";
import { Field } from "../../ui/field";
import { Page } from "../../ui/page";
import { Reader } from "../reader";
import { Note, Section } from "../../ui/section";
import { queryText, readForm, refuse, wasSent } from "../../platform/form.server";
import { notFound, seeOther } from "../../platform/responses";
import { findCard } from "../card.server";
import { cleanPin, cleanSerial } from "../input";
import { changePin, findPermittedChange } from "../new-pin.server";
import { isSimulated } from "../world.server";

/** A PIN half typed is on this page: no sending elsewhere by itself. */
export const handle = { textEntry: true };

const DONE = ["reset_pin", "without_pin", "with_pin"] as const;

export async function loader({ request }: LoaderFunctionArgs) {
  if (!isSimulated()) throw notFound();
  const asked = queryText(request, "card");
  const card = await findCard(cleanSerial(asked));
  const done = DONE.find((known) => known === queryText(request, "done"));
  if (!card) {
    const problem = asked ? "unknownCard" : wasSent(request) ? "missing" : undefined;
    const problems = problem ? [{ field: "card", problem }] : [];
    return { state: "no_card" as const, asked, problems, name: "" };
  }
  const change = done ?? (await findPermittedChange(card.serial));
  return {
    state: done ? ("done" as const) : change ? ("permitted" as const) : ("not_permitted" as const),
    change,
    asked,
    problems: [],
    name: card.nameOnCard,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const serial = cleanSerial(queryText(request, "card"));
  const form = await readForm(request);
  const pin = cleanPin(form.get("pin"));
  const problems = form.get("with") === "pin" ? problemsOf(pin, cleanPin(form.get("again"))) : [];
  if (problems.length > 0) return refuse(form, problems);
  const changed = await changePin(serial, pin);
  return seeOther(path("reader-new-pin", {}, { card: serial, done: changed.ok ? changed.change : undefined }));
}

/** Whether both are the same is asked only of a PIN. */
function problemsOf(pin: string | undefined, again: string | undefined): FieldProblem[] {
  if (!pin) return [{ field: "pin", problem: "notFourDigits" }];
  return pin === again ? [] : [{ field: "again", problem: "differs" }];
}

export default function NewPinReader() {
  const { state, change, asked, problems, name } = useLoaderData<typeof loader>();
  const { t } = useTranslation("desk-cards");
  if (state === "no_card") return <PutCard asked={asked} problems={problems} />;
  if (state === "not_permitted") {
    return (
      <Page title={t("reader.title")}>
        <Calm tone="heed" heading={t("reader.notPermitted")}>
          <p>{t("reader.notPermittedMore")}</p>
        </Calm>
      </Page>
    );
  }
  if (state === "done") {
    return (
      <Page title={t("reader.title")}>
        <Calm heading={t(`reader.done.${change}`)}>
          <p>{t(`reader.doneMore.${change}`)}</p>
        </Calm>
        {change !== "without_pin" && <ActionLink href={path("sign-in")}>{t("reader.signIn")}</ActionLink>}
      </Page>
    );
  }
  return <ChoosePin name={name} without={change === "without_pin"} />;
}

function PutCard({ asked, problems }: { asked: string; problems: FieldProblem[] }) {
  const { t } = useTranslation("desk-cards");
  const errors = useFormErrors({ problems }, "desk-cards:reader");
  return (
    <Page title={t("reader.title")} errors={errors.list}>
      <form method="get" className="sections">
        <input type="hidden" name="sent" value="1" />
        <Field
          name="card"
          asHeading
          label={t("reader.card")}
          hint={t("reader.cardHint")}
          error={errors.of("card")}
          value={asked}
          autoComplete="off"
        />
        <ActionButton>{t("reader.put")}</ActionButton>
      </form>
    </Page>
  );
}

function ChoosePin({ name, without }: { name: string; without: boolean }) {
  const refused = useActionData<typeof action>();
  const { t } = useTranslation("desk-cards");
  const errors = useFormErrors(refused, "desk-cards:reader");
  const aside = (
    <Note heading={t("reader.aloneHeading")}>
      <p>{t("reader.alone")}</p>
    </Note>
  );
  return (
    <Page
      title={t("reader.title")}
      heading={t(without ? "reader.withoutHeading" : "reader.heading")}
      errors={errors.list}
      aside={aside}
    >
      <form method="post" className="sections">
        <Section heading={t("reader.onReader")}>
          <Reader nameOnCard={name} />
        </Section>
        {without ? (
          <p>{t("reader.without")}</p>
        ) : (
          <>
            <input type="hidden" name="with" value="pin" />
            <Field
              name="pin"
              type="password"
              label={t("reader.pin")}
              hint={t("reader.pinHint")}
              error={errors.of("pin")}
              inputMode="numeric"
              autoComplete="new-password"
              maxLength={12}
              width="short"
            />
            <Field
              name="again"
              type="password"
              label={t("reader.again")}
              error={errors.of("again")}
              inputMode="numeric"
              autoComplete="new-password"
              maxLength={12}
              width="short"
            />
          </>
        )}
        <ActionButton>{t(without ? "reader.remove" : "reader.set")}</ActionButton>
      </form>
    </Page>
  );
}
