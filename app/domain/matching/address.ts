/** Comparing addresses part by part, from the prefecture down to the room. */
import { ADDRESS_STEPS, addressParts, leftOutParts, type AddressParts } from "./address-parts";
import { bothPresent, foldAll, neededSteps, type FoldingStep } from "./folding";
import { agrees, MISSING, SAME, verdict, type Comparison, type FoldingReason, type Reason } from "./verdict";

/** Municipalities of which Japan has two or more: without the prefecture nobody can tell which one is meant. */
const NAMED_TWICE =
  /^(?:府中市|伊達市|(?:森|池田|明和|美里|美郷|朝日|川崎|金山|高森|小国|南部|日野|広川|日高|清水|太子|美浜|松前)町|(?:昭和|川上|高山)村)/u;

type PartsVerdict = { verdict: "agree" | "different" | "unsure"; reasons: Reason[] };

const AGREE: PartsVerdict = { verdict: "agree", reasons: [] };

function different(reason: Reason): PartsVerdict {
  return { verdict: "different", reasons: [reason] };
}

function unsure(reason: Reason): PartsVerdict {
  return { verdict: "unsure", reasons: [reason] };
}

function comparePlaces(a: AddressParts, b: AddressParts): PartsVerdict {
  if (a.prefecture && b.prefecture && a.prefecture !== b.prefecture) return different("town");
  if (a.town !== b.town) {
    const [short, long] = a.town.length < b.town.length ? [a.town, b.town] : [b.town, a.town];
    return short && long.endsWith(short) ? unsure("municipality_one_side") : different("town");
  }
  if (a.prefecture !== b.prefecture && NAMED_TWICE.test(a.town)) return unsure("ambiguous_municipality");
  return AGREE;
}

/** A room may be written as the last number of the block: 1-2-3-101. */
function withRoomApart(parts: AddressParts, other: AddressParts): AddressParts {
  const longer = parts.block.length === other.block.length + 1;
  const hidesRoom = longer && !parts.room && !parts.building && other.room !== "" && parts.block.at(-1) === other.room.replace(/\D/gu, "");
  return hidesRoom ? { ...parts, block: parts.block.slice(0, -1), building: other.building, room: other.room } : parts;
}

function compareBlocks(a: AddressParts, b: AddressParts): PartsVerdict {
  const shared = Math.min(a.block.length, b.block.length);
  if (a.block.slice(0, shared).join("-") !== b.block.slice(0, shared).join("-")) return different("block");
  return a.block.length === b.block.length ? AGREE : unsure("block_one_side");
}

function compareBuildings(a: AddressParts, b: AddressParts): PartsVerdict {
  if (a.building === b.building && a.room === b.room) return AGREE;
  if (a.room && b.room && a.room !== b.room) return different("room");
  if (!(a.building || a.room) || !(b.building || b.room) || a.room !== b.room) return unsure("building_one_side");
  return unsure("building");
}

const ALL_STEPS: readonly FoldingStep[] = [
  ...ADDRESS_STEPS,
  { reason: "block_words", fold: (text) => text.replace(/-(?!\d)/gu, "") },
  { reason: "spaces", fold: (text) => text.replace(/\s/gu, "") },
];

function foldings(a: string, b: string): FoldingReason[] {
  const [left, right] = [leftOutParts(a), leftOutParts(b)];
  const reasons = new Set<FoldingReason>();
  if (left.prefecture !== right.prefecture) reasons.add("prefecture_left_out");
  if (left.street !== right.street) reasons.add("street_name");
  const isFolded = foldAll(ALL_STEPS, left.rest) === foldAll(ALL_STEPS, right.rest);
  if (isFolded) for (const reason of neededSteps(ALL_STEPS, left.rest, right.rest)) reasons.add(reason);
  if (!isFolded) reasons.add("building_style");
  return [...reasons];
}

/** Compares two addresses. The order of the arguments makes no difference. */
export function compareAddress(a: string | null | undefined, b: string | null | undefined): Comparison {
  const present = bothPresent(a, b);
  if (!present) return MISSING;
  const [left, right] = present;
  if (left === right) return SAME;
  const [leftParts, rightParts] = [addressParts(left), addressParts(right)];
  const [one, other] = [withRoomApart(leftParts, rightParts), withRoomApart(rightParts, leftParts)];
  const steps = [comparePlaces(one, other), compareBlocks(one, other), compareBuildings(one, other)];
  const parting = steps.find((step) => step.verdict === "different") ?? steps.find((step) => step.verdict === "unsure");
  if (!parting) return verdict("notation", ...foldings(left, right));
  return verdict(parting.verdict === "different" ? "different" : "unsure", ...parting.reasons);
}

/** As `compareAddress`; where the present address does not agree, one of the earlier ones on file does for a person who has moved. */
export function compareWithEarlierAddresses(
  register: string | null | undefined,
  earlier: readonly string[],
  record: string | null | undefined,
): Comparison {
  const present = compareAddress(register, record);
  if (agrees(present)) return present;
  return earlier.some((address) => agrees(compareAddress(address, record))) ? verdict("notation", "earlier_address") : present;
}
