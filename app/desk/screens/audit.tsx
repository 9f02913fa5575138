/** The auditor's page: who looked at whom and why, and whether the records are whole. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ActionButton, QuietButton } from "../../ui/action-tag";
import { AuditVerdict } from "../audit-verdict";
import { DeskLook, numberResidents } from "../../support/desk-look";
import { useFormErrors } from "../../ui/form-errors";
import { Field } from "../../ui/field";
import { PageLinks } from "../../ui/links";
import { Page } from "../../ui/page";
import { Note, Section } from "../../ui/section";
import { requireStaffMember } from "../../identity/guards.server";
import { queryText, readForm } from "../../platform/form.server";
import { DAY_MS } from "../../platform/japan-time";
import { readPlace } from "../../platform/paging/keyset";
import { listSeats, searchLooks, verifyAll } from "../audit-search.server";

/** Midnight in Japan of `YYYY-MM-DD`; undefined for anything else. */
function readDay(text: string): Date | undefined {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00+09:00`) : undefined;
  return day && !Number.isNaN(day.getTime()) ? day : undefined;
}

export const handle = { textEntry: true };

export async function loader(args: LoaderFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const asked = {
    seat: queryText(args.request, "seat"),
    whom: queryText(args.request, "whom"),
    from: queryText(args.request, "from"),
    until: queryText(args.request, "until"),
  };
  const [from, lastDay] = [readDay(asked.from), readDay(asked.until)];
  const until = lastDay && new Date(lastDay.getTime() + DAY_MS);
  const place = queryText(args.request, "place");
  const { problems: unknown, ...looks } = await searchLooks(staffMember, { ...asked, from, until }, readPlace(place));
  const unread = (["from", "until"] as const).filter((name) => asked[name] !== "" && !readDay(asked[name]));
  const problems = [...unknown, ...unread.map((field) => ({ field, problem: "wrong" }))];
  return { looks, problems, asked, place, seats: await listSeats() };
}

export async function action(args: ActionFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const form = await readForm(args.request);
  return { verdict: await verifyAll(staffMember, form.get("after")) };
}

export default function Audit() {
  const { looks, place, problems, asked } = useLoaderData<typeof loader>();
  const errors = useFormErrors({ problems }, "desk-audit:search.problem");
  const done = useActionData<typeof action>();
  const { t } = useTranslation("desk-audit");
  const numberOf = numberResidents(looks.rows);
  const text = (name: "seat" | "whom") => (
    <Field
      name={name}
      label={t(`search.${name}.label`)}
      hint={t(`search.${name}.hint`)}
      value={asked[name]}
      error={errors.of(name)}
      autoComplete="off"
      maxLength={100}
    />
  );
  const day = (name: "from" | "until") => (
    <Field name={name} label={t(`search.${name}`)} type="date" value={asked[name]} error={errors.of(name)} />
  );
  return (
    <Page
      title={t("title")}
      heading={t("heading")}
      errors={errors.list}
      news={done && <AuditVerdict verdict={done.verdict} goOn={path("audit", {}, { index: "" })} />}
      aside={<Seats />}
    >
      <p>{t("lead")}</p>
      <form method="get" action={path("audit")} className="sections">
        {text("seat")}
        {text("whom")}
        {day("from")}
        {day("until")}
        <ActionButton>{t("search.send")}</ActionButton>
      </form>
      <Section
        heading={t("looks.heading")}
        lead={t(looks.count === 0 ? "looks.none" : "looks.lead", { count: looks.count })}
      >
        {looks.rows.map((look) => (
          <div className="desk-item" key={look.supportId}>
            <DeskLook
              look={look}
              resident={numberOf(look.residentId)}
              trailHref={path("audit-resident", { resident: look.residentId })}
            />
          </div>
        ))}
        <PageLinks
          next={looks.next}
          from={place}
          href={(on) => path("audit", {}, { ...asked, place: on })}
          about={t("looks.heading")}
        />
      </Section>
      <Section heading={t("verify.heading")} lead={t("verify.lead")} id="verify">
        <form method="post" action={path("audit", {}, { index: "" })}>
          <QuietButton>{t("verify.all")}</QuietButton>
        </form>
      </Section>
    </Page>
  );
}

function Seats() {
  const { seats } = useLoaderData<typeof loader>();
  const { t } = useTranslation("desk-audit");
  return (
    <Note heading={t("seats.heading")}>
      <ul>
        {seats.map(({ staffId, label, role, isOver }) => (
          <li key={staffId}>
            <a href={path("audit", {}, { seat: label })}>{label}</a> {t(`role.${role}`)}
            {isOver && t("seats.over")}
          </li>
        ))}
      </ul>
    </Note>
  );
}
