/** What a person types at the reader, cleaned before it is looked at. */

/**
 * Full-width digits, spaces and hyphens are taken as typed or pasted.
 * @returns four digits, or undefined where it is not a PIN
 */
export function cleanPin(typed: string): string | undefined {
  const pin = typed.normalize("NFKC").replace(/[\s\-‐−ー]/g, "");
  return /^\d{4}$/.test(pin) ? pin : undefined;
}

/** @returns a card's serial number in its one form, upper case and without spaces */
export function cleanSerial(typed: string | null | undefined): string {
  return (typed ?? "")
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z-]/g, "")
    .slice(0, 40);
}
