/** Every screen below /desk, with what one must be allowed to do there to look at it and to act on it: the one table that the desk's guard asks. */
import { finderOf } from "./screens";
import type { DeskAction } from "./staff";

export interface DeskScreen {
  /** The path below /desk, with `*` for what names one thing. */
  name: string;
  look: DeskAction;
  /** What a form of this page does; left out where it has none. */
  act?: DeskAction;
}

export const DESK_SCREENS: readonly DeskScreen[] = [
  { name: "", look: "see_queue", act: "work" },
  { name: "find", look: "find", act: "find" },
  { name: "support", look: "support", act: "support" },
  { name: "approvals", look: "approve" },
  { name: "approvals/*/*", look: "approve", act: "approve" },
  { name: "calls/new", look: "work", act: "work" },
  { name: "cards", look: "prepare", act: "prepare" },
  { name: "cards/*", look: "prepare", act: "prepare" },
  { name: "cards/*/*", look: "prepare" },
  { name: "cases/*/*", look: "work", act: "work" },
  { name: "enquiries/*/*", look: "work", act: "work" },
  { name: "figures", look: "see_figures" },
  { name: "figures.csv", look: "see_figures" },
  { name: "mandates", look: "prepare" },
  { name: "mandates/find", look: "prepare", act: "prepare" },
  { name: "mandates/new", look: "prepare", act: "prepare" },
  { name: "mandates/new/principal", look: "prepare", act: "prepare" },
  { name: "mandates/new/proxy", look: "prepare", act: "prepare" },
  { name: "mandates/new/ground", look: "prepare", act: "prepare" },
  { name: "mandates/new/papers", look: "prepare", act: "prepare" },
  { name: "mandates/new/scopes", look: "prepare", act: "prepare" },
  { name: "mandates/new/end", look: "prepare", act: "prepare" },
  { name: "mandates/new/check", look: "prepare", act: "prepare" },
  { name: "mandates/*", look: "prepare" },
  { name: "mandates/*/*", look: "prepare", act: "prepare" },
  { name: "mandates/*/*/letter", look: "prepare" },
  { name: "questions", look: "work", act: "work" },
  { name: "questions/edit", look: "work", act: "work" },
  { name: "report-approvals", look: "approve" },
  { name: "report-approvals/new", look: "prepare", act: "prepare" },
  { name: "report-approvals/*/*", look: "approve", act: "approve" },
  { name: "audit", look: "audit", act: "audit" },
  { name: "audit/*", look: "audit", act: "audit" },
  { name: "unusual", look: "approve", act: "approve" },
];

const findDeskScreen = finderOf(DESK_SCREENS);

/** @returns what must be allowed for this request, or undefined where the table names no such screen or method: then nobody may */
export function deskActionOf(pathname: string, method: string): DeskAction | undefined {
  const screen = findDeskScreen(pathname.replace(/^\/desk(?=\/|$)/, ""));
  return method === "GET" || method === "HEAD" ? screen?.look : screen?.act;
}
