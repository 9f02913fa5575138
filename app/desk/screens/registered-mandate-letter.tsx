/** The letter to the principal, in large print: who was registered, for what, from when, and how to object. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { formatDay, formatDayWithEra } from "../../ui/dates";
import { paperNames } from "../desk-mandate-words";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { PrintButton } from "../../ui/paper/print-button";
import { Section } from "../../ui/section";
import { Telephone } from "../../ui/telephone";
import { lastDayOf } from "../../mandates/registered-mandates";
import { requireStaffMember } from "../../identity/guards.server";
import { notFound } from "../../platform/responses";
import { readMandateLetter } from "../registered-mandate.server";

export async function loader(args: LoaderFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const letter = await readMandateLetter(staffMember, args.params.resident ?? "", args.params.mandate ?? "");
  if (!letter) throw notFound();
  return { letter, last: lastDayOf(letter.endsAt) };
}

export default function MandateLetter() {
  const { letter, last } = useLoaderData<typeof loader>();
  const { t } = useTranslation("desk-mandates");
  const { locale } = usePageFacts();
  const { principalId, mandateId, principalName, proxyName, ground, papers, scopes, approvedAt, startsAt } = letter;
  const start = startsAt ?? approvedAt;
  return (
    <Page
      title={t("letter.title")}
      kicker={t("letter.to", { name: principalName })}
      heading={t("letter.heading")}
      back={{ href: path("registered-mandate", { resident: principalId, mandate: mandateId }), label: t("back") }}
    >
      <PrintButton />
      <div className="large-print flow">
        <p>{t("letter.who", { proxy: proxyName, day: formatDayWithEra(approvedAt, locale) })}</p>
        <Section heading={t("letter.whatHeading")}>
          <ul>
            {scopes.map((scope) => (
              <li key={scope}>{t(`scope.${scope}`)}</li>
            ))}
          </ul>
        </Section>
        <Section heading={t("letter.whenHeading")}>
          <p>{t("letter.from", { day: formatDay(start, locale) })}</p>
          <p>{t("letter.until", { day: formatDayWithEra(last, locale) })}</p>
        </Section>
        <Section heading={t("letter.whyHeading")}>
          <p>{t(`letter.ground.${ground}`, { proxy: proxyName })}</p>
          <p>{t("letter.why", { papers: paperNames(papers, t) })}</p>
        </Section>
        <Section heading={t("letter.objectHeading")}>
          <p>{t("letter.object")}</p>
          <p>
            <Telephone number={t("common:help.phone")} />
          </p>
          <p>{t("letter.anyTime")}</p>
        </Section>
      </div>
    </Page>
  );
}
