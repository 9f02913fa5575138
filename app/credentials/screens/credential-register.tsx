/** Registering a passkey beside the card; the browser makes it, so that this is the one page that needs JavaScript. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ActionButton, QuietLink } from "../../ui/action-tag";
import { useFormErrors } from "../../ui/form-errors";
import { Field } from "../../ui/field";
import { Notice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { requireViewing } from "../../identity/guards.server";
import { readForm, refuse } from "../../platform/form.server";
import { languageOf } from "../../platform/cookies.server";
import { seeOther } from "../../platform/responses";
import { wordsIn } from "../../platform/i18n.server";
import { RequestContext } from "../../ui/request-context";
import { beginPasskey, completePasskey, LONGEST_LABEL } from "../credential.server";

export const handle = { textEntry: true };

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const begun = await beginPasskey(viewing);
  if (!begun) throw seeOther(path("credentials", { viewer: viewing.segment }));
  const { ceremonyId, options } = begun;
  return {
    ceremony: ceremonyId,
    options: JSON.stringify(options),
    longest: LONGEST_LABEL,
    back: path("credentials", { viewer: viewing.segment }),
  };
}

export async function action(args: ActionFunctionArgs) {
  const viewing = await requireViewing(args);
  const form = await readForm(args.request);
  const registered = await completePasskey(viewing, {
    ceremonyId: form.get("ceremony"),
    response: form.get("answer"),
    label: form.values["label"] ?? "",
    usual: wordsIn(languageOf(args.request)).t("credentials:register.usual"),
  });
  if (!registered.ok) return refuse(form, [{ field: "label", problem: registered.reason }]);
  const done = registered.labelled ? "registeredAsUsual" : "registered";
  return seeOther(path("credentials", { viewer: viewing.segment }, { done }));
}

export default function RegisterPasskey() {
  const { ceremony, options, longest, back } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = useFormErrors(refused, "credentials:register.problem");
  const { t } = useTranslation("credentials");
  const { nonce } = useContext(RequestContext);
  return (
    <Page
      title={t("register.title")}
      heading={t("register.heading")}
      back={{ href: back, label: t("register.back") }}
      errors={errors.list}
    >
      <form method="post" data-passkey="register" data-options={options} hidden className="sections">
        <input type="hidden" name="ceremony" value={ceremony} />
        <input type="hidden" name="answer" />
        <p>{t("register.lead")}</p>
        <Field
          name="label"
          label={t("register.label")}
          hint={t("register.hint")}
          error={errors.of("label")}
          value={refused?.values["label"] ?? t("register.usual")}
          maxLength={longest}
          autoComplete="off"
        />
        <ActionButton>{t("register.make")}</ActionButton>
        <p role="alert" hidden data-passkey-failed>
          {t("register.failed")}
        </p>
      </form>
      <noscript>
        <Notice heading={t("register.noScript.heading")}>{t("register.noScript.what")}</Notice>
      </noscript>
      <QuietLink href={back}>{t("register.leave")}</QuietLink>
      <script type="module" src="/passkey.js" nonce={nonce} />
    </Page>
  );
}
