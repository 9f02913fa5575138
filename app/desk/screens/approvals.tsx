/** What waits for a second pair of eyes. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { formatDay, formatTime } from "../../ui/dates";
import { KeyValues } from "../../ui/key-values";
import { GoLink, PageLinks } from "../../ui/links";
import { Notice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { Section } from "../../ui/section";
import { requireStaffMember } from "../../identity/guards.server";
import { listApprovals } from "../mandate-approval.server";
import { doneOf, queryText } from "../../platform/form.server";
import { readPlace } from "../../platform/paging/keyset";
import { plainText } from "../../ui/phrases";

const DONE = ["approved", "refused"] as const;

export async function loader(args: LoaderFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const from = queryText(args.request, "from");
  return { ...(await listApprovals(staffMember, readPlace(from))), from, done: doneOf(args.request, DONE) };
}

export default function Approvals() {
  const { rows, next, from, count, done } = useLoaderData<typeof loader>();
  const { t } = useTranslation("desk-mandates");
  const { locale } = usePageFacts();
  return (
    <Page
      title={t("approvals.title")}
      heading={t("approvals.heading")}
      back={{ href: path("desk"), label: t("list.back") }}
      news={done && <Notice tone="done">{t(`approvals.done.${done}`)}</Notice>}
    >
      <p>{t("approvals.lead")}</p>
      <Section heading={t("approvals.mandates")} {...(count === 0 ? { lead: t("approvals.none") } : {})}>
        {rows.map(({ principalId, approvalId, ground, requestedAt, requestedLabel, isOwn }) => (
          <div className="desk-item flow" key={approvalId}>
            <h3>{plainText(t(`ground.${ground}`))}</h3>
            <KeyValues
              rows={[
                { label: t("label.requestedBy"), value: requestedLabel },
                {
                  label: t("label.requestedAt"),
                  value: `${formatDay(requestedAt, locale)} ${formatTime(requestedAt, locale)}`,
                },
              ]}
            />
            {isOwn && <p>{t("approvals.own")}</p>}
            <GoLink
              href={path("approval", { resident: principalId, approval: approvalId })}
              about={formatTime(requestedAt, locale)}
            >
              {t("approvals.open")}
            </GoLink>
          </div>
        ))}
        <PageLinks
          {...{ next, from, count }}
          href={(place) => path("approvals", {}, { from: place })}
          about={t("approvals.mandates")}
        />
      </Section>
    </Page>
  );
}
