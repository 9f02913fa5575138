/** The simulated card reader for a signature: the card that signed in still lies on it, and the PIN is asked again. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ActionButton } from "../../ui/action-tag";
import { useFormErrors } from "../../ui/form-errors";
import { ForgottenPin } from "../forgotten-pin";
import { Page } from "../../ui/page";
import { PinField } from "../pin-field";
import { CardStep } from "../reader";
import { cardOnReader } from "../../platform/cookies.server";
import { readForm, refuse } from "../../platform/form.server";
import { seeOther } from "../../platform/responses";
import { findCard } from "../card.server";
import { cleanPin, cleanSerial } from "../input";
import { findReaderTask, signWithCard } from "../reader.server";

/** Text fields are on this page, and a PIN half typed: no sending elsewhere by itself. */
export const handle = { textEntry: true };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const task = await findReaderTask(params.ceremony ?? "", request.headers.get("Cookie"));
  if (!task) throw seeOther(signPage(request, params.ceremony));
  const card = await findCard(cleanSerial(cardOnReader(request)));
  if (!card?.hasPin) throw seeOther(path("sign-in-problem", { reason: "unknown_card" }));
  if (card.triesLeft === 0) throw seeOther(path("sign-in-problem", { reason: "locked" }));
  return { card, backTo: task.backTo };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await readForm(request);
  const pin = cleanPin(form.get("pin"));
  if (!pin) return refuse(form, [{ field: "pin", problem: "notFourDigits" }]);
  const result = await signWithCard({
    ceremonyId: params.ceremony ?? "",
    serial: cleanSerial(cardOnReader(request)),
    pin,
    cookie: request.headers.get("Cookie") ?? "",
  });
  if (result.ok) return result.response;
  if (result.reason === "wrong_pin") return refuse(form, [{ field: "pin", problem: "wrong" }]);
  return seeOther(
    result.reason === "expired"
      ? signPage(request, params.ceremony)
      : path("sign-in-problem", { reason: result.reason }),
  );
}

/** Where the portal tells what became of a signature that it no longer waits for. */
function signPage(request: Request, ceremony = ""): string {
  const viewer = new URL(request.url).searchParams.get("viewer") ?? "";
  return /^[a-z0-9-]+$/.test(viewer)
    ? path("sign", { viewer, ceremony })
    : path("sign-in-problem", { reason: "not_sent" });
}

export default function SignatureReader() {
  const { card, backTo } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = useFormErrors(refused, "sign-in:reader");
  const { t } = useTranslation("sign-in");
  return (
    <Page
      title={t("reader.signTitle")}
      heading={t("reader.signHeading")}
      back={{ href: backTo, label: t("reader.signBack") }}
      errors={errors.list}
      aside={<ForgottenPin />}
    >
      <p>{t("reader.signLead")}</p>
      <form method="post" className="sections">
        <CardStep nameOnCard={card.nameOnCard} />
        <PinField
          label={t("reader.signPin")}
          hint={t("reader.pinHint")}
          error={errors.of("pin")}
          triesLeft={card.triesLeft}
        />
        <ActionButton>{t("reader.sign")}</ActionButton>
      </form>
    </Page>
  );
}
