/** One resident's trail, as it stands in the chain, for the auditor; the resident's history tells of it. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { QuietButton } from "../../ui/action-tag";
import { AuditVerdict } from "../audit-verdict";
import { formatDayWithEra, formatTime } from "../../ui/dates";
import { KeyValues } from "../../ui/key-values";
import { GoLink } from "../../ui/links";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { Section } from "../../ui/section";
import { requireStaffMember } from "../../identity/guards.server";
import { queryText } from "../../platform/form.server";
import { notFound } from "../../platform/responses";
import { readTrail, verifyTrail } from "../audit-search.server";

export async function loader(args: LoaderFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const residentId = args.params.resident ?? "";
  const before = Number(queryText(args.request, "before"));
  const trail = await readTrail(
    staffMember,
    residentId,
    Number.isSafeInteger(before) && before > 0 && before < 2 ** 31 ? before : undefined,
  );
  if (!trail) throw notFound();
  return { ...trail, residentId };
}

export async function action(args: ActionFunctionArgs) {
  const verdict = await verifyTrail(await requireStaffMember(args), args.params.resident ?? "");
  if (!verdict) throw notFound();
  return { verdict };
}

export default function Trail() {
  const { rows, older, residentId } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  const { t } = useTranslation("desk-audit");
  const { locale } = usePageFacts();
  const self = path("audit-resident", { resident: residentId });
  return (
    <Page
      title={t("trail.title")}
      heading={t("trail.heading")}
      back={{ href: path("audit"), label: t("trail.back") }}
      news={done && <AuditVerdict verdict={done.verdict} />}
    >
      <p>{t("trail.lead")}</p>
      <form method="post" action={self}>
        <QuietButton>{t("trail.verify")}</QuietButton>
      </form>
      <Section heading={t("trail.rows")} lead={t(rows.length === 0 ? "trail.none" : "trail.asWritten")}>
        {rows.map(({ seq, at, who, action: written, target }) => (
          <div className="desk-item" key={seq}>
            <KeyValues
              rows={[
                { label: t("trail.seq"), value: seq },
                { label: t("look.when"), value: `${formatDayWithEra(at, locale)} ${formatTime(at, locale)}` },
                { label: t("look.who"), value: t(`trail.who.${who.kind}`, { label: who.label ?? "" }) },
                { label: t("trail.what"), value: <code>{`${written} ${target}`.trim()}</code> },
              ]}
            />
          </div>
        ))}
      </Section>
      {older && (
        <GoLink href={path("audit-resident", { resident: residentId }, { before: String(older) })}>
          {t("trail.older")}
        </GoLink>
      )}
    </Page>
  );
}
