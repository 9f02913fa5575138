/** Loads one case for its page and the page's parts. */
import { randomUUID } from "node:crypto";
import type { LoaderFunctionArgs } from "@remix-run/node";
import type { Typed } from "../../../platform/form";
import { answersOf } from "../../case-answers";
import { findRecordChanges } from "../../review/record-change.server";
import { requireCase } from "../../case-page.server";
import { isOpen } from "../../correction";
import { pageStateAt } from "../../../notices/change.server";
import { unsentOf } from "../../../journeys/unsent.server";

const DONE = ["answer", "dispute", "doubt", "reopen", "confirm"] as const;

export async function loader(args: LoaderFunctionArgs) {
  const { viewing, row, events, ...shown } = await requireCase(args);
  const query = new URL(args.request.url).searchParams;
  const last = events.findLast(({ actor }) => actor === "resident")?.event;
  const done = DONE.find((event) => event === last && event === query.get("done"));
  const notNow = query.get("not-now") === "withdraw" && !shown.mayDo.includes("withdraw") && isOpen(row.state);
  const chosen: Typed = query.get("outcome") === "wrong" ? { outcome: "wrong" } : {};
  return {
    state: pageStateAt(viewing, { receipt: row.receipt }, events.length),
    viewer: viewing.segment,
    row,
    ...shown,
    done,
    notNow,
    changes: await findRecordChanges(viewing, row),
    formKey: randomUUID(),
    unsent: { ...chosen, ...answersOf(row.state, await unsentOf(viewing, args.request)) },
  };
}
