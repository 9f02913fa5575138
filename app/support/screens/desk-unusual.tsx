/**
 * The supervisor's list of unusual looks: whose, at whom, why; ticked off once, by somebody else than who took them.
 */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { DeskLook, numberResidents } from "../desk-look";
import { PageLinks, PlainButton } from "../../ui/links";
import { Notice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { Section } from "../../ui/section";
import { requireStaffMember } from "../../identity/guards.server";
import { doneOf, queryText, readForm } from "../../platform/form.server";
import { readPlace } from "../../platform/paging/keyset";
import { notFound, seeOther } from "../../platform/responses";
import { listUnusual, reviewUnusual } from "../unusual.server";

export async function loader(args: LoaderFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const done = doneOf(args.request, ["reviewed"]) !== undefined;
  const from = queryText(args.request, "from");
  return { looks: await listUnusual(staffMember, readPlace(from)), from, done };
}

export async function action(args: ActionFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const form = await readForm(args.request);
  const reviewed = await reviewUnusual(staffMember, {
    residentId: form.get("resident"),
    supportId: form.get("support"),
  });
  if (reviewed === "not_found") throw notFound();
  return seeOther(path("desk-unusual", {}, { done: "reviewed" }));
}

export default function Unusual() {
  const { looks, from, done } = useLoaderData<typeof loader>();
  const { t } = useTranslation("desk-audit");
  const numberOf = numberResidents(looks.rows);
  return (
    <Page
      title={t("unusual.title")}
      heading={t("unusual.heading")}
      news={done && <Notice tone="done">{t("unusual.done")}</Notice>}
    >
      <p>{t("unusual.lead")}</p>
      <Section heading={t("unusual.list")} lead={t(looks.count === 0 ? "unusual.none" : "unusual.oldest")}>
        {looks.rows.map((look) => (
          <div className="desk-item flow" key={look.supportId}>
            <DeskLook look={look} resident={numberOf(look.residentId)} />
            {look.isOwn ? (
              <p>{t("unusual.own")}</p>
            ) : (
              <form method="post">
                <input type="hidden" name="resident" value={look.residentId} />
                <PlainButton name="support" value={look.supportId}>
                  {t("unusual.tick")}
                </PlainButton>
              </form>
            )}
          </div>
        ))}
        <PageLinks
          {...looks}
          from={from}
          href={(place) => path("desk-unusual", {}, { from: place })}
          about={t("unusual.list")}
        />
      </Section>
    </Page>
  );
}
