/** Reports that were filled in for somebody and wait for another person of the desk. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { schemeName } from "../../ui/scheme-names";
import { formatDay, formatTime } from "../../ui/dates";
import { GoLink, PageLinks } from "../../ui/links";
import { Notice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { requireStaffMember } from "../../identity/guards.server";
import { listWaitingReports } from "../report-approval.server";
import { doneOf, queryText } from "../../platform/form.server";
import { readPlace } from "../../platform/paging/keyset";

export async function loader(args: LoaderFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const done = doneOf(args.request, ["approved", "refused", "decided"]);
  const from = queryText(args.request, "from");
  return { ...(await listWaitingReports(staffMember, readPlace(from))), from, done };
}

export default function WaitingReports() {
  const { rows, next, from, count, done } = useLoaderData<typeof loader>();
  const { t } = useTranslation("desk-work");
  const { locale } = usePageFacts();
  return (
    <Page
      title={t("approval.title")}
      heading={t("approval.heading")}
      back={{ href: path("desk"), label: t("desk:back") }}
      news={done && <Notice tone={done === "decided" ? "heed" : "done"}>{t(`approval.done.${done}`)}</Notice>}
    >
      <p>{t(count > 0 ? "approval.lead" : "approval.none")}</p>
      <ol className="queue">
        {rows.map(({ residentId, approvalId, schemeId, requestedAt, isOwn }) => (
          <li key={approvalId}>
            <h2>{schemeName(schemeId, locale)}</h2>
            <p className="small">
              {t("approval.asked", { when: `${formatDay(requestedAt, locale)} ${formatTime(requestedAt, locale)}` })}
            </p>
            {isOwn ? (
              <p>{t("approval.own")}</p>
            ) : (
              <GoLink
                href={path("report-approval", { resident: residentId, approval: approvalId })}
                about={schemeName(schemeId, locale)}
              >
                {t("queue.open")}
              </GoLink>
            )}
          </li>
        ))}
      </ol>
      <PageLinks
        {...{ next, from, count }}
        href={(place) => path("report-approvals", {}, { from: place })}
        about={t("approval.heading")}
      />
    </Page>
  );
}
