/**
 * Where a paper's QR code leads: to the case, or, where it is not this viewer's, to whose it may be and how to go on. The
 * same is told of a number that there is and of one that there is not.
 */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { GoLink } from "../../ui/links";
import { Only } from "../../ui/only";
import { Page } from "../../ui/page";
import { Section } from "../../ui/section";
import { requireViewing } from "../../identity/guards.server";
import { parseReceipt } from "../../platform/receipt-number";
import { notFound, seeOther } from "../../platform/responses";
import { hasCase } from "../case.server";

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const receipt = args.params["receipt"] ?? "";
  if (parseReceipt(receipt) !== receipt) throw notFound();
  if (await hasCase(viewing, receipt)) throw seeOther(path("case", { viewer: viewing.segment, receipt }));
  return { viewer: viewing.segment };
}

export default function ScannedCase() {
  const { viewer } = useLoaderData<typeof loader>();
  const { t } = useTranslation("cases");
  return (
    <Page
      title={t("scanned.title")}
      heading={t("scanned.heading")}
      back={{ href: path("home", { viewer }), label: t("list.back") }}
    >
      <p>{t("scanned.lead")}</p>
      <Section heading={t("scanned.own.heading")} lead={t("scanned.own.text")}>
        <GoLink href={path("cases", { viewer })}>{t("scanned.own.link")}</GoLink>
      </Section>
      <Section heading={t("scanned.others.heading")} lead={t("scanned.others.text")}>
        <GoLink href={path("home", { viewer })}>{t("scanned.others.home")}</GoLink>
        <Only may="manage_mandates">
          <GoLink href={path("mandates", { viewer })}>{t("scanned.others.mandates")}</GoLink>
        </Only>
      </Section>
      <Section heading={t("scanned.unable.heading")} lead={t("scanned.unable.text")} />
    </Page>
  );
}
