/** A code that was handed over: typed or brought by a QR code; then who offers or asks for what, and the signature. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ActionButton } from "../../ui/action-tag";
import { useFormErrors } from "../../ui/form-errors";
import { Field } from "../../ui/field";
import { Notice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { SCOPES } from "../mandates";
import type { Viewing } from "../../identity/viewing";
import { requireViewing } from "../../identity/guards.server";
import { type FormFields, readForm, refuse } from "../../platform/form.server";
import { seeOther } from "../../platform/responses";
import { forgetCode, signAcceptance, signGrant, tryCode } from "../mandate-code.server";
import { Asked, Offered } from "./mandate-accept/found-code";
import { loader } from "./mandate-accept/load-code.server";

export { loader };

/** A code half typed may be on this page: no sending elsewhere by itself. */
export const handle = { textEntry: true };

export async function action(args: ActionFunctionArgs) {
  const viewing = await requireViewing(args);
  const form = await readForm(args.request);
  const self = path("mandate-accept", { viewer: viewing.segment });
  if (form.get("do") === "other") {
    await forgetCode(viewing);
    return seeOther(self);
  }
  if (form.get("do")) {
    const ceremony = await beginAnswer(viewing, form);
    return seeOther(
      ceremony
        ? path("sign", { viewer: viewing.segment, ceremony })
        : path("mandate-accept", { viewer: viewing.segment }, { gone: "yes" }),
    );
  }
  const code = form.get("code");
  const tried = code ? await tryCode(viewing, code) : ({ ok: false, reason: "missing" } as const);
  if (tried.ok) return seeOther(self);
  return refuse(form, [{ field: "code", problem: tried.reason }], tried.reason === "too_many" ? 429 : 422);
}

function beginAnswer(viewing: Viewing, form: FormFields): Promise<string | undefined> {
  if (form.get("do") === "accept") return signAcceptance(viewing);
  return signGrant(viewing, {
    scopes: SCOPES.filter((scope) => form.get(scope) === "on"),
    months: Number(form.get("months")),
  });
}

export default function EnterCode() {
  const { found, viewer, gone } = useLoaderData<typeof loader>();
  const { t } = useTranslation("mandates");
  const refused = useActionData<typeof action>();
  const errors = useFormErrors(refused, "mandates:problem");
  if (found && !refused) return found.kind === "offer" ? <Offered found={found} /> : <Asked found={found} />;
  return (
    <Page
      title={t("enter.heading")}
      back={{ href: path("mandates", { viewer }), label: t("step.toList") }}
      errors={errors.list}
      news={gone && <Notice tone="heed">{t("enter.gone")}</Notice>}
    >
      <EnterForm error={errors.of("code")} typed={refused?.values["code"]} />
      <p>{t("enter.more")}</p>
    </Page>
  );
}

function EnterForm({ error, typed }: { error: string | undefined; typed: string | undefined }) {
  const { brought } = useLoaderData<typeof loader>();
  const { t } = useTranslation("mandates");
  return (
    <>
      <form method="post" action="?" className="flow">
        <Field
          name="code"
          asHeading
          label={t("enter.heading")}
          hint={t(brought ? "enter.brought" : "enter.hint")}
          value={typed ?? brought}
          error={error}
          autoComplete="off"
          maxLength={40}
        />
        <ActionButton more={t("enter.sendMore")}>{t("enter.send")}</ActionButton>
      </form>
    </>
  );
}
