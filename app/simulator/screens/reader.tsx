/** The simulated card reader at sign-in: the card lies on it, one PIN, then home. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ActionButton } from "../../ui/action-tag";
import { Choice } from "../../ui/choice";
import { useFormErrors } from "../../ui/form-errors";
import { ForgottenPin } from "../forgotten-pin";
import { Page } from "../../ui/page";
import { PinField } from "../pin-field";
import { CardStep } from "../reader";
import { readerCookie } from "../../platform/cookies.server";
import { readForm, refuse } from "../../platform/form.server";
import { safeReturnTo, seeOther } from "../../platform/responses";
import { findCard } from "../card.server";
import { cleanPin, cleanSerial } from "../input";
import { signInWithCard } from "../reader.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const card = await findCard(cleanSerial(query.get("card")));
  if (!card) throw seeOther(path("sign-in-problem", { reason: "unknown_card" }));
  if (!card.hasPin) throw seeOther(path("sign-in-problem", { reason: "no_pin" }));
  if (card.triesLeft === 0) throw seeOther(path("sign-in-problem", { reason: "locked" }));
  return { card, terminal: query.get("terminal") === "shared" ? "shared" : "own" };
}

export async function action({ request }: ActionFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const form = await readForm(request);
  const terminal = form.get("terminal") === "shared" ? "shared" : "own";
  const serial = cleanSerial(query.get("card"));
  const pin = cleanPin(form.get("pin"));
  if (!pin) return refuse(form, [{ field: "pin", problem: "notFourDigits" }]);
  const result = await signInWithCard({
    serial,
    pin,
    terminal,
    returnTo: safeReturnTo(query.get("return-to"), path("home", { viewer: "me" })),
    browserCookie: request.headers.get("Cookie") ?? "",
  });
  if (result.ok) {
    result.response.headers.append("Set-Cookie", readerCookie(serial));
    return result.response;
  }
  if (result.reason === "wrong_pin") return refuse(form, [{ field: "pin", problem: "wrong" }]);
  return seeOther(path("sign-in-problem", { reason: result.reason }));
}

export default function SignInReader() {
  const { card, terminal } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = useFormErrors(refused, "sign-in:reader");
  const { t } = useTranslation("sign-in");
  return (
    <Page
      title={t("reader.title")}
      heading={t("reader.heading")}
      back={{ href: path("sign-in"), label: t("reader.back") }}
      errors={errors.list}
      aside={<ForgottenPin />}
    >
      <form method="post" className="sections">
        <CardStep nameOnCard={card.nameOnCard} />
        <Choice
          name="terminal"
          legend={t("reader.terminal")}
          value={refused?.values["terminal"] ?? terminal}
          options={[
            { value: "own", label: t("reader.own"), hint: t("reader.ownHint") },
            { value: "shared", label: t("reader.shared"), hint: t("reader.sharedHint") },
          ]}
        />
        <PinField
          label={t("reader.pin")}
          hint={t("reader.pinHint")}
          error={errors.of("pin")}
          triesLeft={card.triesLeft}
        />
        <ActionButton>{t("reader.signIn")}</ActionButton>
      </form>
    </Page>
  );
}
