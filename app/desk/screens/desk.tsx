/** The desk's work: the queue, what institutions owe beyond its target, and what could not be delivered. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { schemeName } from "../../ui/scheme-names";
import { formatDay, formatTime } from "../../ui/dates";
import { institutionName } from "../../ui/institution-name";
import { KeyValues } from "../../ui/key-values";
import { PageLinks, PlainButton } from "../../ui/links";
import { Notice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { Section } from "../../ui/section";
import { Telephone } from "../../ui/telephone";
import { QUEUE_FILTERS } from "../desk-queue";
import { requireStaffMember } from "../../identity/guards.server";
import { doneOf, queryText, readForm } from "../../platform/form.server";
import { readPlace } from "../../platform/paging/keyset";
import { seeOther } from "../../platform/responses";
import { listOverdue, type Overdue } from "../desk-overdue.server";
import { countQueue, listQueue } from "../desk-queue.server";
import { type AskedReport, listAskedReports } from "../report-request.server";
import { listInstitutionNames, listUndelivered, retryUndelivered, type Undelivered } from "../undelivered.server";
import { Queue } from "./desk/queue";

export async function loader(args: LoaderFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const done = doneOf(args.request, ["retry", "approval"]);
  const filter = QUEUE_FILTERS.find((known) => known === queryText(args.request, "show")) ?? "us";
  const from = {
    queue: queryText(args.request, "from"),
    overdue: queryText(args.request, "overdue"),
    undelivered: queryText(args.request, "undelivered"),
    asked: queryText(args.request, "asked"),
  };
  const { rows: items, next } = await listQueue(staffMember, filter, readPlace(from.queue));
  const counts = await countQueue(staffMember);
  const { at, staffId } = staffMember;
  return {
    queue: { filter, counts, items, next, from: from.queue, at, staffId },
    overdue: await listOverdue(staffMember, readPlace(from.overdue)),
    undelivered: await listUndelivered(readPlace(from.undelivered)),
    asked: await listAskedReports(staffMember, readPlace(from.asked)),
    from,
    institutions: await listInstitutionNames(),
    done,
  };
}

export async function action(args: ActionFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const form = await readForm(args.request);
  const again = await retryUndelivered(staffMember, form.get("retry"));
  return seeOther(again ? path("desk", {}, { done: "retry" }) : path("desk"));
}

export default function Desk() {
  const { queue, overdue, undelivered, asked, from, done } = useLoaderData<typeof loader>();
  const { t } = useTranslation("desk");
  return (
    <Page
      title={t("title")}
      heading={t("heading")}
      news={
        done && (
          <Notice tone="done">{t(done === "retry" ? "undelivered.again" : "desk-work:approval.askedDone")}</Notice>
        )
      }
    >
      <Queue {...queue} />
      {asked.rows.length > 0 && (
        <Section heading={t("desk-work:approval.mine.heading")} lead={t("desk-work:approval.mine.lead")}>
          {asked.rows.map((one) => (
            <AskedApproval one={one} key={one.approvalId} />
          ))}
          <PageLinks
            {...asked}
            from={from.asked}
            href={(place) => path("desk", {}, { asked: place })}
            about={t("desk-work:approval.mine.heading")}
          />
        </Section>
      )}
      <Section heading={t("overdue.heading")} lead={t(overdue.count > 0 ? "overdue.lead" : "overdue.none")}>
        {overdue.rows.map((one) => (
          <OverdueCase one={one} key={`${one.receipt} ${one.track}`} />
        ))}
        <PageLinks
          {...overdue}
          from={from.overdue}
          href={(place) => path("desk", {}, { overdue: place })}
          about={t("overdue.heading")}
        />
      </Section>
      <Section
        heading={t("undelivered.heading")}
        lead={t(undelivered.count > 0 ? "undelivered.lead" : "undelivered.none")}
      >
        {undelivered.rows.map((one) => (
          <UndeliveredNotice one={one} key={one.outboxId} />
        ))}
        <PageLinks
          {...undelivered}
          from={from.undelivered}
          href={(place) => path("desk", {}, { undelivered: place })}
          about={t("undelivered.heading")}
        />
      </Section>
    </Page>
  );
}

function AskedApproval({ one: { schemeId, requestedAt, state, refusal } }: { one: AskedReport }) {
  const { t } = useTranslation("desk-work");
  const { locale } = usePageFacts();
  return (
    <div className="desk-item flow">
      <h3>{schemeName(schemeId, locale)}</h3>
      <KeyValues
        rows={[
          {
            label: t("approval.mine.when"),
            value: `${formatDay(requestedAt, locale)} ${formatTime(requestedAt, locale)}`,
          },
          { label: t("approval.mine.now"), value: t(`approval.mine.state.${state}`) },
          ...(refusal ? [{ label: t("approval.refusal"), value: refusal }] : []),
        ]}
      />
    </div>
  );
}

function OverdueCase({ one: { receipt, schemeId, institution, state, track, dueAt } }: { one: Overdue }) {
  const { t } = useTranslation("desk");
  const { locale } = usePageFacts();
  return (
    <div className="desk-item flow">
      <h3>{t("overdue.case", { receipt, scheme: schemeName(schemeId, locale) })}</h3>
      <KeyValues
        rows={[
          { label: t("overdue.owes"), value: institution.nameJa },
          { label: t("overdue.waitsFor"), value: t(track === "leak" ? "overdue.log" : `overdue.state.${state}`) },
          { label: t("overdue.since"), value: `${formatDay(dueAt, locale)} ${formatTime(dueAt, locale)}` },
        ]}
      />
      <Telephone number={institution.phone} />
    </div>
  );
}

function UndeliveredNotice({
  one: { outboxId, topic, institutionId, createdAt, attempts, lastError },
}: {
  one: Undelivered;
}) {
  const { institutions } = useLoaderData<typeof loader>();
  const { t } = useTranslation("desk");
  const { locale } = usePageFacts();
  const institution = institutionId ? institutions[institutionId] : undefined;
  return (
    <div className="desk-item flow">
      <h3>{t(`undelivered.topic.${topic}`)}</h3>
      <KeyValues
        rows={[
          {
            label: t("undelivered.to"),
            value: institution ? institutionName(institution, locale) : t("undelivered.resident"),
          },
          { label: t("undelivered.since"), value: `${formatDay(createdAt, locale)} ${formatTime(createdAt, locale)}` },
          { label: t("undelivered.attempts"), value: String(attempts) },
          { label: t("undelivered.error"), value: lastError ?? "" },
        ]}
      />
      <form method="post">
        <PlainButton name="retry" value={outboxId}>
          {t("undelivered.retry")}
        </PlainButton>
      </form>
    </div>
  );
}
