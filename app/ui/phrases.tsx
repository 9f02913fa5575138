import { Fragment } from "react";
import { Japanese } from "./japanese";
import { usePageFacts } from "./page-context";

interface PhrasesProps {
  text: string;
}

/**
 * Words of a locale may hold "|" where a line may break: each phrase is kept whole, spaces stay between them. One that is
 * longer than its line breaks between its words.
 */
export function Phrases({ text }: PhrasesProps) {
  const isSoft = usePageFacts().locale === "ja";
  if (!text.includes("|")) return emphasise(text);
  return text.split("|").map((phrase, index) => {
    const [, before = "", inner = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(phrase) ?? [];
    return (
      <Fragment key={index}>
        {before}
        {index > 0 && <wbr />}
        <span className="phrase">{emphasise(inner, isSoft)}</span>
        {after}
      </Fragment>
    );
  });
}

/** The same words without their marks, for titles, labels and summaries. */
export function plainText(text: string): string {
  return text.replaceAll(/[|*]/g, "");
}

function emphasise(text: string, isSoft = false) {
  const words = (part: string) => (isSoft ? <Words text={part} /> : <Japanese text={part} />);
  const parts = text.split("*");
  if (parts.length < 3) return words(text);
  return parts.map((part, index) =>
    index % 2 === 1 ? (
      <span className="big" key={index}>
        {part}
      </span>
    ) : (
      <Fragment key={index}>{words(part)}</Fragment>
    ),
  );
}

function Words({ text }: PhrasesProps) {
  return wordsOf(text).map((word, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {word}
    </Fragment>
  ));
}

const KANJI = "[\\p{Script=Han}々]";
/** After a particle, a mark or the end of a verb, where a noun follows; between a word in kanji and what is added to it. */
const BEFORE_NOUN =
  `(?<=[のをはがにでもとへやるた、・」])(?=${KANJI}|[ァ-ヶ「])|(?<=${KANJI}{2})(?=[ァ-ヶ][ァ-ヶー]{2}|など|として)` +
  "|(?<=.を)(?=[ぁ-ん]{2})|(?<=..[るいたの])(?<![てで]い)(?=こと|とき|ところ|ない|よう)|(?<=マイナンバー)(?=カード)|(?<=..)(?=（)";
/** Before what a verb ends in, and never within it: 終わり|ました, 登録されて|いる, 教えて|ください. */
const BEFORE_ENDING =
  "(?<=[^て]{2})(?<!られ|[てで]あり)(?=(?:られ)?(?:まし[たて]|ます|ません))|(?<=...)(?=ですか)" +
  "|(?<=[てで])(?=い(?:ま|る|な|た)|あり|くださ|もら|しま)|(?<=く)(?=な[っりる])|(?<=かも)(?=しれ)|(?<=[ァ-ヶー]{4})(?=する|し)";
const BORDER = new RegExp(`${BEFORE_NOUN}|${BEFORE_ENDING}`, "u");
/** A word that no such border divides, and that no line of large text on a narrow screen holds. */
const LONG = 8;
/** Between kana and a word in kanji, after a bracket, and within an address. */
const IN_LONG = new RegExp(
  `(?<=[ぁ-ん]{2})(?=${KANJI}{2})|(?<=[」）])(?=[^、。])|(?<=[県市区郡])(?=[ぁ-んァ-ヶ])(?![のがにをはとでへもや])`,
  "u",
);
/** A long name in kanji breaks between its words, which no letter tells. */
const LONG_NAME = new RegExp(`${KANJI}{7,}`, "gu");
const segmenter = new Intl.Segmenter("ja", { granularity: "word" });

/** @returns the words between which a phrase may break that is longer than its line */
export function wordsOf(phrase: string): string[] {
  return phrase
    .split(BORDER)
    .flatMap((word) => (word.length < LONG ? [word] : word.split(IN_LONG)))
    .flatMap((word) => word.replace(LONG_NAME, (name) => namesOf(name).join("|")).split("|"));
}

function namesOf(name: string): string[] {
  const words: string[] = [];
  for (const { segment } of segmenter.segment(name)) {
    const last = words.at(-1) ?? "";
    if (segment.length < 2 || last.length === 1) words.splice(-1, 1, last + segment);
    else words.push(segment);
  }
  return words;
}
