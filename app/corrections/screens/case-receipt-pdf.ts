/** The receipt of a report as PDF. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { pdfAnswer, requireCasePaper } from "../case-page.server";
import { languageOf } from "../../platform/cookies.server";
import { receiptPdf } from "../papers/case-sheet.server";

export async function loader(args: LoaderFunctionArgs) {
  const { viewing, paper } = await requireCasePaper(args);
  return pdfAnswer(await receiptPdf(paper, languageOf(args.request), viewing.at), `receipt-${paper.row.receipt}`);
}
