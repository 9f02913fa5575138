/** What offices asked one another about the invented people: enough for a history that reads like one. */
import { v7 as uuidv7 } from "uuid";
import type { ExchangeGround } from "../app/history/exchange-grounds";
import type { SchemeId } from "../app/catalogue/schemes";
import type { Person } from "./people";
import type { exchanges } from "./schema";
import { DAY_MS } from "../app/platform/japan-time";

const HOUR_MS = 3_600_000;

interface Usual {
  schemeId: SchemeId;
  askerId: string;
  ground: ExchangeGround;
  /** Counted back from the seeding day. */
  daysAgo: readonly number[];
}

const USUAL: readonly Usual[] = [
  {
    schemeId: "health-insurance-card",
    askerId: "mihon-shikaku",
    ground: "clinic_visit",
    daysAgo: [12, 47, 139, 402, 998],
  },
  { schemeId: "treatment-medicine", askerId: "mihon-shikaku", ground: "pharmacy_visit", daysAgo: [12, 140] },
  { schemeId: "public-money-account", askerId: "mihon-shi", ground: "payment", daysAgo: [68, 411] },
  { schemeId: "tax-income", askerId: "mihon-kaigo", ground: "care_certification", daysAgo: [173] },
  { schemeId: "tax-income", askerId: "mihon-nenkin", ground: "pension_claim", daysAgo: [530] },
  { schemeId: "pension", askerId: "mihon-zei", ground: "tax_assessment", daysAgo: [201, 566] },
  { schemeId: "household", askerId: "mihon-kodomo", ground: "child_allowance", daysAgo: [155] },
  { schemeId: "child-allowance", askerId: "mihon-boe", ground: "school_support", daysAgo: [222] },
  { schemeId: "disability-welfare", askerId: "mihon-fukushi", ground: "disability_support", daysAgo: [91] },
  { schemeId: "long-term-care", askerId: "kakuu-koki", ground: "insurance_change", daysAgo: [260] },
  { schemeId: "employment-insurance", askerId: "mihon-nenkin", ground: "unemployment_benefit", daysAgo: [745] },
];

/** @param from ten in the morning, in Japan, of the seeding day */
export function exchangeRows(person: Person, from: Date): (typeof exchanges.$inferInsert)[] {
  return USUAL.flatMap(({ schemeId, askerId, ground, daysAgo }) => {
    const linkage = person.linkages.find((one) => one.schemeId === schemeId);
    if (linkage?.state !== "linked" || linkage.institutionId === askerId) return [];
    return daysAgo.map((days, index) => {
      // Not all people on the same days; within office hours.
      const at = new Date(
        from.getTime() -
          (days + (person.id.charCodeAt(person.id.length - 1) % 7)) * DAY_MS +
          ((days + index) % 6) * HOUR_MS,
      );
      return {
        residentId: person.id,
        exchangeId: uuidv7({ msecs: at.getTime() }),
        at,
        askerId,
        holderId: linkage.institutionId,
        schemeId,
        ground,
      };
    });
  });
}
