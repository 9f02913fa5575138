/** Telephone numbers as people write them. */

/**
 * Japanese numbers with their leading 0 have 11 digits from 050 to 090 in tens and 10 otherwise; international ones 8
 * to 15 after + (ITU-T E.164).
 */
const JAPANESE = /^0(?:[5-9]0\d{8}|(?![5-9]0)[1-9]\d{8})$/;
const INTERNATIONAL = /^\+[1-9]\d{7,14}$/;

/**
 * Reads a number in any width of digits, with hyphens of any kind, brackets, dots and spaces or none.
 * @returns the number with plain digits and hyphens where the person put a sign between them, or undefined when it
 * cannot be one
 */
export function parsePhoneNumber(text: string): string | undefined {
  const plain = text
    .normalize("NFKC")
    .replace(/[\s\p{Pd}ー−.()]+/gu, "-")
    .replace(/^-|-$/g, "");
  const digits = plain.replaceAll("-", "");
  return JAPANESE.test(digits) || INTERNATIONAL.test(digits) ? plain.replace(/^\+-/, "+") : undefined;
}
