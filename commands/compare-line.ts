/** One line of `npm run compare`: what kinds of pairs there are, how a line is read, and what is answered. */
import { z } from "zod";
import { compareAccountHolder } from "../app/matching/account-holder";
import { compareAddress } from "../app/matching/address";
import { compareKana } from "../app/matching/kana";
import { compareKanji } from "../app/matching/kanji";
import { comparePerson, reasonsOfPerson } from "../app/matching/person";

export type Answer = { id: string | number; verdict: string; reasons: string[] } | { line: number; error: string };

const text = z.string().nullish();

/** What is on file beside the two values, under every name that registers and programs give it. */
const ON_FILE = {
  names: ["former", "formerNames", "alias", "aliases"],
  latin: ["latin", "nameLatin", "latinName"],
  addresses: [
    "earlier",
    "earlierAddresses",
    "former_addresses",
    "formerAddresses",
    "previous",
    "previousAddresses",
    "addresses",
  ],
} as const;
const context = z.looseObject({});
type Context = z.infer<typeof context>;

const facts = context.extend({
  kana: text,
  kanji: text,
  dob: text,
  birthDate: text,
  sex: z.union([z.string(), z.number().transform(String)]).nullish(),
  address: text,
});
type Facts = z.infer<typeof facts>;

const pair = z.object({ id: z.union([z.string(), z.number()]), ctx: context.nullish() });
const line = z.discriminatedUnion("kind", [
  pair.extend({ kind: z.enum(["kana", "kanji", "address", "account"]), a: text, b: text }),
  pair.extend({ kind: z.literal("person"), a: facts, b: facts }),
]);
type Line = z.infer<typeof line>;

/** One string or a list of them; what is neither is passed over, since it is on file for something else. */
function onFile(known: Context, what: keyof typeof ON_FILE): string[] {
  const values = ON_FILE[what].flatMap((key) => known[key] ?? []);
  return values.filter((value): value is string => typeof value === "string");
}

function personOf(a: Facts, b: Facts, ctx: Context) {
  const register = {
    nameKanji: a.kanji ?? "",
    nameKana: a.kana ?? "",
    nameLatin: [...onFile(a, "latin"), ...onFile(ctx, "latin")][0] ?? null,
    formerNames: [...onFile(a, "names"), ...onFile(ctx, "names")],
    birthDate: a.dob ?? a.birthDate ?? "",
    sex: a.sex ?? null,
    address: a.address ?? "",
    earlierAddresses: [...onFile(a, "addresses"), ...onFile(ctx, "addresses")],
  };
  const record = {
    kanji: b.kanji ?? null,
    kana: b.kana ?? null,
    birthDate: b.dob ?? b.birthDate ?? null,
    sex: b.sex ?? null,
    address: b.address ?? null,
  };
  const comparison = comparePerson(register, record);
  return { verdict: comparison.overall, reasons: reasonsOfPerson(comparison) };
}

function compare(given: Line): { verdict: string; reasons: string[] } {
  const ctx = given.ctx ?? {};
  switch (given.kind) {
    case "person":
      return personOf(given.a, given.b, ctx);
    case "account": {
      const names = {
        nameKana: given.a ?? "",
        nameLatin: onFile(ctx, "latin")[0] ?? null,
        formerNames: onFile(ctx, "names"),
      };
      const { relation, reasons } = compareAccountHolder(names, given.b);
      return { verdict: relation, reasons };
    }
    case "kana":
      return compareKana(given.a, given.b);
    case "kanji":
      return compareKanji(given.a, given.b);
    case "address":
      return compareAddress(given.a, given.b);
  }
}

/**
 * @param number of the line in the input, from 1; a line that cannot be read is answered by it, since it has no id that
 * could be trusted
 */
export function answerLine(written: string, number: number): Answer {
  let data: unknown;
  try {
    data = JSON.parse(written.replace(/^\uFEFF/u, ""));
  } catch {
    return { line: number, error: "not JSON" };
  }
  const parsed = line.safeParse(data);
  if (!parsed.success)
    return {
      line: number,
      error: parsed.error.issues.map(({ path, message }) => `${path.join(".") || "line"}: ${message}`).join("; "),
    };
  const { verdict, reasons } = compare(parsed.data);
  return { id: parsed.data.id, verdict, reasons };
}
