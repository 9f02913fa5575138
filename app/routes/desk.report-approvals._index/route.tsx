/** Reports that were filled in for somebody and wait for another person of the desk. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { schemeName } from "../../components/catalogue-names";
import { formatDay, formatTime } from "../../components/dates";
import { GoLink } from "../../components/links";
import { Notice } from "../../components/notice";
import { Page } from "../../components/page";
import { usePageFacts } from "../../components/page-context";
import { requireAttending } from "../../http.server";
import { listWaitingReports } from "../../services/report-approval.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const attending = await requireAttending(request);
  const done = (["approved", "refused", "decided"] as const).find((known) => known === new URL(request.url).searchParams.get("done"));
  return { waiting: await listWaitingReports(attending), done };
}

export default function WaitingReports() {
  const { waiting, done } = useLoaderData<typeof loader>();
  const { t } = useTranslation("desk-work");
  const { locale } = usePageFacts();
  return (
    <Page title={t("approval.title")} heading={t("approval.heading")} back={{ href: "/desk", label: t("desk:back") }} news={done && <Notice tone={done === "decided" ? "heed" : "done"}>{t(`approval.done.${done}`)}</Notice>}>
      <p>{t(waiting.length > 0 ? "approval.lead" : "approval.none")}</p>
      <ol className="queue">
        {waiting.map(({ residentId, approvalId, schemeId, requestedAt, isOwn }) => (
          <li key={approvalId}>
            <h2>{schemeName(schemeId, locale)}</h2>
            <p className="small">{t("approval.asked", { when: `${formatDay(requestedAt, locale)} ${formatTime(requestedAt, locale)}` })}</p>
            {isOwn ? (
              <p>{t("approval.own")}</p>
            ) : (
              <GoLink href={`/desk/report-approvals/${residentId}/${approvalId}`} about={schemeName(schemeId, locale)}>
                {t("queue.open")}
              </GoLink>
            )}
          </li>
        ))}
      </ol>
    </Page>
  );
}
