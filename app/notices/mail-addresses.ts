/** Which texts are addresses for mail: those of the standard, and those that Japanese carriers have issued beside it. */

/** RFC 5321, 4.5.3.1.3. Characters. */
export const LONGEST_ADDRESS = 254;
/** RFC 5321, 4.5.3.1.1. Characters. */
const LONGEST_LOCAL_PART = 64;

/** The characters of RFC 5322, 3.2.3, and dots: in a row or before @ the carriers have given them out until 2009. */
const LOCAL_PART = /^(?!\.)[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+$/;
const DOMAIN =
  /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+(?:[A-Za-z]{2,63}|xn--[A-Za-z0-9-]{1,58}[A-Za-z0-9])$/;

/** @returns whether mail can go there, as far as the writing tells */
export function isMailAddress(text: string): boolean {
  const at = text.lastIndexOf("@");
  const [local, domain] = [text.slice(0, Math.max(at, 0)), text.slice(at + 1)];
  return (
    text.length <= LONGEST_ADDRESS &&
    local.length <= LONGEST_LOCAL_PART &&
    LOCAL_PART.test(local) &&
    DOMAIN.test(domain)
  );
}

/** RFC 5321, 4.1.2: what is a local part without quotation marks. */
const DOT_STRING = /^[^.@]+(?:\.[^.@]+)*@/;

/** @returns the address as it goes to a mail server: quoted where its dots stand as the standard does not have them */
export function addressForMail(address: string): string {
  if (DOT_STRING.test(address)) return address;
  const at = address.lastIndexOf("@");
  return `"${address.slice(0, at)}"${address.slice(at)}`;
}
