/** What the desk enters to register a proxy, one thing a page. */
import { z } from "zod";
import { defineJourney } from "../../journeys/journey";
import { identityPapersOf } from "../../mandates/identity-papers";
import { MANDATE_MONTHS, SCOPES } from "../../mandates/mandates";
import { DESK_GROUNDS, MANDATE_PAPERS, provesGround } from "../../mandates/registered-mandates";

export const REGISTRATION = defineJourney({
  // Whoever begins with another principal begins anew, and the papers were those of other people.
  principal: { schema: z.object({ principalId: z.string() }), undoes: ["proxyId", "ground", "papers"] },
  proxy: { schema: z.object({ proxyId: z.string() }), undoes: ["papers"] },
  ground: { schema: z.object({ ground: z.enum(DESK_GROUNDS) }) },
  papers: {
    schema: z.object({ papers: z.array(z.enum(MANDATE_PAPERS)) }),
    problems: ({ ground, papers = [] }) => [
      ...(ground && provesGround(ground, papers) ? [] : [{ field: "proof", problem: "missing" }]),
      ...(identityPapersOf(papers).length > 0 ? [] : [{ field: "identity", problem: "missing" }]),
    ],
  },
  scopes: { schema: z.object({ scopes: z.array(z.enum(SCOPES)).min(1) }) },
  end: { schema: z.object({ months: z.literal(MANDATE_MONTHS) }) },
});
