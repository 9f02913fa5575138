/** The PIN of a card: the permission is open; the cardholder goes on at the reader, where nobody looks. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { QuietLink } from "../../ui/action-tag";
import { formatTime } from "../../ui/dates";
import { GoLink } from "../../ui/links";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { Section } from "../../ui/section";
import { StateLine } from "../../ui/state-line";
import { requireStaffMember } from "../../identity/guards.server";
import { notFound } from "../../platform/responses";
import { findPermission } from "../card-permission.server";

export async function loader(args: LoaderFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const permission = await findPermission(staffMember, args.params.resident ?? "", args.params.permission ?? "");
  if (!permission) throw notFound();
  return { permission, self: new URL(args.request.url).pathname };
}

export default function OpenPermission() {
  const { permission, self } = useLoaderData<typeof loader>();
  const { t } = useTranslation("desk-cards");
  const { locale, demo } = usePageFacts();
  const { name, change, standing, endsAt } = permission;
  const tone = ({ open: undefined, used: "good", over: "heed" } as const)[standing];
  const steps = t(`opened.steps.${change}`).split("\n");
  return (
    <Page title={t("opened.title")} kicker={name} back={{ href: path("desk-cards"), label: t("permit.back") }}>
      <StateLine parts={[{ text: t(`opened.${standing}.${change}`), tone }]} />
      {standing === "open" && (
        <>
          <p>{t("opened.until", { time: formatTime(endsAt, locale) })}</p>
          <Section heading={t("opened.heading")}>
            <ol>
              {steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
            {demo && <GoLink href={path("reader-new-pin")}>{t("opened.reader")}</GoLink>}
          </Section>
          <QuietLink href={self}>{t("opened.look")}</QuietLink>
        </>
      )}
    </Page>
  );
}
