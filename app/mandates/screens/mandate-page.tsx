/** To offer a mandate or to ask for one: who, for what, about what, until when, and everything once more before the signature. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ErrorSummary } from "../../ui/error-summary";
import { Journey } from "../../journeys/journey";
import { Notice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { MANDATE_PAGES } from "../mandates";
import { requireViewing } from "../../identity/guards.server";
import { readForm } from "../../platform/form.server";
import { seeOther } from "../../platform/responses";
import { findMandateJourney, isReached, saveMandateEntries, signMandate } from "../mandate-offer.server";
import { readAnswer } from "./mandate-page/answers";
import { loader, pageOf, type RefusedAnswer } from "./mandate-page/load-question.server";
import { Question } from "./mandate-page/questions";

export { loader };

/** A name half typed may be on this page: no sending elsewhere by itself. */
export const handle = { textEntry: true };

export async function action(args: ActionFunctionArgs) {
  const viewing = await requireViewing(args);
  const { way, page } = pageOf(args.params);
  const form = await readForm(args.request);
  if (page === "check") {
    const ceremony = await signMandate(viewing, way, Number(form.get("version")));
    return ceremony
      ? seeOther(`/${viewing.segment}/sign/${ceremony}`)
      : Response.json({ stale: true }, { status: 409 });
  }
  const answer = readAnswer(page, form);
  if (!answer.ok) return Response.json({ problem: answer.problem, values: answer.values }, { status: 422 });
  const journey = await findMandateJourney(viewing, way);
  if (!isReached(journey, page)) return seeOther(`/${viewing.segment}/mandates/${way}/${journey.next}`);
  const next = await saveMandateEntries(viewing, way, answer.entries);
  return seeOther(`/${viewing.segment}/mandates/${way}/${next ?? page}`);
}

export default function MandateQuestion() {
  const { way, page, base } = useLoaderData<typeof loader>();
  const refused = useActionData<RefusedAnswer>();
  const { t } = useTranslation("mandates");
  const at = MANDATE_PAGES.indexOf(page);
  const before = MANDATE_PAGES[at - 1];
  const errors = refused?.problem
    ? [{ field: refused.problem.field, text: t(`problem.${refused.problem.problem}`) }]
    : [];
  return (
    <Page
      title={t(`${way}.${page}.heading`)}
      kicker={t(`${way}.kicker`)}
      back={
        before ? { href: `${base}/${way}/${before}`, label: t("step.back") } : { href: base, label: t("step.toList") }
      }
      failed={errors.length > 0}
    >
      <ErrorSummary errors={errors} />
      {refused?.stale && <Notice tone="heed">{t("step.stale")}</Notice>}
      <Journey step={at + 1} of={MANDATE_PAGES.length} />
      <Question error={errors[0]?.text} />
    </Page>
  );
}
