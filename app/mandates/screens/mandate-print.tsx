/** The code of an offer or an asking for paper, in large print, with what the other person does with it. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { formatDay } from "../../ui/dates";
import { HandedCode } from "../handed-code";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { PrintButton } from "../../ui/paper/print-button";
import { QrCode } from "../../ui/paper/qr-code";
import { requireViewing } from "../../identity/guards.server";
import { seeOther } from "../../platform/responses";
import { findMandate } from "../mandate.server";
import { settings } from "../../platform/settings.server";

export async function loader(args: LoaderFunctionArgs) {
  const viewing = await requireViewing(args);
  const self = path("mandate", { viewer: viewing.segment, mandate: args.params["mandate"] ?? "" });
  const mandate = await findMandate(viewing, args.params["mandate"] ?? "");
  const code = mandate?.code;
  if (!mandate || !code) throw seeOther(mandate ? self : path("mandates", { viewer: viewing.segment }));
  const { origin } = settings();
  return { mandate, code, self, site: origin, url: `${origin}${path("mandate-accept", { viewer: "me" }, { code })}` };
}

export default function PrintCode() {
  const { mandate, code, self, site, url } = useLoaderData<typeof loader>();
  const { t } = useTranslation("mandates");
  const { locale } = usePageFacts();
  const words = { name: mandate.name, site, day: formatDay(mandate.codeEndsAt, locale) };
  return (
    <Page
      title={t(`paper.${mandate.side}.heading`, words)}
      heading={t(`paper.${mandate.side}.heading`, words)}
      back={{ href: self, label: t("paper.back") }}
    >
      <PrintButton />
      <HandedCode code={code} />
      <ol className="large-print">
        {t(`paper.${mandate.side}.steps`, words)
          .split("\n")
          .map((line) => (
            <li key={line}>{line}</li>
          ))}
      </ol>
      <p className="large-print">{t("paper.until", words)}</p>
      <QrCode url={url} meaning={t("code.qr")} />
    </Page>
  );
}
