/**
 * To offer a mandate or to ask for one: who, for what, about what, until when, and everything once more before the
 * signature.
 */
import type { ActionFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readForm, refuse, refuseStale } from "../../platform/form.server";
import { JourneyPage } from "../../journeys/journey-page";
import { saveAndGoOn } from "../../journeys/journey-page.server";
import { path } from "../../path";
import { seeOther } from "../../platform/responses";
import { useFormErrors } from "../../ui/form-errors";
import { signMandate } from "../mandate-offer.server";
import { ANSWERS } from "./mandate-page/answers";
import { loader, requireMandateJourney } from "./mandate-page/load-question.server";
import { Question } from "./mandate-page/questions";
import { useAnswerInWords } from "./mandate-page/words";

export { loader };

/** A name half typed may be on this page: no sending elsewhere by itself. */
export const handle = { textEntry: true };

export async function action(args: ActionFunctionArgs) {
  const { viewing, way, page, journey } = await requireMandateJourney(args);
  const form = await readForm(args.request);
  if (page === "check") {
    const ceremony = await signMandate(viewing, way, Number(form.get("version")));
    return ceremony ? seeOther(path("sign", { viewer: viewing.segment, ceremony })) : refuseStale(form);
  }
  const read = ANSWERS[page](form);
  return read.ok ? saveAndGoOn(journey, page, read.value, form) : refuse(form, read.problems);
}

export default function MandateQuestion() {
  const { opened, viewer, way, page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = useFormErrors(refused, "mandates:problem");
  const saved = useAnswerInWords();
  const { t } = useTranslation("mandates");
  return (
    <JourneyPage
      opened={opened}
      title={t(`${way}.${page}.heading`)}
      kicker={t(`${way}.kicker`)}
      from={{ href: path("mandates", { viewer }), label: t("step.toList") }}
      errors={errors.list}
      stale={refused?.stale}
      saved={saved}
      keepsTyped={page !== "check"}
    >
      <Question refused={refused} error={errors.list[0]?.text} />
    </JourneyPage>
  );
}
