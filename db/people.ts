/** The cast list: invented residents, each there for one reason; seed, tests and the demo's sign-in all draw on it. */
import {
  certificateEnded,
  certificateEndsSoon,
  lockedCard,
  returnedCard,
  suspendedCard,
  unregisteredCard,
} from "./cast/cards";
import {
  childsAccount,
  daughter,
  nearlyFifteen,
  swappedMother,
  swappedSon,
  twinWithoutRecord,
  twinWithSistersRecord,
  wifesAccount,
  withoutPin,
} from "./cast/families";
import { allRight, missingHandbook, withoutConsent, wrongInsurance } from "./cast/insurance";
import { justMoved, latinName, strangersAccount, variantName } from "./cast/names";
import { keptApart } from "./cast/kept-apart";
import type { Person } from "./cast/person";
import { deskAgent, deskAuditor, deskSupervisor } from "./cast/staff";

export type { Person };

/** In the order in which they are offered for trying out. */
export const people: readonly Person[] = [
  wrongInsurance,
  allRight,
  childsAccount,
  wifesAccount,
  nearlyFifteen,
  strangersAccount,
  missingHandbook,
  withoutConsent,
  variantName,
  latinName,
  twinWithSistersRecord,
  twinWithoutRecord,
  swappedMother,
  swappedSon,
  justMoved,
  withoutPin,
  daughter,
  keptApart,
  certificateEndsSoon,
  certificateEnded,
  lockedCard,
  suspendedCard,
  returnedCard,
  unregisteredCard,
  deskAgent,
  deskSupervisor,
  deskAuditor,
];

/** By what can be tried with each, in the order in which a demo offers them; staff sign in at the desk. */
export const castGroups = {
  first: [wrongInsurance, allRight],
  wrong: [
    strangersAccount,
    missingHandbook,
    withoutConsent,
    twinWithSistersRecord,
    twinWithoutRecord,
    swappedMother,
    swappedSon,
  ],
  written: [variantName, latinName, justMoved],
  family: [childsAccount, wifesAccount, nearlyFifteen, withoutPin, daughter, keptApart],
  card: [certificateEndsSoon, certificateEnded, lockedCard, suspendedCard, returnedCard, unregisteredCard],
  staff: [deskAgent, deskSupervisor, deskAuditor],
} as const satisfies Record<string, readonly Person[]>;
export type CastGroup = keyof typeof castGroups;

/** The last second, in Japan, of the day on which the card's certificate ends, for a cast that is seeded at `today`. */
export function certificateEndsAt(person: Pick<Person, "card">, today: Date): Date {
  const [year = 0, month = 0, day = 0] = japanDay(today).split("-").map(Number);
  const monthIndex = month - 1 + person.card.certificateEndsInMonths;
  const lastOfMonth = new Date(Date.UTC(year, monthIndex + 1, 0)).getUTCDate();
  const endDay = new Date(Date.UTC(year, monthIndex, Math.min(day, lastOfMonth))).toISOString().slice(0, 10);
  return new Date(`${endDay}T23:59:59+09:00`);
}

/** `YYYY-MM-DD` in Japan at that instant. */
export function japanDay(at: Date): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo" }).format(at);
}
