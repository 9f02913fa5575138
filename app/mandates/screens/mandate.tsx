/**
 * One mandate: the code to hand over, the confirmation by name, what it allows, its renewal, and its end at once. The
 * state decides what is shown.
 */
import type { ActionFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { formatDayWithEra } from "../../ui/dates";
import { useFormErrors } from "../../ui/form-errors";
import { MandateTerms } from "../mandate-words";
import { Notice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { Section } from "../../ui/section";
import { requireViewing } from "../../identity/guards.server";
import { type FormFields, readForm, refuse } from "../../platform/form.server";
import { seeOther } from "../../platform/responses";
import type { Viewing } from "../../identity/viewing";
import { isRunning } from "../mandates";
import { lastDayOf } from "../registered-mandates";
import { endMandate, signConfirmation, signRenewal } from "../mandate-step.server";
import { Acting, Confirm, HandOver, Renew } from "./mandate/steps";
import { EndForm } from "./mandate/end-form";
import { loader } from "./mandate/load-mandate.server";

export { loader };

export async function action(args: ActionFunctionArgs) {
  const viewing = await requireViewing(args);
  const form = await readForm(args.request);
  const mandateId = args.params["mandate"] ?? "";
  const viewer = viewing.segment;
  if (form.get("do") === "end" || form.get("who") === "stranger") {
    const ended = await endMandate(viewing, mandateId, form.get("key"));
    return seeOther(path("mandates", { viewer }, ended ? { done: ended } : { refused: "mandate" }));
  }
  const step = form.get("do") === "renew" ? "months" : "who";
  if (!form.get(step)) return refuse(form, [{ field: step, problem: "missing" }]);
  const ceremony = await beginStep(viewing, mandateId, form);
  return seeOther(
    ceremony ? path("sign", { viewer: viewing.segment, ceremony }) : path("mandate", { viewer, mandate: mandateId }),
  );
}

function beginStep(viewing: Viewing, mandateId: string, form: FormFields): Promise<string | undefined> {
  const asked = { key: form.get("key"), mandateId, version: Number(form.get("version")) };
  return form.get("do") === "renew"
    ? signRenewal(viewing, { ...asked, months: Number(form.get("months")) })
    : signConfirmation(viewing, { ...asked, name: form.get("who") });
}

export default function Mandate() {
  const { mandate, done, viewer, formKey } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = useFormErrors(refused, "mandates:problem");
  const { t } = useTranslation("mandates");
  const { locale } = usePageFacts();
  const { side, standing, name, since, endsAt, endsSoon, byCards } = mandate;
  const until = endsAt ? formatDayWithEra(lastDayOf(endsAt), locale) : "";
  const words = { name, day: formatDayWithEra(since, locale), until };
  // A page kept open tells no more of a signature that has led further since.
  const told = (done === "mandate_offer" || done === "mandate_ask") === (mandate.code !== undefined) ? done : undefined;
  return (
    <Page
      title={t(`with.${side}`, words)}
      kicker={t(`with.${side}`, words)}
      heading={isRunning(standing) ? t(`one.${side}.${standing}`, words) : t("one.over")}
      back={{ href: path("mandates", { viewer }), label: t("step.toList") }}
      errors={errors.list}
      news={told && <Notice tone="done">{t(`signed.${told}`, words)}</Notice>}
    >
      {isRunning(standing) ? (
        <p>{t(`oneLead.${side}.${standing}`, words)}</p>
      ) : (
        <p>{t(`over.${side}.${standing}`, words)}</p>
      )}
      {mandate.code && <HandOver />}
      {side === "granted" && standing === "accepted" && <Confirm error={errors.of("who")} />}
      {side === "held" && standing === "active" && <Acting />}
      {side === "granted" && endsSoon && byCards && <Renew error={errors.of("months")} />}
      {isRunning(standing) && (
        <>
          <Section heading={t("terms.heading")}>
            <MandateTerms {...mandate} />
          </Section>
          <EndForm side={side} standing={standing} formKey={formKey} />
        </>
      )}
    </Page>
  );
}
