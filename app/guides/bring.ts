/** だれに電話するか・何を持って行くか: one card for each situation at hand. The words stand in locales/…/bring.json. */

export const SITUATIONS = [
  "clinic",
  "pension",
  "account",
  "lost",
  "locked",
  "returned",
  "no_pin",
  "proxy",
  "moved",
] as const;
export type Situation = (typeof SITUATIONS)[number];

/**
 * Who can help: this portal's desk, the institution that made the link, the municipal counter, the line for lost cards.
 */
export type Whom = "desk" | "institution" | "municipality" | "card_line";

export const THINGS = [
  "card",
  "identity_paper",
  "two_identity_papers",
  "letter",
  "eligibility_paper",
  "receipt_number",
  "pension_book",
  "bank_book",
  "clinic_bill",
  "police_number",
  "proxy_paper",
  "proxy_identity",
  "new_pin",
] as const;
export type Thing = (typeof THINGS)[number];

export interface BringCard {
  situation: Situation;
  whom: readonly [Whom, ...Whom[]];
  /** Numbers to call, in the order of `whom`; an institution's own number stands on its letter and in the case. */
  phones: readonly { whom: Whom; phone: string }[];
  bring: readonly [Thing, ...Thing[]];
  /** Whether one may also say that one wants to see the screens together. */
  together: boolean;
}

/** Invented numbers: 0120-000 and 0570-000 are given to nobody here. */
const PHONES: Partial<Record<Whom, string>> = { desk: "0120-000-000", card_line: "0120-000-111" };

const CARDS: Record<Situation, Pick<BringCard, "whom" | "bring" | "together">> = {
  clinic: {
    whom: ["institution", "desk"],
    bring: ["card", "eligibility_paper", "clinic_bill", "receipt_number"],
    together: true,
  },
  pension: {
    whom: ["institution", "desk"],
    bring: ["card", "pension_book", "letter", "receipt_number"],
    together: true,
  },
  account: { whom: ["desk"], bring: ["card", "bank_book", "receipt_number"], together: true },
  lost: { whom: ["card_line", "municipality"], bring: ["two_identity_papers", "police_number"], together: false },
  locked: { whom: ["municipality"], bring: ["card", "identity_paper", "new_pin"], together: false },
  returned: { whom: ["municipality", "desk"], bring: ["two_identity_papers"], together: false },
  no_pin: { whom: ["desk", "municipality"], bring: ["card", "identity_paper"], together: false },
  proxy: { whom: ["desk"], bring: ["card", "proxy_paper", "proxy_identity"], together: false },
  moved: { whom: ["municipality", "institution"], bring: ["card", "letter", "new_pin"], together: true },
};

/** @returns the card for this situation: whom to call first, and what to bring */
export function bringCard(situation: Situation): BringCard {
  const card = CARDS[situation];
  const phones = card.whom.flatMap((whom) => (PHONES[whom] ? [{ whom, phone: PHONES[whom] }] : []));
  return { situation, ...card, phones };
}

/** @returns the situation of this text, or undefined where it is none */
export function findSituation(text: string | undefined): Situation | undefined {
  return SITUATIONS.find((known) => known === text);
}
