/** Comparing sex as registers and records code it. */
import { MISSING, SAME, verdict, type Comparison } from "./verdict";

const CODES = {
  male: ["male", "m", "1", "男", "男性"],
  female: ["female", "f", "2", "女", "女性"],
} as const;

/** Reads words and codes of either kind; undefined for anything else, "unknown" codes included. */
export function readSex(text: string): "male" | "female" | undefined {
  const code = text.normalize("NFKC").trim().toLowerCase();
  return (["male", "female"] as const).find((sex) => (CODES[sex] as readonly string[]).includes(code));
}

/**
 * Compares two codes. A code is no way of writing: 男 and M are `same`. The order of the arguments makes no difference.
 */
export function compareSex(a: string | null | undefined, b: string | null | undefined): Comparison {
  const [left, right] = [readSex(a ?? ""), readSex(b ?? "")];
  if (!left || !right) return MISSING;
  return left === right ? SAME : verdict("different", "sex");
}
