/** Finding a resident who is not at the screen: by the four facts, or by a receipt number and two of them. */
import { eq } from "drizzle-orm";
import { cases, certificateRequests, enquiries, residents } from "../../db/schema";
import { compareWithEarlierAddresses } from "../matching/address";
import { compareBirthDate, readBirthDate } from "../matching/birth-date";
import { compareKana } from "../matching/kana";
import { compareKanji } from "../matching/kanji";
import { compareSex } from "../matching/sex";
import { agrees } from "../matching/verdict";
import { parseReceipt } from "../platform/receipt-number";
import { database } from "../platform/database.server";
import { areApart } from "../identity/grant.server";

type Resident = typeof residents.$inferSelect;

/** As somebody says them; empty what was not said. */
export interface SaidFacts {
  /** In kanji or in kana. */
  name: string;
  birthDate: string;
  sex: string;
  address: string;
}

const SAID_FACTS = ["name", "birthDate", "sex", "address"] as const satisfies (keyof SaidFacts)[];
/** Sex tells two people apart too seldom to count beside a receipt number. */
const BESIDE_RECEIPT = ["name", "birthDate", "address"] as const satisfies (keyof SaidFacts)[];

/**
 * @param seekers for whom is searched: a resident who must stay hidden from one of them is not found
 * @returns the one resident with whom all four facts agree, or undefined alike for none, several, and one who is hidden
 */
export async function findResidentByFacts(said: SaidFacts, seekers: readonly string[]): Promise<string | undefined> {
  const birthDate = readBirthDate(said.birthDate);
  if (!birthDate || SAID_FACTS.some((fact) => !said[fact].trim())) return undefined;
  const born = await database().select().from(residents).where(eq(residents.birthDate, birthDate));
  return visible(
    seekers,
    born.filter((resident) => SAID_FACTS.every((fact) => isSaid(resident, fact, said[fact]))),
  );
}

/**
 * @param typed of a case, a request for a certificate, or an enquiry
 * @returns the resident with that receipt number with whom two facts agree and none disagrees, or undefined as above
 */
export async function findResidentByReceipt(
  typed: string,
  said: SaidFacts,
  seekers: readonly string[],
): Promise<string | undefined> {
  const receipt = parseReceipt(typed);
  const given = BESIDE_RECEIPT.filter((fact) => said[fact].trim());
  if (!receipt || given.length < 2) return undefined;
  const ofCases = await database()
    .select({ resident: residents })
    .from(cases)
    .innerJoin(residents, eq(residents.residentId, cases.residentId))
    .where(eq(cases.receipt, receipt));
  const ofRequests = await database()
    .select({ resident: residents })
    .from(certificateRequests)
    .innerJoin(residents, eq(residents.residentId, certificateRequests.residentId))
    .where(eq(certificateRequests.receipt, receipt));
  const ofEnquiries = await database()
    .select({ resident: residents })
    .from(enquiries)
    .innerJoin(residents, eq(residents.residentId, enquiries.residentId))
    .where(eq(enquiries.number, receipt));
  const found = [...ofCases, ...ofRequests, ...ofEnquiries].map(({ resident }) => resident);
  return visible(
    seekers,
    found.filter((resident) => given.every((fact) => isSaid(resident, fact, said[fact]))),
  );
}

function isSaid(resident: Resident, fact: keyof SaidFacts, text: string): boolean {
  switch (fact) {
    case "name":
      return agrees(compareKanji(resident.nameKanji, text)) || agrees(compareKana(resident.nameKana, text));
    case "birthDate":
      return agrees(compareBirthDate(resident.birthDate, text));
    case "sex":
      return agrees(compareSex(resident.sex, text));
    case "address":
      return agrees(compareWithEarlierAddresses(resident.address, resident.earlierAddresses, text));
  }
}

/** The same question is asked whoever was found, so that the time taken tells nobody that somebody is hidden. */
async function visible(seekers: readonly string[], found: readonly Resident[]): Promise<string | undefined> {
  const living = new Set(found.filter(({ diedAt }) => !diedAt).map(({ residentId }) => residentId));
  const [only] = living.size === 1 ? living : [];
  for (const seeker of seekers) if (await areApart(only ?? seeker, seeker)) return undefined;
  return only;
}
