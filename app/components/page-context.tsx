import { createContext, useContext } from "react";

export type Locale = "ja" | "en";
export type TextSize = 100 | 125 | 150 | 200;

/** What every page knows without being told: who looks, in which language and display, and where. */
export interface PageFacts {
  locale: Locale;
  textSize: TextSize;
  contrast: "normal" | "high";
  /** Path and query of the page shown, for coming back from the display settings. */
  path: string;
  demo: boolean;
  /** First path segment of the signed-in viewer ("me"); undefined when nobody is signed in. */
  segment?: string | undefined;
  /** Notices that the signed-in viewer has not opened yet. */
  unread: number;
}

export const PageContext = createContext<PageFacts>({ locale: "ja", textSize: 100, contrast: "normal", path: "/", demo: false, unread: 0 });

export function usePageFacts(): PageFacts {
  return useContext(PageContext);
}

/** The classes of <html> that carry text size and contrast. */
export function displayClasses({ textSize, contrast }: Pick<PageFacts, "textSize" | "contrast">): string {
  return contrast === "high" ? `text-${textSize} contrast-high` : `text-${textSize}`;
}
