/** The closing letter of a case as PDF, in large print; 404 while the case runs. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { pdfAnswer, requireCasePaper } from "../case-page.server";
import { isOpen } from "../correction";
import { languageOf } from "../../platform/cookies.server";
import { notFound } from "../../platform/responses";
import { closingLetterPdf } from "../papers/case-sheet.server";

export async function loader(args: LoaderFunctionArgs) {
  const { viewing, paper } = await requireCasePaper(args);
  if (isOpen(paper.row.state)) throw notFound();
  return pdfAnswer(await closingLetterPdf(paper, languageOf(args.request), viewing.at), `letter-${paper.row.receipt}`);
}
