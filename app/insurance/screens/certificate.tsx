/** 資格確認書: what it is, asking for one, and how far the requests are. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ActionLink } from "../../ui/action-tag";
import { formatDay } from "../../ui/dates";
import { institutionDesk } from "../../ui/institution-name";
import { KeyValues } from "../../ui/key-values";
import { PlainButton } from "../../ui/links";
import { Notice } from "../../ui/notice";
import { Only } from "../../ui/only";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { Note, Section } from "../../ui/section";
import { Telephone } from "../../ui/telephone";
import { requireViewing } from "../../identity/guards.server";
import { queryText, readForm } from "../../platform/form.server";
import { seeOther } from "../../platform/responses";
import { type CertificateStanding, getCertificateStanding, withdrawRequest } from "../certificate-request.server";

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const said = (["requested", "withdrawn", "stale", "refused"] as const).find(
    (known) => known === queryText(args.request, "said"),
  );
  return { ...(await getCertificateStanding(viewing)), viewer: viewing.segment, said };
}

export async function action(args: ActionFunctionArgs) {
  const viewing = await requireViewing(args);
  const form = await readForm(args.request);
  const withdrawn = await withdrawRequest(viewing, {
    requestId: form.get("request"),
    version: Number(form.get("version")),
  });
  return seeOther(path("certificate", { viewer: viewing.segment }, { said: withdrawn.ok ? "withdrawn" : "stale" }));
}

export default function Certificate() {
  const { requests, insurer, offered, mayRequest, viewer, said } = useLoaderData<typeof loader>();
  const { t } = useTranslation("certificate");
  const running = requests.some(({ row }) => row.state === "requested" || row.state === "accepted");
  const tone = said === "requested" || said === "withdrawn" ? "done" : "heed";
  return (
    <Page
      title={t("title")}
      heading={t("heading")}
      back={{ href: path("home", { viewer }), label: t("back") }}
      news={said && <Notice tone={tone}>{t(`said.${said}`)}</Notice>}
      aside={<WhoNeedsOne />}
    >
      <p>{t("lead")}</p>
      {offered && <Notice tone="heed">{t(`offered.${offered}`)}</Notice>}
      {mayRequest && (
        <Only may="manage_insurance_use" otherwise="insuranceUse">
          <ActionLink href={path("certificate-request", { viewer })} more={t("ask.more")}>
            {t("ask.link")}
          </ActionLink>
        </Only>
      )}
      {!mayRequest && !running && !insurer && <p>{t("noInsurer")}</p>}
      {requests.map((request) => (
        <Request request={request} key={request.row.requestId} />
      ))}
    </Page>
  );
}

function Request({ request: { row, institution } }: { request: CertificateStanding["requests"][number] }) {
  const { t } = useTranslation("certificate");
  const { locale } = usePageFacts();
  return (
    <Section
      heading={t(`state.${row.state}.heading`)}
      lead={t(`state.${row.state}.lead`, { day: formatDay(row.stateSince, locale) })}
    >
      {row.refusal && (
        <blockquote className="step-quote" lang="ja">
          {row.refusal}
        </blockquote>
      )}
      <KeyValues
        rows={[
          { label: t("receipt"), value: row.receipt },
          { label: t("requestedAt"), value: formatDay(row.requestedAt, locale) },
          { label: t("to"), value: institutionDesk(institution, locale) },
        ]}
      />
      <Telephone number={institution.phone} />
      {row.state === "requested" && (
        <Only may="manage_insurance_use">
          <form method="post">
            <input type="hidden" name="request" value={row.requestId} />
            <input type="hidden" name="version" value={row.version} />
            <PlainButton>{t("withdraw")}</PlainButton>
          </form>
        </Only>
      )}
    </Section>
  );
}

function WhoNeedsOne() {
  const { t } = useTranslation("certificate");
  return (
    <Note heading={t("who.heading")}>
      <p>{t("who.needs")}</p>
      <p>{t("who.withoutPin")}</p>
    </Note>
  );
}
