/** Comparing addresses part by part, from the prefecture down to the room. */
import { compareBuildings, NO_BUILDING } from "./address-building";
import { addressParts, type AddressParts, type AddressWriting } from "./address-parts";
import { bothPresent } from "./folding";
import { foldMixedUp } from "./kanji-variants";
import { isNamedTwice } from "./municipalities";
import { PLACEHOLDER } from "./placeholders";
import { compareByDictionary } from "./town-dictionary";
import { agrees, MISSING, SAME, verdict, type Comparison, type Reason } from "./verdict";

type Step = { verdict: "agree" | "different" | "unsure"; reason?: Reason };

const AGREE: Step = { verdict: "agree" };

function different(reason: Reason): Step {
  return { verdict: "different", reason };
}

function unsure(reason: Reason): Step {
  return { verdict: "unsure", reason };
}

function comparePlaces(a: AddressParts, b: AddressParts): Step {
  if (a.prefecture && b.prefecture && a.prefecture !== b.prefecture) return different("town");
  if (a.county && b.county && a.county !== b.county) return different("town");
  if (a.town !== b.town) return compareTowns(a.town, b.town);
  if (a.street && b.street && a.street !== b.street) return unsure("street_name");
  const isCounty = a.county !== "" && a.county === b.county;
  // Without a prefecture 鹿嶋市 and 鹿島市 are two cities, and no two writings of one.
  const isWrittenAlike = a.prefecture !== "" || a.writing.variant_kanji === b.writing.variant_kanji;
  const saysWhich = isCounty || (a.prefecture === b.prefecture && isWrittenAlike);
  return saysWhich || !isNamedTwice(a.town) ? AGREE : unsure("ambiguous_municipality");
}

/** A ward may be left out of its city, and the city before its ward or town. */
function isLeftOut(short: string, long: string): boolean {
  return !short || long.endsWith(short) || long.replace(/(?<=^[^市]{1,5}市)[^市区]{1,4}区/u, "") === short;
}

function compareTowns(a: string, b: string): Step {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (isLeftOut(short, long)) return unsure("municipality_one_side");
  if (PLACEHOLDER.test(a) || PLACEHOLDER.test(b)) return unsure("placeholder");
  return foldMixedUp(a) === foldMixedUp(b) ? unsure("ambiguous_kanji") : different("town");
}

/** A number joined by a sign alone; one behind 番 or before 号 is the house's. */
const LAST_IS_JOINED = /[-のノ之乃]\|[^|]*$/u;
/** From here on a number is more likely a room's than a house's. */
const LIKE_A_ROOM = 100;
const DOWN_TO_THE_HOUSE = 3;

/**
 * A room may be written as the last number of the block: 1-2-3-101. The 3 of 1-2-3 is rather a house than room 3 in
 * 1-2.
 */
function withRoomApart(parts: AddressParts, other: AddressParts): AddressParts {
  const last = parts.block.at(-1) ?? "";
  const isLonger =
    parts.block.length === other.block.length + 1 &&
    parts.building === NO_BUILDING &&
    other.building.numbers.length > 0;
  if (!isLonger || !LAST_IS_JOINED.test(parts.writing.block_words)) return parts;
  const building = { name: "", numbers: [last] };
  const isRoom = other.block.length >= DOWN_TO_THE_HOUSE || Number(last) >= LIKE_A_ROOM;
  return isRoom && compareBuildings(building, other.building) === "agree"
    ? { ...parts, block: parts.block.slice(0, -1), building }
    : parts;
}

function compareBlocks(a: AddressParts, b: AddressParts): Step {
  const shared = Math.min(a.block.length, b.block.length);
  if (a.block.slice(0, shared).join("-") !== b.block.slice(0, shared).join("-")) return different("block");
  return a.block.length === b.block.length ? AGREE : unsure("block_one_side");
}

function compareHouses(a: AddressParts, b: AddressParts): Step {
  const answer = compareBuildings(a.building, b.building);
  if (answer === "agree") return AGREE;
  return answer === "room" ? different("room") : unsure(answer);
}

function foldings(a: AddressParts, b: AddressParts): Reason[] {
  const reasons = new Set<Reason>();
  if (a.prefecture !== b.prefecture || a.county !== b.county) reasons.add("prefecture_left_out");
  if (a.street !== b.street) reasons.add("street_name");
  for (const kind of Object.keys(a.writing) as (keyof AddressWriting)[]) {
    if (kind !== "spaces" && a.writing[kind] !== b.writing[kind]) reasons.add(kind);
  }
  if (reasons.size === 0) reasons.add("spaces");
  return [...reasons];
}

function compareParts(a: AddressParts, b: AddressParts): Comparison {
  const [one, other] = [withRoomApart(a, b), withRoomApart(b, a)];
  const steps = [comparePlaces(one, other), compareBlocks(one, other), compareHouses(one, other)];
  const parting = steps.find((step) => step.verdict === "different") ?? steps.find((step) => step.verdict === "unsure");
  if (parting?.reason === undefined || parting.verdict === "agree") return verdict("notation", ...foldings(a, b));
  return verdict(parting.verdict, parting.reason);
}

/** Compares two addresses. The order of the arguments makes no difference. */
export function compareAddress(a: string | null | undefined, b: string | null | undefined): Comparison {
  const present = bothPresent(a, b);
  if (!present) return MISSING;
  if (a === b) return SAME;
  const [left, right] = present[0] < present[1] ? present : [present[1], present[0]];
  const [partsLeft, partsRight] = [addressParts(left), addressParts(right)];
  const compared = compareParts(partsLeft, partsRight);
  return compared.verdict === "different" && compared.reasons[0] !== "room"
    ? lookUp(partsLeft, partsRight, compared)
    : compared;
}

/** The rules of writing leave the two apart: the towns of the municipality may tell more. */
function lookUp(a: AddressParts, b: AddressParts, compared: Comparison): Comparison {
  if (a.prefecture && b.prefecture && a.prefecture !== b.prefecture) return compared;
  const found = compareByDictionary(a, b);
  if (!found) return compared;
  if (found === "unsure") return verdict("unsure", "town_one_side");
  const houses = compareHouses(a, b);
  return houses.reason
    ? verdict(houses.verdict === "different" ? "different" : "unsure", houses.reason)
    : verdict("notation", "town_name", ...foldings(a, b));
}

/**
 * As `compareAddress`; where the present address does not agree, one of the earlier ones on file does for a person who
 * has moved.
 */
export function compareWithEarlierAddresses(
  register: string | null | undefined,
  earlier: readonly string[],
  record: string | null | undefined,
): Comparison {
  const present = compareAddress(register, record);
  if (agrees(present)) return present;
  return earlier.some((address) => agrees(compareAddress(address, record)))
    ? verdict("notation", "earlier_address")
    : present;
}
