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
import { ErrorSummary } from "../../ui/error-summary";
import { Field } from "../../ui/field";
import { Page } from "../../ui/page";
import { Reader } from "../reader";
import { Note, Section } from "../../ui/section";
import { queryText, readForm } from "../../platform/form.server";
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
  if (!card) return { state: "no_card" as const, asked, name: "" };
  const change = done ?? (await findPermittedChange(card.serial));
  return {
    state: done ? ("done" as const) : change ? ("permitted" as const) : ("not_permitted" as const),
    change,
    asked,
    name: card.nameOnCard,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const serial = cleanSerial(queryText(request, "card"));
  const form = await readForm(request);
  const pin = cleanPin(form.get("pin"));
  const error = form.get("with") === "pin" ? refusalOf(pin, cleanPin(form.get("again"))) : undefined;
  if (error) return Response.json(error, { status: 422 });
  const changed = await changePin(serial, pin);
  return seeOther(path("reader-new-pin", {}, { card: serial, done: changed.ok ? changed.change : undefined }));
}

interface Refused {
  field: "pin" | "again";
  error: "notFourDigits" | "differs";
}

function refusalOf(pin: string | undefined, again: string | undefined): Refused | undefined {
  if (!pin) return { field: "pin", error: "notFourDigits" };
  return pin === again ? undefined : { field: "again", error: "differs" };
}

export default function NewPinReader() {
  const { state, change, asked, name } = useLoaderData<typeof loader>();
  const { t } = useTranslation("desk-cards");
  if (state === "no_card") return <PutCard failed={asked !== ""} />;
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

function PutCard({ failed }: { failed: boolean }) {
  const { t } = useTranslation("desk-cards");
  const error = failed ? t("reader.unknownCard") : undefined;
  return (
    <Page title={t("reader.title")} failed={failed}>
      {error && <ErrorSummary errors={[{ field: "card", text: error }]} />}
      <form method="get" className="sections">
        <Field
          name="card"
          asHeading
          label={t("reader.card")}
          hint={t("reader.cardHint")}
          error={error}
          autoComplete="off"
        />
        <ActionButton>{t("reader.put")}</ActionButton>
      </form>
    </Page>
  );
}

function ChoosePin({ name, without }: { name: string; without: boolean }) {
  const refused = useActionData<Refused>();
  const { t } = useTranslation("desk-cards");
  const error = refused && t(`reader.${refused.error}`);
  const errorOf = (field: Refused["field"]) => (refused?.field === field ? error : undefined);
  const aside = (
    <Note heading={t("reader.aloneHeading")}>
      <p>{t("reader.alone")}</p>
    </Note>
  );
  return (
    <Page
      title={t("reader.title")}
      heading={t(without ? "reader.withoutHeading" : "reader.heading")}
      failed={refused !== undefined}
      aside={aside}
    >
      {error && <ErrorSummary errors={[{ field: refused.field, text: error }]} />}
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
              error={errorOf("pin")}
              inputMode="numeric"
              autoComplete="off"
              maxLength={12}
              width="short"
            />
            <Field
              name="again"
              type="password"
              label={t("reader.again")}
              error={errorOf("again")}
              inputMode="numeric"
              autoComplete="off"
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
