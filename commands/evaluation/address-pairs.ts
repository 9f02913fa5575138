/** Pairs of addresses: one address in every notation, and neighbours. */
import { drawAddress, needsPrefecture, write, type DrawnAddress } from "./drawn-address";
import type { Draw, EvaluationPair, Truth } from "./pairs";
import towns from "../../app/matching/towns.json";

const PER_ORIGIN = 300;

/** Undefined where the address does not allow this writing. */
type Change = (address: DrawnAddress, draw: Draw) => string | undefined;

function toFullWidth(text: string): string {
  return text.replace(/[!-~]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).replaceAll(" ", "　");
}

function replaced(text: string, pattern: RegExp, by: (found: string) => string): string | undefined {
  const changed = text.replace(pattern, by);
  return changed === text ? undefined : changed;
}

const OLD_FORMS = new Map(
  ["沢澤", "辺邊", "竜龍", "桜櫻", "広廣", "国國", "桧檜", "浜濱", "斎齋", "滝瀧", "条條", "塩鹽", "芦蘆"].map(
    ([a = "", b = ""]) => [a, b],
  ),
);

const NOTATIONS: Record<string, Change> = {
  hyphens: (address) => write(address, { numbers: "hyphens" }),
  kanji_numbers: (address) => write(address, { numbers: "kanji" }),
  the_no: (address) => write(address, { numbers: "no" }),
  mixed_numbers: (address) => (address.isLot ? undefined : write(address, { numbers: "mixed" })),
  other_hyphens: (address, draw) => write(address, { numbers: "hyphens", hyphen: draw.from([..."－‐–—―−ー─ｰ"]) }),
  full_width: (address) => toFullWidth(write(address, { numbers: "hyphens" })),
  full_width_words: (address) => toFullWidth(write(address)),
  spaces: (address) => write(address, { between: " " }),
  wide_spaces: (address) => write(address, { between: "　", numbers: "hyphens" }),
  prefecture_left_out: (address) =>
    needsPrefecture(address) ? undefined : write(address, { prefecture: false, county: false, numbers: "hyphens" }),
  county_left_out: (address) => (/郡/u.test(address.municipality) ? write(address, { county: false }) : undefined),
  postal_code: (address, draw) => `〒${100 + draw.below(800)}-${1000 + draw.below(9000)} ${write(address)}`,
  oaza: (address) =>
    address.isLot && !/^[字第]|[0-9一二三四五六七八九十条線]/u.test(address.town)
      ? write({ ...address, town: `大字${address.town}` })
      : undefined,
  ke: (address) =>
    replaced(write(address), /(?<=\p{Script=Han})[ケヶが](?=\p{Script=Han})/u, (ke) =>
      ke === "ケ" ? "ヶ" : ke === "ヶ" ? "が" : "ケ",
    ),
  no: (address) =>
    replaced(write(address), /(?<=\p{Script=Han})[のノ之](?=\p{Script=Han})/u, (no) => (no === "の" ? "ノ" : "の")),
  old_forms: (address) =>
    replaced(
      write(address),
      new RegExp(`[${[...OLD_FORMS.keys()].join("")}]`, "u"),
      (kanji) => OLD_FORMS.get(kanji) ?? kanji,
    ),
  room_as_number: (address) =>
    address.room ? `${write({ ...address, building: "" }, { numbers: "hyphens" })}-${address.room}` : undefined,
  room_styles: (address, draw) =>
    write(address, {
      room: draw.from([(room: number) => `${room}`, (room: number) => ` ${room}号`, (room: number) => `-${room}`]),
    }),
  building_joined: (address) => replaced(write(address, { numbers: "words" }), / (?=\p{L})/u, () => ""),
  kyoto_street: (address) =>
    /^京都市.*[上中下]京区/u.test(address.municipality)
      ? write({ ...address, municipality: `${address.municipality}烏丸通四条下る` })
      : undefined,
  bare_numerals_in_names: (address) =>
    replaced(
      write(address, { numbers: "hyphens" }),
      /[一二三四五六七八九](?=[番条]町|丁目|条[東西南北]|線[東西南北])/u,
      (kanji) => String("〇一二三四五六七八九".indexOf(kanji)),
    ),
};

function withNumbers(address: DrawnAddress, numbers: number[]): DrawnAddress {
  return { ...address, numbers };
}

function otherTown(address: DrawnAddress, draw: Draw): string {
  const names = (towns as Record<string, string>)[`${address.prefecture} ${address.municipality}`]?.split(" ") ?? [];
  return draw.from(names);
}

const NEAR_MISSES: Record<string, Change> = {
  next_number: (address, draw) => {
    const at = draw.below(address.numbers.length);
    return write(
      withNumbers(
        address,
        address.numbers.map((number, i) => (i === at ? number + 1 : number)),
      ),
      { numbers: "hyphens" },
    );
  },
  numbers_swapped: (address) => {
    const numbers = address.numbers.toReversed();
    return numbers.join() === address.numbers.join()
      ? undefined
      : write(withNumbers(address, numbers), { numbers: "hyphens" });
  },
  digit_moved: (address) => {
    const [first = 0, second = 0, ...rest] = address.numbers;
    if (address.numbers.length < 2 || second < 10) return undefined;
    return write(withNumbers(address, [first * 10 + Math.floor(second / 10), second % 10 || 1, ...rest]), {
      numbers: "hyphens",
    });
  },
  digits_joined: (address) => {
    const [first = 0, second = 0, ...rest] = address.numbers;
    return address.numbers.length > 2
      ? write(withNumbers(address, [Number(`${first}${second}`), ...rest]), { numbers: "hyphens" })
      : undefined;
  },
  other_town: (address, draw) => {
    const town = otherTown(address, draw);
    const isPart =
      town.startsWith(address.town) ||
      address.town.startsWith(town) ||
      town.endsWith(address.town) ||
      address.town.endsWith(town);
    return isPart ? undefined : write({ ...address, town }, { numbers: "hyphens" });
  },
  other_direction: (address) =>
    replaced(write(address, { numbers: "hyphens" }), /(?<=[市区町村].*)[東西](?=\p{Script=Han})/u, (side) =>
      side === "東" ? "西" : "東",
    ),
  upper_and_lower: (address) =>
    replaced(write(address, { numbers: "hyphens" }), /(?<=[市区町村].*)[上下](?=\p{Script=Han})/u, (side) =>
      side === "上" ? "下" : "上",
    ),
  other_room: (address) => (address.room ? write({ ...address, room: address.room + 1 }) : undefined),
  other_lot_mark: (address) => write({ ...address, town: `${address.town}乙` }, { numbers: "hyphens" }),
  other_municipality: (address, draw) => {
    const { municipality, prefecture } = drawAddress(draw);
    return municipality === address.municipality ? undefined : write({ ...address, municipality, prefecture });
  },
};

const DOUBTS: Record<string, Change> = {
  house_left_out: (address) => (address.room ? write({ ...address, building: "" }) : undefined),
  ambiguous_municipality: (address) =>
    needsPrefecture(address) ? write(address, { prefecture: false, county: false }) : undefined,
  ward_left_out: (address) => replaced(write(address), /(?<=\p{Script=Han}{2,4}市)\p{Script=Han}{1,4}区/u, () => ""),
};

function make(
  origin: string,
  truth: Truth,
  draw: Draw,
  change: Change,
  formal: (address: DrawnAddress) => string = write,
): EvaluationPair[] {
  const pairs: EvaluationPair[] = [];
  for (let tries = 0; tries < PER_ORIGIN * 200 && pairs.length < PER_ORIGIN; tries++) {
    const address = drawAddress(draw);
    const a = formal(address);
    const b = change(address, draw);
    if (b !== undefined && b !== a) pairs.push({ a, b, truth, origin });
  }
  return pairs;
}

export function addressPairs(draw: Draw): EvaluationPair[] {
  const withLotMark = (address: DrawnAddress) => write({ ...address, town: `${address.town}甲` });
  return [
    ...Object.entries(NOTATIONS).flatMap(([origin, change]) => make(origin, "same", draw, change)),
    ...Object.entries(NEAR_MISSES).flatMap(([origin, change]) =>
      make(origin, "different", draw, change, origin === "other_lot_mark" ? withLotMark : undefined),
    ),
    ...Object.entries(DOUBTS).flatMap(([origin, change]) => make(origin, "doubt", draw, change)),
  ];
}
