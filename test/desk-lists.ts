/** The desk's lists read to their end, page by page. For tests of services. */
import { type QueueItem } from "../app/desk/desk-queue";
import { listQueue } from "../app/desk/desk-queue.server";
import { listOverdue, type Overdue } from "../app/desk/desk-overdue.server";
import type { StaffMember } from "../app/identity/staff.server";
import { type ListPage, type Place, readPlace } from "../app/platform/paging/keyset";
import { signInAtDesk } from "./cast-portal";

/** @returns all rows, in the order in which the pages show them */
export async function readAll<Row>(page: (from: Place | undefined) => Promise<ListPage<Row>>): Promise<Row[]> {
  const all: Row[] = [];
  let next: string | undefined = "";
  while (next !== undefined) {
    const found: ListPage<Row> = await page(readPlace(next));
    all.push(...found.rows);
    next = found.next;
  }
  return all;
}

/** Everything that waits: for the desk, for an institution, for a resident. */
export async function readQueue(by: StaffMember): Promise<QueueItem[]> {
  const lists = ["us", "overdue", "resident"] as const;
  const found = await Promise.all(lists.map((filter) => readAll((from) => listQueue(by, filter, from))));
  // A case may wait for the desk while an institution is late in it.
  return [...new Map(found.flat().map((item) => [item.href, item])).values()];
}

/** What of this case is overdue, as a supervisor reads it. */
export async function readOverdue(receipt: string, at: Date): Promise<Overdue[]> {
  const by = await signInAtDesk("desk-supervisor", at);
  return (await readAll((from) => listOverdue(by, from))).filter((one) => one.receipt === receipt);
}
