/** Being told by mail: the address, then the number that was sent there. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ActionButton, QuietLink } from "../../ui/action-tag";
import { useFormErrors } from "../../ui/form-errors";
import { Field } from "../../ui/field";
import { PlainButton } from "../../ui/links";
import { Page } from "../../ui/page";
import { requireViewing } from "../../identity/guards.server";
import { queryText, readForm, refuse } from "../../platform/form.server";
import { languageOf } from "../../platform/cookies.server";
import { seeOther } from "../../platform/responses";
import { confirmMailAddress, getMailStanding, setMailAddress } from "../mail-address.server";
import { LONGEST_ADDRESS } from "../mail-addresses";

export const handle = { textEntry: true };

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const mail = await getMailStanding(viewing);
  if (!mail.possible) throw seeOther(path("notices", { viewer: viewing.segment }));
  const step: "code" | "address" =
    mail.state === "waiting" && queryText(args.request, "step") !== "address" ? "code" : "address";
  return { viewer: viewing.segment, step, address: mail.address, longest: LONGEST_ADDRESS };
}

export async function action(args: ActionFunctionArgs) {
  const viewing = await requireViewing(args);
  const form = await readForm(args.request);
  const code = form.get("code").normalize("NFKC").replace(/\D/g, "");
  if (form.get("step") === "code") {
    const confirmed = await confirmMailAddress(viewing, code);
    return confirmed.ok
      ? seeOther(path("notices", { viewer: viewing.segment }, { done: "mail" }))
      : refuse(form, [{ field: "code", problem: confirmed.reason }]);
  }
  const changed = await setMailAddress(viewing, {
    address: form.get("address").normalize("NFKC"),
    language: languageOf(args.request),
  });
  if (changed.ok) return seeOther(path("notices-mail", { viewer: viewing.segment }));
  return refuse(form, [{ field: "address", problem: changed.reason === "too_many" ? "too_many" : "invalid" }]);
}

export default function NoticesByMail() {
  const { viewer, step, address, longest } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useTranslation("notices");
  const errors = useFormErrors(refused, "notices:mail");
  return (
    <Page
      title={t("mail.title")}
      back={{ href: path("notices", { viewer }), label: t("mail.back") }}
      errors={errors.list}
    >
      <form method="post" className="sections" noValidate>
        <input type="hidden" name="step" value={step} />
        {step === "address" ? (
          <Field
            name="address"
            asHeading
            label={t("mail.address.label")}
            hint={t("mail.address.hint")}
            error={errors.of(step)}
            value={refused?.values["address"] ?? address}
            type="email"
            inputMode="email"
            autoComplete="email"
            maxLength={longest}
            width="full"
          />
        ) : (
          <Field
            name="code"
            asHeading
            label={t("mail.code.label")}
            hint={t("mail.code.hint", { address })}
            error={errors.of(step)}
            value={refused?.values["code"]}
            inputMode="numeric"
            autoComplete="one-time-code"
            width="short"
          />
        )}
        <ActionButton>{t(`mail.${step}.send`)}</ActionButton>
      </form>
      {step === "code" && (
        <form method="post">
          <input type="hidden" name="step" value="address" />
          <input type="hidden" name="address" value={address} />
          <PlainButton>{t("mail.code.again")}</PlainButton>
        </form>
      )}
      {step === "code" && (
        <QuietLink href={path("notices-mail", { viewer }, { step: "address" })}>{t("mail.change")}</QuietLink>
      )}
    </Page>
  );
}
