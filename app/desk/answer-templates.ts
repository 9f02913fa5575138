/** ひながた: answers that the desk gives often. Their words, with blanks to fill in, stand with the other words. */

export const ANSWER_TEMPLATES = [
  "address_differs",
  "other_person",
  "case_progress",
  "account",
  "card_or_pin",
  "proxy",
  "ask_back",
] as const;
export type AnswerTemplate = (typeof ANSWER_TEMPLATES)[number];

/** @returns the template of this name, or undefined for none */
export function findTemplate(name: string | undefined): AnswerTemplate | undefined {
  return ANSWER_TEMPLATES.find((known) => known === name);
}

/** @returns whether a blank of a template was left as it is */
export function hasBlank(text: string): boolean {
  return /〔[^〔〕]*〕/.test(text);
}

/** @returns the template beneath what is typed already, of which nothing is lost */
export function putBeneath(typed: string | undefined, template: string): string {
  return typed ? `${typed}\n\n${template}` : template;
}
