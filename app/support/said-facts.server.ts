/** The four facts as they are typed at the desk from a paper, and how they are refused. */
import { z } from "zod";
import { readBirthDate, whyNoBirthDate } from "../matching/birth-date";
import { parseForm, readBy, writtenText } from "../platform/form-schema.server";
import { type FormFields, refuse, refuseStale } from "../platform/form.server";

/** Of a name or an address; characters. */
const LONGEST = 200;

const factsForm = z.object({
  name: writtenText({ limit: LONGEST }),
  birthDate: readBy((typed) => (readBirthDate(typed) ? typed : undefined), whyNoBirthDate),
  sex: z.enum(["female", "male"], "missing"),
  address: writtenText({ limit: LONGEST }),
});

/** @returns the facts as they were typed, or everything that is to be put right in them */
export function readFacts(form: FormFields) {
  return parseForm(factsForm, form.values);
}

/**
 * The form once more.
 * @param reason about the four facts together, told at the first field; `stale` is told by the page
 */
export function refuseFacts(form: FormFields, reason: string) {
  return reason === "stale" ? refuseStale(form) : refuse(form, [{ field: "name", problem: reason }]);
}
