/** What the pages of a case have in common: the case or 404, and taking the resident's step. */
import { z } from "zod";
import { path } from "../path";
import { parseReceipt } from "../platform/receipt-number";
import type { Viewing } from "../identity/viewing";
import { requireViewing, type RouteArgs } from "../identity/guards.server";
import { type FormFields, refuse, refuseStale } from "../platform/form.server";
import type { Refusal } from "../platform/form";
import { type Answer, notFound, seeOther } from "../platform/responses";
import { findCasePaper } from "./papers/case-paper.server";
import { findCase, type ResidentStep, takeResidentStep } from "./case.server";

/** The case of the receipt number in the path as the portal writes it; 404 alike for another's and for none. */
export async function requireCase(args: RouteArgs) {
  const viewing = await requireViewing(args);
  const receipt = args.params["receipt"] ?? "";
  const found = parseReceipt(receipt) === receipt ? await findCase(viewing, receipt) : undefined;
  if (!found) throw notFound();
  return { viewing, ...found };
}

/** As `requireCase`, with what was signed, for paper. */
export async function requireCasePaper(args: RouteArgs) {
  const viewing = await requireViewing(args);
  const receipt = args.params["receipt"] ?? "";
  const paper = parseReceipt(receipt) === receipt ? await findCasePaper(viewing, receipt) : undefined;
  if (!paper) throw notFound();
  return { viewing, paper };
}

/** A file to keep, named after the receipt number. */
export function pdfAnswer(file: Buffer<ArrayBuffer>, name: string): Response {
  return new Response(file, {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `inline; filename="${name}.pdf"`,
      "Cache-Control": "no-store",
    },
  });
}

export interface AskedStep {
  event: ResidentStep["event"];
  text?: string;
}

/**
 * Takes the step that a form asks for. 409 with what was typed when the case has moved since the form was made,
 * and when the form carries no key of ours; then on to the case, or to the end of the session on a shared terminal.
 */
export async function takeStepAndGoOn(
  viewing: Viewing,
  receipt: string,
  form: FormFields,
  { event, text }: AskedStep,
): Promise<Answer<Refusal>> {
  const key = z.uuid().safeParse(form.get("key")).data;
  const step = { receipt, event, version: Number(form.get("version")), ...(text ? { text } : {}) };
  const taken =
    key && parseReceipt(receipt) === receipt ? await takeResidentStep(viewing, { ...step, key }) : undefined;
  if (taken?.ok)
    return seeOther(
      taken.sessionEnded ? path("finished") : path("case", { viewer: viewing.segment, receipt }, { done: event }),
    );
  if (!taken) return refuseStale(form);
  if ("problems" in taken) return refuse(form, taken.problems);
  if (taken.reason === "not_found") throw notFound();
  return refuseStale(form);
}
