/** The 29 rows that are usual for an invented resident of みほん市 at that age. */
import { schemes } from "../../app/catalogue/schemes";
import type { Scheme, SchemeId } from "../../app/catalogue/schemes";
import { DETAIL_KEYS } from "../../app/catalogue/record-details";
import { basicPensionNumber, insuredNumber, usualDetails } from "./details";
import type { Life, PersonLinkage, RecordedFacts } from "./person";

/**
 * A row beyond the usual: the values in the order of `DETAIL_KEYS`, and what differs from the usual institution and day.
 */
export interface Item {
  values: string[];
  at?: string;
  madeAt?: string;
}

/** Who answers for a scheme in みほん市; the insurance schemes belong to the person's own insurer. */
const responsible: Partial<Record<SchemeId, string>> = {
  "insurance-info-provision": "mihon-shikaku",
  vaccination: "mihon-kenko",
  screening: "mihon-kenko",
  "school-health": "mihon-boe",
  "intractable-disease": "kakuu-hoken",
  "tax-income": "mihon-zei",
  "public-money-account": "mihon-koza",
  pension: "mihon-nenkin",
  "pension-other": "mihon-kyosai",
  "child-allowance": "mihon-kodomo",
  "single-parent": "mihon-kodomo",
  "maternal-child-health": "mihon-kenko",
  "education-support": "mihon-jasso",
  "child-disability": "kakuu-hoken",
  household: "mihon-shi",
  "disability-welfare": "kakuu-shogai",
  "public-assistance": "mihon-fukushi",
  "china-returnees": "mihon-fukushi",
  "long-term-care": "mihon-kaigo",
  "employment-insurance": "mihon-hello-work",
  "workers-comp": "mihon-roki",
};

/** Linked without the resident having submitted the number: asked for at the register, here with all four facts. */
const byInquiry = new Set<SchemeId>([
  "vaccination",
  "screening",
  "school-health",
  "pension",
  "pension-other",
  "disability-welfare",
  "workers-comp",
]);

const insuranceLinkedOn = "2021-10-04";
const othersLinkedOn = "2018-07-09";

/**
 * Each of the 29 schemes once, in the order of the catalogue.
 * @param also rows linked beyond what is usual, or, with null, not linked against it
 */
export function usualLinkages(life: Life, also: Partial<Record<SchemeId, Item | null>>): PersonLinkage[] {
  return schemes.map((scheme) => {
    const item = also[scheme.id] === undefined ? usualItem(scheme.id, life) : also[scheme.id];
    return item ? linked(scheme, life, item) : notLinked(scheme, life);
  });
}

function usualItem(schemeId: SchemeId, life: Life): Item | null {
  const values = usualDetails(schemeId, life);
  return values && { values };
}

function institutionOf(scheme: Scheme, life: Life): string {
  return responsible[scheme.id] ?? life.insurer?.id ?? "mihon-kokuho";
}

function notLinked(scheme: Scheme, life: Life): PersonLinkage {
  return {
    schemeId: scheme.id,
    state: "not_linked",
    institutionId: institutionOf(scheme, life),
    madeAt: null,
    madeHow: null,
    inquiryFacts: [],
    record: null,
    recordNumber: null,
    recordDetails: [],
    right: null,
  };
}

function linked(scheme: Scheme, life: Life, item: Item): PersonLinkage {
  const inquiry = byInquiry.has(scheme.id);
  const account = scheme.id === "public-money-account" ? life.account : null;
  const keys = DETAIL_KEYS[scheme.id];
  if (keys.length !== item.values.length) throw new Error(`${life.nameKanji}: ${scheme.id} needs ${keys.join(", ")}`);
  return {
    schemeId: scheme.id,
    state: "linked",
    institutionId: item.at ?? institutionOf(scheme, life),
    madeAt: item.madeAt ?? account?.registeredOn ?? usualDay(scheme, life),
    madeHow: account ? "resident_registered" : inquiry ? "register_inquiry" : "number_submitted",
    inquiryFacts: inquiry ? ["name", "birth_date", "sex", "address"] : [],
    record: recordedFacts(life, account?.holderKana),
    recordNumber: account?.accountNumber ?? recordNumber(scheme, life, item),
    recordDetails: keys.map((key, index) => ({ key, value: item.values[index] ?? "" })),
    right: null,
  };
}

/**
 * A bank gives the holder's kana and no kanji; the other facts came from the card with which the account was
 * registered.
 */
function recordedFacts(life: Life, holderKana: string | undefined): RecordedFacts {
  return {
    kanji: holderKana ? null : life.nameKanji,
    kana: holderKana ?? life.nameKana,
    birthDate: life.birthDate,
    sex: life.sex,
    address: life.address,
  };
}

function isInsurance(scheme: Scheme): boolean {
  return (scheme.followsScheme ?? scheme.id) === "health-insurance-card";
}

function usualDay(scheme: Scheme, life: Life): string {
  if (!isInsurance(scheme)) return othersLinkedOn;
  return life.insurer && life.insurer.since > insuranceLinkedOn ? life.insurer.since : insuranceLinkedOn;
}

/** All rows of one insurance carry its one number; what a record says of its number is the end of it, or all of it. */
function recordNumber(scheme: Scheme, life: Life, { values }: Item): string {
  if (isInsurance(scheme)) return insuredNumber(life);
  if (scheme.id === "pension") return basicPensionNumber(life);
  const handbook = values[DETAIL_KEYS[scheme.id].indexOf("handbook_number")];
  return handbook ?? `${String(scheme.no).padStart(2, "0")}-${life.no * 1009 + 100_000}`;
}
