import { createContext, useContext } from "react";
import type { StaffRole } from "../identity/staff";
import type { SupportKind } from "../identity/support";
import type { Action } from "../identity/viewing";
import type { Contrast, Language, TextSize } from "../platform/display";

/** What every page knows without being told: who looks, in which language and display, and where. */
export interface PageFacts {
  locale: Language;
  textSize: TextSize;
  contrast: Contrast;
  /** Path and query of the page shown, for coming back from the display settings. */
  path: string;
  demo: boolean;
  /** First path segment of the signed-in viewer ("me"); undefined when nobody is signed in. */
  segment?: string | undefined;
  /** Notices that the signed-in viewer has not opened yet. */
  unread: number;
  /** What this viewer may do here at all; one item may still be closed to them. */
  allowed: readonly Action[];
  /** Screens that the head and the foot of a page lead to. */
  places: readonly string[];
  /** For whom a proxy acts. */
  principal?: string | undefined;
  /** Whose screens the desk looks at, and how it guides there. */
  guiding?: Guiding | undefined;
  /**
   * The help that a resident has asked for: whether somebody of the desk looks, and at which section that person
   * points.
   */
  help?: Help | undefined;
  /** Somebody is signed in at the desk in this browser: pages for everybody lead back there. */
  atDesk?: boolean | undefined;
  /** Who works at the desk, on the desk's own pages. */
  desk?: AtDesk | undefined;
}

export interface AtDesk {
  /** The seat. */
  label: string;
  role: StaffRole;
  /** Undefined for whoever sees no queue. */
  waiting?: WaitingCounts | undefined;
  /** At whose screens this member of staff looks just now. */
  looks?: readonly LiveLook[];
}

/** How much waits at the desk. */
export interface WaitingCounts {
  /** Enquiries, calls and cases that wait for the desk. */
  us: number;
  /** Calls among them, promised for a time. */
  calls: number;
  /** Cases in which an institution is late. */
  overdue: number;
  /** What was prepared and waits for a decision; undefined for whoever may not approve. */
  approvals: { mandates: number; reports: number } | undefined;
}

/** A look that a member of staff takes just now. */
export interface LiveLook {
  supportId: string;
  kind: SupportKind;
  residentName: string;
  /** Since when, and when it ends by itself. */
  joinedAt: Date;
  endsAt: Date;
  /** Somebody else helps the own family: their matters are not put together. */
  isFamily: boolean;
}

export interface Guiding {
  residentName: string;
  kind: "screen" | "call" | "counter";
  following: boolean;
  /** Whether the resident has the same screen open. */
  isTogether: boolean;
  pointed: string | undefined;
  /** Path to the page with all of the resident's matters; undefined for the own family, whom somebody else helps. */
  summary: string | undefined;
  /** Path of this page below the segment, without a query. */
  page: string;
}

export interface Help {
  /** The seat at the desk; undefined while the code waits. */
  label: string | undefined;
  pointed: string | undefined;
}

export const PageContext = createContext<PageFacts>({
  locale: "ja",
  textSize: 100,
  contrast: "normal",
  path: "/",
  demo: false,
  unread: 0,
  allowed: [],
  places: [],
});

export function usePageFacts(): PageFacts {
  return useContext(PageContext);
}

/** @returns the first segment of the viewer's own links; who is not signed in is led to the own sign-in */
export function useViewer(): string {
  return usePageFacts().segment ?? "me";
}

/** @returns a function that says whether this viewer may do something here; what it may not is left out of the page */
export function useMay(): (action: Action) => boolean {
  const { allowed } = usePageFacts();
  return (action) => allowed.includes(action);
}

/**
 * For words that speak to the reader: whose matters these are, where they are not the reader's own. Texts have a second
 * form, `…_for`, with the name.
 */
export function useWhose(): { context?: "for"; whom?: string } {
  const { principal, guiding } = usePageFacts();
  const whom = principal ?? guiding?.residentName;
  return whom ? { context: "for", whom } : {};
}

/** The classes of <html> that carry text size and contrast. */
export function displayClasses({ textSize, contrast }: Pick<PageFacts, "textSize" | "contrast">): string {
  return contrast === "high" ? `text-${textSize} contrast-high` : `text-${textSize}`;
}
