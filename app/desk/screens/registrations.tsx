/** Registering proxies for those who cannot grant a mandate: where to begin, and what became of one's own requests. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ActionButton, QuietLink } from "../../ui/action-tag";
import { formatDay } from "../../ui/dates";
import { KeyValues } from "../../ui/key-values";
import { GoLink, PageLinks } from "../../ui/links";
import { Notice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { Section } from "../../ui/section";
import { requireStaffMember } from "../../identity/guards.server";
import { listOwnRequests, type ShownApproval } from "../mandate-approval.server";
import { findRegistration } from "../registering/mandate-registration.server";
import { doneOf, queryText } from "../../platform/form.server";
import { readPlace } from "../../platform/paging/keyset";

export async function loader(args: LoaderFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const { next, version } = await findRegistration(staffMember);
  const from = queryText(args.request, "from");
  return {
    requests: await listOwnRequests(staffMember, readPlace(from)),
    from,
    next,
    begun: version > 0,
    done: doneOf(args.request, ["requested"]) !== undefined,
  };
}

export default function DeskMandates() {
  const { requests, from, next, begun, done } = useLoaderData<typeof loader>();
  const { t } = useTranslation("desk-mandates");
  return (
    <Page
      title={t("list.title")}
      heading={t("list.heading")}
      back={{ href: path("desk"), label: t("list.back") }}
      news={done && <Notice tone="done">{t("list.requested")}</Notice>}
    >
      <p>{t("list.lead")}</p>
      <form method="post" action={path("registration")}>
        <ActionButton more={t("list.newMore")}>{t("list.new")}</ActionButton>
      </form>
      {begun && <QuietLink href={path(`registration-${next}`)}>{t("list.goOn")}</QuietLink>}
      <Section heading={t("list.ownHeading")} {...(requests.count === 0 ? { lead: t("list.none") } : {})}>
        {requests.rows.map((one) => (
          <OwnRequest one={one} key={one.approvalId} />
        ))}
        <PageLinks
          {...requests}
          from={from}
          href={(place) => path("registrations", {}, { from: place })}
          about={t("list.ownHeading")}
        />
      </Section>
      <Section heading={t("list.findHeading")} lead={t("list.findLead")}>
        <GoLink href={path("registered-mandates-find")}>{t("list.find")}</GoLink>
      </Section>
    </Page>
  );
}

function OwnRequest({
  one: { principalId, approvalId, principalName, proxyName, state, refusal, requestedAt },
}: {
  one: ShownApproval;
}) {
  const { t } = useTranslation("desk-mandates");
  const { locale } = usePageFacts();
  return (
    <div className="desk-item flow">
      <h3>{t("list.forWhom", { principal: principalName, proxy: proxyName })}</h3>
      <KeyValues
        rows={[
          { label: t("label.state"), value: t(`state.${state}`) },
          { label: t("label.requestedAt"), value: formatDay(requestedAt, locale) },
          ...(refusal ? [{ label: t("label.refusal"), value: refusal }] : []),
        ]}
      />
      {state === "approved" && (
        <GoLink
          href={path("registered-mandate-letter", { resident: principalId, mandate: approvalId })}
          about={principalName}
        >
          {t("list.letter")}
        </GoLink>
      )}
    </div>
  );
}
