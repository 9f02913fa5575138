/** Facts of the request that pages need while they are rendered on the server. */
import { createContext } from "react";
import type { PageFacts } from "./page-context";

export interface RequestFacts {
  nonce: string;
  /** Path and query of this page, for coming back to it. */
  path: string;
  failure: { code: string; id: string } | undefined;
  /**
   * Of the signed-in viewer: seconds until the session's warning is due and until the session ends, and how many
   * notices are new.
   */
  session:
    | ({ segment: string; warnAfter: number; endAfter: number } & Pick<
        PageFacts,
        "unread" | "allowed" | "places" | "principal" | "guiding" | "help"
      >)
    | undefined;
  /** Who works at the desk, on the desk's own pages. */
  desk: PageFacts["desk"];
}

export const RequestContext = createContext<RequestFacts>({
  nonce: "",
  path: "/",
  failure: undefined,
  session: undefined,
  desk: undefined,
});
