/** A new account, third page: its type and number, as they stand in the passbook. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActionButton } from "../../ui/action-tag";
import { Choice } from "../../ui/choice";
import { ErrorSummary } from "../../ui/error-summary";
import { Field } from "../../ui/field";
import { Journey } from "../../journeys/journey";
import { Page } from "../../ui/page";
import { Note } from "../../ui/section";
import { readAccountNumber } from "../bank-kana";
import { ACCOUNT_TYPES } from "../own-account";
import { requireViewing } from "../../identity/guards.server";
import { readForm } from "../../platform/form.server";
import { seeOther } from "../../platform/responses";
import { enterAccountStep, keepAccountEntries } from "../account-change.server";

export const handle = { textEntry: true };

const JAPAN_POST = "9900";

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const opened = await enterAccountStep(viewing, "number");
  if (!opened.ok) throw seeOther(`/${viewing.segment}/account${opened.goTo}`);
  const { type, number, bank, bankTitle, branchTitle } = opened.entered;
  return {
    type,
    number,
    at: `${bankTitle} ${branchTitle}`,
    isPost: bank === JAPAN_POST,
    base: `/${viewing.segment}/account/change`,
  };
}

interface Refused {
  errors: { type?: "choose"; number?: "empty" | "not_digits" | "too_short" | "too_long" | "unusable" };
  values: { type: string; number: string };
}

export async function action(args: ActionFunctionArgs) {
  const viewing = await requireViewing(args);
  const form = await readForm(args.request);
  const values = { type: form.get("type"), number: form.get("number") };
  const type = ACCOUNT_TYPES.find((known) => known === values.type);
  const read = form.unusable.includes("number")
    ? ({ ok: false, reason: "unusable" } as const)
    : readAccountNumber(values.number);
  if (type && read.ok)
    return seeOther(
      `/${viewing.segment}/account/change/${await keepAccountEntries(viewing, { type, number: read.number })}`,
    );
  const errors = { ...(type ? {} : { type: "choose" }), ...(read.ok ? {} : { number: read.reason }) };
  return Response.json({ errors, values }, { status: 422 });
}

export default function GiveNumber() {
  const { type, number, at, isPost, base } = useLoaderData<typeof loader>();
  const refused = useActionData<Refused>();
  const { t } = useTranslation("account");
  const typeError = refused?.errors.type && t("number.chooseType");
  const wrong = refused?.errors.number;
  const numberError = wrong && t(`number.${isPost && wrong === "too_long" ? "too_long_post" : wrong}`);
  const errors = [
    ...(typeError ? [{ field: "type", text: typeError }] : []),
    ...(numberError ? [{ field: "number", text: numberError }] : []),
  ];
  return (
    <Page
      title={t("number.title")}
      kicker={at}
      heading={t("number.heading")}
      back={{ href: `${base}/branch`, label: t("backToBranch") }}
      failed={refused !== undefined}
      aside={
        isPost && (
          <Note heading={t("number.postHeading")}>
            <p>{t("number.post")}</p>
          </Note>
        )
      }
    >
      <ErrorSummary errors={errors} />
      <Journey step={3} of={5} />
      <form method="post" className="sections">
        <Choice
          name="type"
          legend={t("number.type")}
          value={refused?.values.type ?? type ?? "ordinary"}
          error={typeError}
          options={ACCOUNT_TYPES.map((known) => ({ value: known, label: t(`type.${known}`) }))}
        />
        <Field
          name="number"
          label={t("number.number")}
          hint={t(isPost ? "number.hintPost" : "number.hint")}
          error={numberError}
          value={refused?.values.number ?? number}
          inputMode="numeric"
          autoComplete="off"
          width="short"
        />
        <ActionButton>{t("next")}</ActionButton>
      </form>
    </Page>
  );
}
