/**
 * Cancelling the card's use as insurance card: until when it still serves, what comes in its place, and then the
 * signature.
 */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { v4 as uuidv4 } from "uuid";
import { path } from "../../path";
import { ActionButton, QuietLink } from "../../ui/action-tag";
import { formatDayWithEra } from "../../ui/dates";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { Section } from "../../ui/section";
import { requireViewing } from "../../identity/guards.server";
import { readForm } from "../../platform/form.server";
import { seeOther } from "../../platform/responses";
import { getInsuranceUse, signInsuranceUseCancellation } from "../insurance-use.server";

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const { use, standing, wouldEndAt } = await getInsuranceUse(viewing);
  const back = path("insurance-use", { viewer: viewing.segment });
  if (!use || standing !== "used") throw seeOther(back);
  return { back, endsAt: wouldEndAt, key: uuidv4(), version: use.version };
}

export async function action(args: ActionFunctionArgs) {
  const viewing = await requireViewing(args);
  const form = await readForm(args.request);
  const ceremony = await signInsuranceUseCancellation(viewing, {
    key: form.get("key"),
    version: Number(form.get("version")),
  });
  return seeOther(
    ceremony
      ? path("sign", { viewer: viewing.segment, ceremony })
      : path("insurance-use-cancel", { viewer: viewing.segment }),
  );
}

export default function CancelInsuranceUse() {
  const { back, endsAt, key, version } = useLoaderData<typeof loader>();
  const { t } = useTranslation("insurance-use");
  const { locale } = usePageFacts();
  const lines = (which: "until" | "after") =>
    t(`cancel.${which}.lines`, { day: formatDayWithEra(endsAt, locale) }).split("\n");
  return (
    <Page title={t("cancel.title")} heading={t("cancel.heading")} back={{ href: back, label: t("cancel.back") }}>
      <p>{t("cancel.lead")}</p>
      {(["until", "after"] as const).map((which) => (
        <Section heading={t(`cancel.${which}.heading`)} key={which}>
          <ul>
            {lines(which).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Section>
      ))}
      <form method="post">
        <input type="hidden" name="key" value={key} />
        <input type="hidden" name="version" value={version} />
        <ActionButton more={t("cancel.signMore")}>{t("cancel.sign")}</ActionButton>
      </form>
      <QuietLink href={back}>{t("cancel.keep")}</QuietLink>
    </Page>
  );
}
