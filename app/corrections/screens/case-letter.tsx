/**
 * The closing letter of a case, in large print: what was found and done, and what comes now. To the case while it runs.
 */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { formatDayWithEra } from "../../ui/dates";
import { institutionDesk } from "../../ui/institution-name";
import { GoLink } from "../../ui/links";
import { Page } from "../../ui/page";
import { usePageFacts } from "../../ui/page-context";
import { PrintButton } from "../../ui/paper/print-button";
import { QrCode } from "../../ui/paper/qr-code";
import { Receipt } from "../../ui/receipt";
import { Telephone } from "../../ui/telephone";
import { requireCasePaper } from "../case-page.server";
import { isOpen } from "../correction";
import { languageOf } from "../../platform/cookies.server";
import { seeOther } from "../../platform/responses";
import { wordsIn } from "../../platform/i18n.server";
import { letterLines } from "../papers/case-sheet.server";

export async function loader(args: LoaderFunctionArgs) {
  const { viewing, paper } = await requireCasePaper(args);
  if (isOpen(paper.row.state)) throw seeOther(path("case", { viewer: viewing.segment, receipt: paper.row.receipt }));
  const language = languageOf(args.request);
  const lines = letterLines(paper, language, wordsIn(language).getFixedT(language, "cases"));
  return { viewer: viewing.segment, lines, row: paper.row, institution: paper.institution, url: paper.url };
}

export default function ClosingLetter() {
  const { viewer, lines, row, institution, url } = useLoaderData<typeof loader>();
  const { t } = useTranslation("cases");
  const { locale } = usePageFacts();
  return (
    <Page
      title={t("letter.heading")}
      heading={t("letter.heading")}
      back={{ href: path("case", { viewer, receipt: row.receipt }), label: t("withdraw.back") }}
    >
      <PrintButton />
      <GoLink href={path("case-letter-pdf", { viewer, receipt: row.receipt })}>{t("letter.pdf")}</GoLink>
      <div className="large-print flow">
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {row.closedAt && <p>{t("letter.closedOnDay", { day: formatDayWithEra(row.closedAt, locale) })}</p>}
        <p>{t("print.ask", { desk: institutionDesk(institution, locale) })}</p>
        <Telephone number={institution.phone} />
      </div>
      <Receipt number={row.receipt} />
      <QrCode url={url} meaning={t("paper.qr")} />
    </Page>
  );
}
