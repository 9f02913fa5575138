/** Pairs of names as registers write them: one name in every form, and names that are nearly one. */
import { HELD_TWICE, OLD_FORMS } from "./old-forms";
import {
  drawPerson,
  inKanji,
  givenNamesOf,
  type Draw,
  type EvaluationPair,
  type NameLists,
  type Person,
  type Truth,
} from "./pairs";

const PER_ORIGIN = 250;

/** Characters that look or sound alike and are different names. */
const TRAPS =
  "正政 司嗣 裕祐 和知 太大 土士 末未 己巳 崇祟 昂昴 亨享 弘広 宏広 佑祐 淳惇 坂阪 畑畠 恵慧 萩荻 栗粟 干千 博搏 総惣 嘉喜 輝暉 花華 桃挑 " +
  "藤籐 東藤 河川 田多 見美 子児 介助 夫雄 男雄 郎朗 一市 二次 三造 彦比 幸行 明昭 義善 治次 光充 武猛 健建 誠成 洋陽 優裕 真誠 直尚 浩弘 隆孝 英栄 章昭 " +
  "樹喜 里理 香佳 菜奈 由有 美未 代世 江枝 絵恵 千知 紀記 沙紗 穂保 晴春 哲徹 修治 茂重 進晋 勝克 実稔 豊裕 薫馨 瞳仁 忍信";

const latin = (letter: string) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0);

interface Change {
  truth: Truth;
  /** Undefined where a person's name cannot be changed so. */
  make(person: Person, draw: Draw, names: NameLists): [string, string] | undefined;
}

function exchange(text: string, pairs: readonly (readonly [string, string])[]): string {
  return [...text].map((character) => pairs.find(([from]) => from === character)?.[1] ?? character).join("");
}

const oldPairs = new Map<string, string[]>();
for (const [common, old] of OLD_FORMS) oldPairs.set(common, [...(oldPairs.get(common) ?? []), old]);
const heldTwice = new Map(HELD_TWICE.map((held) => [held.normalize("NFC"), held]));
const traps = TRAPS.split(" ").flatMap((pair) => [[...pair], [...pair].toReversed()] as [string, string][]);

function inOldForms(text: string, draw: Draw): string {
  return [...text]
    .map((character) => (oldPairs.has(character) ? draw.from(oldPairs.get(character) ?? []) : character))
    .join("");
}

function sameReading(person: Person, draw: Draw, names: NameLists): [string, string] | undefined {
  const others = givenNamesOf(names).filter(
    ({ kana, kanji }) => kana === person.given.kana && kanji !== person.given.kanji,
  );
  if (others.length === 0) return undefined;
  const given = draw.from(others);
  return areVariants(person.given.kanji, given.kanji) ? undefined : [inKanji(person), inKanji({ ...person, given })];
}

function areVariants(a: string, b: string): boolean {
  const common = (text: string) =>
    exchange(
      text.normalize("NFC"),
      OLD_FORMS.map(([today, old]) => [old, today] as const),
    ).replaceAll(/(.)々/gu, "$1$1");
  return common(a) === common(b);
}

function different(a: string, b: string): [string, string] | undefined {
  return areVariants(a, b) ? undefined : [a, b];
}

const CHANGES: Record<string, Change> = {
  joined: { truth: "same", make: (person) => [inKanji(person), inKanji(person).replace("　", "")] },
  narrow_space: { truth: "same", make: (person) => [inKanji(person), inKanji(person).replace("　", " ")] },
  old_form: { truth: "same", make: (person, draw) => [inKanji(person), inOldForms(inKanji(person), draw)] },
  two_old_forms: {
    truth: "same",
    make: (person, draw) => [inOldForms(inKanji(person), draw), inOldForms(inKanji(person), draw)],
  },
  old_form_joined: {
    truth: "same",
    make: (person, draw) => [inKanji(person), inOldForms(inKanji(person), draw).replace("　", "")],
  },
  held_twice: {
    truth: "same",
    make: (person) => [inKanji(person), [...inKanji(person)].map((kanji) => heldTwice.get(kanji) ?? kanji).join("")],
  },
  ivs: {
    truth: "same",
    make: (person, draw) => [
      inKanji(person),
      inKanji(person).replace("　", `${String.fromCodePoint(0xe0100 + draw.below(16))}　`),
    ],
  },
  svs: { truth: "same", make: (person) => [inKanji(person), `${inKanji(person)}\uFE00`] },
  old_form_ivs: {
    truth: "same",
    make: (person, draw) => [inKanji(person), `${inOldForms(inKanji(person), draw)}\u{E0101}`],
  },
  repeated: {
    truth: "same",
    make: (person) => [inKanji(person), inKanji(person).replace(/(\p{Script=Han})々/u, "$1$1")],
  },
  small_ke: { truth: "same", make: (person) => [inKanji(person), inKanji(person).replace("ヶ", "ケ")] },
  other_order: {
    truth: "same",
    make: ({ surname, given }) => [`${surname.kanji}　${given.kanji}`, `${given.kanji} ${surname.kanji}`],
  },
  given_in_kana: {
    truth: "same",
    make: ({ surname, given }) => [
      `${surname.kanji}　${given.kana}`,
      `${surname.kanji}　${given.kana.replace(/[ァ-ヴ]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))}`,
    ],
  },
  former_surname: {
    truth: "same",
    make: ({ surname, given }, draw, names) => {
      const former = drawPerson(names, draw).surname.kanji;
      return [
        `${surname.kanji}［${former}］　${given.kanji}`,
        draw.from([`${former}　${given.kanji}`, `${surname.kanji}　${given.kanji}`, `${former}${given.kanji}`]),
      ];
    },
  },
  latin_kanji_alias: {
    truth: "same",
    make: (person, draw, names) => {
      const alias = inKanji(drawPerson(names, draw));
      const letters = [..."ＢＩＬＬＹ　ＪＯＥＬ"].join("");
      return [
        `${letters}＿${inKanji(person)}（${alias}）`,
        draw.from([alias, inKanji(person), "Billy Joel", letters, `${[..."BILLY"].map(latin).join("")} JOEL`]),
      ];
    },
  },
  former_surname_other_person: {
    truth: "different",
    make: ({ surname, given }, draw, names) => {
      const [former, other] = [drawPerson(names, draw).surname.kanji, drawPerson(names, draw)];
      const isSame = [surname.kanji, former].includes(other.surname.kanji) && other.given.kanji === given.kanji;
      return isSame ? undefined : [`${surname.kanji}［${former}］　${given.kanji}`, inKanji(other)];
    },
  },
  same_reading: { truth: "different", make: sameReading },
  trap: {
    truth: "different",
    make: (person, draw) =>
      different(inKanji(person), exchange(inKanji(person), [draw.from(traps), draw.from(traps), draw.from(traps)])),
  },
  other_given_name: {
    truth: "different",
    make: (person, draw, names) =>
      different(inKanji(person), inKanji({ ...person, given: drawPerson(names, draw).given })),
  },
  other_surname: {
    truth: "different",
    make: (person, draw, names) =>
      different(inKanji(person), inKanji({ ...person, surname: drawPerson(names, draw).surname })),
  },
  one_kanji_missing: {
    truth: "different",
    make: (person) =>
      [...person.given.kanji].length > 1 ? [inKanji(person), inKanji(person).slice(0, -1)] : undefined,
  },
  two_kanji_swapped: {
    truth: "different",
    make: (person) => different(inKanji(person), inKanji(person).replace(/(\p{Script=Han})(\p{Script=Han})$/u, "$2$1")),
  },
  placeholder: {
    truth: "doubt",
    make: (person, draw) => [inKanji(person), inKanji(person).slice(0, -1) + draw.from([..."●〓＿□?\uE123"])],
  },
  saito: {
    truth: "doubt",
    make: ({ given }, draw) => [`斎藤　${given.kanji}`, `${draw.from(["斉藤", "齊藤"])}　${given.kanji}`],
  },
  kanji_and_kana: {
    truth: "doubt",
    make: (person) => [inKanji(person), `${person.surname.kana}　${person.given.kana}`],
  },
};

/** Some six thousand pairs. */
export function kanjiPairs(names: NameLists, draw: Draw): EvaluationPair[] {
  return Object.entries(CHANGES).flatMap(([origin, { truth, make }]) => {
    const pairs: EvaluationPair[] = [];
    for (let tries = 0; tries < PER_ORIGIN * 60 && pairs.length < PER_ORIGIN; tries++) {
      const [a, b] = make(drawPerson(names, draw), draw, names) ?? ["", ""];
      if (a !== b) pairs.push({ a, b, truth, origin });
    }
    return pairs;
  });
}
