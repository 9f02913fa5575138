/** Why a sign-in or a signature did not work, each reason on its own page in plain words, with what to do next. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ActionLink } from "../../ui/action-tag";
import { Calm } from "../../ui/calm";
import { Page } from "../../ui/page";
import { Section } from "../../ui/section";
import { Explained } from "../../ui/glossary/explained";
import { notFound, seeOther } from "../../platform/responses";

const REASONS = [
  "locked",
  "no_pin",
  "certificate_ended",
  "card_returned",
  "card_suspended",
  "unknown_card",
  "not_verified",
  "expired",
  "not_sent",
  "not_staff",
] as const;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const reason = REASONS.find((known) => known === params.reason);
  if (!reason) throw notFound();
  const found = await context.findViewing();
  // The second of two clicks comes too late for the ceremony, but the person is in.
  if (found.ok && reason === "expired") throw seeOther(path("home", { viewer: found.viewing.segment }));
  return { reason };
}

export default function SignInProblem() {
  const { reason } = useLoaderData<typeof loader>();
  const { t } = useTranslation("sign-in");
  // Where another card would not help, the way on is the start: home for whoever is signed in.
  const start = reason === "no_pin" || reason === "not_sent";
  const ways = t(`problem.${reason}.ways`).split("\n");
  return (
    <Page
      title={t(`problem.${reason}.heading`)}
      back={reason === "not_sent" ? undefined : { href: path("sign-in"), label: t("problem.back") }}
    >
      <Calm tone="heed" heading={t(`problem.${reason}.heading`)}>
        <p>{t(`problem.${reason}.what`)}</p>
      </Calm>
      {reason === "certificate_ended" && <Explained words={["card_certificate", "certificate"]} />}
      <Section heading={t(`problem.${reason}.next`)}>
        <ul>
          {ways.map((way) => (
            <li key={way}>{way}</li>
          ))}
        </ul>
      </Section>
      <ActionLink href={start ? path("front") : path("sign-in")}>
        {t(start ? "problem.toStart" : "problem.otherCard")}
      </ActionLink>
    </Page>
  );
}
