/** A person is noted by what is special and written out in full from it. */
import { suspensionGroup } from "../../app/catalogue/schemes";
import type { SchemeId } from "../../app/catalogue/schemes";
import { usualLinkages } from "./linkages";
import type { Item } from "./linkages";
import type { Account, Answer, Card, Facts, InsuranceUse, Life, Person, PersonLinkage, RecordedFacts } from "./person";

/** Where a linked row holds something else than usual. */
export interface Difference extends Partial<
  Pick<PersonLinkage, "institutionId" | "madeAt" | "madeHow" | "inquiryFacts" | "recordNumber">
> {
  /** Merged into the person's own facts. */
  record?: Partial<RecordedFacts>;
  /** In the order of `DETAIL_KEYS`. */
  values?: string[];
}

type OwnFacts = Pick<Facts, "nameKanji" | "nameKana" | "birthDate" | "sex" | "address">;

/** What is left out is as usual. */
export interface Note extends Pick<Person, "key" | "for">, OwnFacts, Partial<Omit<Facts, keyof OwnFacts>> {
  /** Two digits at most: gives the id and the invented numbers. */
  no: number;
  card: Pick<Card, "serial" | "pin"> & Partial<Card>;
  insurer: Life["insurer"];
  /** Linked beyond the usual, or, with null, not linked against it. */
  also?: Partial<Record<SchemeId, Item | null>>;
  /** Not linked, though the institution has it. */
  missing?: Partial<Record<SchemeId, Item>>;
  /** What differs in the insurance row differs in all rows derived from it. */
  differences?: Partial<Record<SchemeId, Difference>>;
  checked?: SchemeId[];
  unsure?: SchemeId[];
  account?: Account;
  insuranceUse?: InsuranceUse;
  neverShown?: string[];
  staff?: NonNullable<Person["staff"]>;
  hidden?: Person["hidden"];
  keptFrom?: string[];
}

/** Writes a note out: 29 rows, a card with three tries and a certificate of some years, the invented numbers. */
export function person(note: Note): Person {
  const no = String(note.no).padStart(2, "0");
  const facts = factsOf(note, no);
  const account = note.account ?? null;
  const life = { ...facts, no: note.no, insurer: note.insurer, account };
  const linkages = usualLinkages(life, note.also ?? {});
  const missing = usualLinkages(life, note.missing ?? {}).filter(({ schemeId }) => note.missing?.[schemeId]);
  return {
    id: `01900000-0000-7000-8000-0000000000${no}`,
    key: note.key,
    for: note.for,
    ...facts,
    card: { triesLeft: 3, certificateEndsInMonths: 24 + note.no, state: "valid", ...note.card },
    linkages: linkages.map((linkage) => {
      const held = missing.find(({ schemeId }) => schemeId === linkage.schemeId);
      return held ? { ...linkage, right: rightOf(held) } : differing(linkage, note.differences ?? {});
    }),
    answers: [...answered(note.checked ?? [], "mine"), ...answered(note.unsure ?? [], "unsure")],
    account,
    staff: note.staff ?? null,
    hidden: note.hidden ?? {},
    keptFrom: note.keptFrom ?? [],
    insuranceUse: note.insuranceUse ?? null,
    neverShown: note.neverShown ?? [],
  };
}

function factsOf(note: Note, no: string): Facts {
  return {
    nameKanji: note.nameKanji,
    nameKana: note.nameKana,
    nameLatin: note.nameLatin ?? null,
    formerNames: note.formerNames ?? [],
    birthDate: note.birthDate,
    sex: note.sex,
    address: note.address,
    earlierAddresses: note.earlierAddresses ?? [],
    myNumberLast4: note.myNumberLast4 ?? `00${no}`,
  };
}

function differing(linkage: PersonLinkage, differences: NonNullable<Note["differences"]>): PersonLinkage {
  const [source] = suspensionGroup(linkage.schemeId);
  const inherited = (source && differences[source]) ?? {};
  if (!linkage.record) return linkage;
  const { record, values, ...rest } = { ...inherited, values: undefined, ...differences[linkage.schemeId] };
  return {
    ...linkage,
    ...rest,
    right: rest.recordNumber ? rightOf(linkage) : null,
    record: { ...linkage.record, ...inherited.record, ...record },
    recordDetails: values
      ? linkage.recordDetails.map(({ key }, index) => ({ key, value: values[index] ?? "" }))
      : linkage.recordDetails,
  };
}

function rightOf({ recordNumber, recordDetails: details }: PersonLinkage): PersonLinkage["right"] {
  return recordNumber === null ? null : { number: recordNumber, details };
}

/** Some days apart, so that a self-check looks begun and left. */
function answered(schemeIds: SchemeId[], answer: Answer["answer"]): Answer[] {
  return schemeIds.map((schemeId, index) => ({ schemeId, answer, daysAgo: 2 + 3 * (schemeIds.length - 1 - index) }));
}
