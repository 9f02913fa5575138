/** The mandates of somebody whom the desk has found: who may act, since when, until when. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { formatDayWithEra } from "../../ui/dates";
import { KeyValues } from "../../ui/key-values";
import { GoLink } from "../../ui/links";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { lastDayOf } from "../../mandates/registered-mandates";
import { requireStaffMember } from "../../identity/guards.server";
import { notFound } from "../../platform/responses";
import { listDeskMandates } from "../registered-mandate.server";
import { plainText } from "../../ui/phrases";

export async function loader(args: LoaderFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const found = await listDeskMandates(staffMember, args.params.resident ?? "");
  if (!found) throw notFound();
  return found;
}

export default function MandatesOfResident() {
  const { principalName, mandates } = useLoaderData<typeof loader>();
  const { t } = useTranslation("desk-mandates");
  const { locale } = usePageFacts();
  return (
    <Page
      title={t("of.title")}
      heading={t("of.heading", { name: principalName })}
      back={{ href: path("registrations"), label: t("back") }}
    >
      {mandates.length === 0 && <p>{t("of.none")}</p>}
      {mandates.map(({ principalId, mandateId, proxyName, ground, standing, endsAt }) => (
        <div className="desk-item flow" key={mandateId}>
          <h2>{proxyName}</h2>
          <KeyValues
            rows={[
              { label: t("label.ground"), value: plainText(t(`ground.${ground}`)) },
              { label: t("label.state"), value: t(`standing.${standing}`) },
              {
                label: t("label.end"),
                value: t("new.end.until", { day: formatDayWithEra(lastDayOf(endsAt), locale) }),
              },
            ]}
          />
          <GoLink href={path("registered-mandate", { resident: principalId, mandate: mandateId })} about={proxyName}>
            {t("of.open")}
          </GoLink>
        </div>
      ))}
    </Page>
  );
}
