/** What the cast list says of one invented resident. All days are `YYYY-MM-DD`. */
import type { HidingReason } from "../../app/protection/hidden";
import type { StaffRole } from "../../app/identity/staff";
import type { RecordDetail } from "../../app/catalogue/record-details";
import type { SchemeId } from "../../app/catalogue/schemes";

/** The four facts as the resident register holds them, and what belongs to them. */
export interface Facts {
  nameKanji: string;
  nameKana: string;
  nameLatin: string | null;
  formerNames: string[];
  birthDate: string;
  sex: "male" | "female";
  address: string;
  earlierAddresses: string[];
  myNumberLast4: string;
}

export interface Card {
  /** Long enough not to be guessed where the demo's list is not shown. */
  serial: string;
  /** Four digits, or null on a card that was issued without one. */
  pin: string | null;
  triesLeft: number;
  /** Counted from the seeding day; negative where the certificate has already ended. */
  certificateEndsInMonths: number;
  /** `unregistered`: a chip exists, the portal never saw it. */
  state: "valid" | "returned" | "suspended" | "unregistered";
}

/** The four facts as an institution's record holds them; null where it holds none. */
export interface RecordedFacts {
  kanji: string | null;
  kana: string | null;
  birthDate: string | null;
  sex: string | null;
  address: string | null;
}

export interface PersonLinkage {
  schemeId: SchemeId;
  state: "linked" | "not_linked";
  /** Who made the linkage, or, where there is none, who would have made it. */
  institutionId: string;
  madeAt: string | null;
  madeHow: "number_submitted" | "register_inquiry" | "resident_registered" | null;
  inquiryFacts: ("name" | "birth_date" | "sex" | "address")[];
  record: RecordedFacts | null;
  recordNumber: string | null;
  recordDetails: RecordDetail[];
  /** What the institution holds of the person's own, where another record or none is linked. */
  right: { number: string; details: RecordDetail[] } | null;
}

export interface Answer {
  schemeId: SchemeId;
  answer: "mine" | "unsure";
  /** Counted back from the seeding day. */
  daysAgo: number;
}

export interface Account {
  bankCode: string;
  branchCode: string;
  bankAndBranch: string;
  accountType: "ordinary" | "current" | "savings";
  accountNumber: string;
  /** Half-width, as banks hold it. */
  holderKana: string;
  registeredOn: string;
}

export interface InsuranceUse {
  registeredOn: string;
  placeJa: string;
  placeEn: string;
  consent: boolean;
}

export interface Person extends Facts {
  id: string;
  key: string;
  /** Why this person is in the cast, in a line. */
  for: { ja: string; en: string };
  card: Card;
  /** Set for people who work at the help desk. */
  staff: { role: StaffRole; label: string } | null;
  /** Records that are shown to nobody but this person. */
  hidden: Partial<Record<SchemeId, HidingReason>>;
  /** Keys of the people in the cast who must not find this person. */
  keptFrom: string[];
  /** All 29, in the order of the catalogue. */
  linkages: PersonLinkage[];
  answers: Answer[];
  account: Account | null;
  insuranceUse: InsuranceUse | null;
  /** Somebody else's data in this person's rows: must not be on any of this person's pages, nor in a log. */
  neverShown: string[];
}

/** The circumstances from which the usual 29 rows follow. */
export interface Life extends Facts {
  no: number;
  /** Null for a person without health insurance. */
  insurer: { id: string; since: string; branch?: string } | null;
  account: Account | null;
}
