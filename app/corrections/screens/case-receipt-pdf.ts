/** The receipt of a report as PDF. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { pdfAnswer, requireCasePaper } from "../case-page.server";
import { languageOf } from "../../platform/cookies.server";
import { receiptPdf } from "../case-sheet.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { viewing, paper } = await requireCasePaper({ request, params });
  return pdfAnswer(await receiptPdf(paper, languageOf(request), viewing.at), `receipt-${paper.row.receipt}`);
}
