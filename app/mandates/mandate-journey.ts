/** What the two ways to a mandate ask, one thing a page: the principal offers, or the proxy asks. */
import { z } from "zod";
import { categories as known } from "../catalogue/schemes";
import { defineJourney, type Step } from "../journeys/journey";
import { findTextProblems } from "../platform/written-text";
import { MANDATE_MONTHS, SCOPES } from "./mandates";

/** Of the other person's name, in characters as people count them. */
export const LONGEST_NAME = 60;

/** What is agreed upon, in the order in which it is signed. */
export const mandateTerms = {
  /** How the other person is called; a draft or a signature may be older than a rule for texts. */
  name: z.string().refine((text) => findTextProblems(text, { limit: LONGEST_NAME }).length === 0),
  scopes: z.array(z.enum(SCOPES)).min(1),
  /** Empty for all. */
  categories: z.array(z.enum(known.map(({ id }) => id))),
  months: z.literal(MANDATE_MONTHS),
};
const { name, scopes, categories, months } = mandateTerms;

export const MANDATE = defineJourney({
  who: { schema: z.object({ name }) },
  scopes: { schema: z.object({ scopes }) },
  categories: { schema: z.object({ categories }) },
  until: { schema: z.object({ months }) },
});

export type MandatePage = Step<typeof MANDATE>;
