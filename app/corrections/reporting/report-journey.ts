/** What a report asks, one thing a page. */
import { z } from "zod";
import { defineJourney } from "../../journeys/journey";
import { textProblems } from "../../platform/form";
import { parsePhoneNumber } from "../../platform/phone-number";
import { needsDetails, REPORT_KINDS } from "../reports";

/** How the institution may reach the resident with a question. */
export const reportContact = z.discriminatedUnion("channel", [
  z.object({ channel: z.literal("portal") }),
  z.object({ channel: z.literal("phone"), value: z.string() }),
  z.object({ channel: z.literal("post") }),
]);

/** Other items of the same institution that are reported in the same way; 28 are all others. */
export const reportParts = z.array(z.string()).max(28).optional();

export const REPORT = defineJourney({
  kind: { schema: z.object({ kind: z.enum(REPORT_KINDS) }) },
  details: {
    schema: z.object({ details: z.string(), parts: reportParts }),
    // Some kinds say nothing without words.
    problems: ({ kind, details = "" }) =>
      textProblems("details", details, { required: kind !== undefined && needsDetails(kind) }),
  },
  contact: {
    schema: z.object({ contact: reportContact }),
    problems: ({ contact }) => (contact && !isReachable(contact) ? [{ field: "phone", problem: "wrong" }] : []),
  },
});

/** @returns whether somebody can be reached so: a telephone number is one, written as the portal writes it */
export function isReachable(contact: z.output<typeof reportContact>): boolean {
  return contact.channel !== "phone" || parsePhoneNumber(contact.value) === contact.value;
}
