import { usePageFacts } from "./page-context";

/** Japanese characters, with figures and single spaces between them: a name, an address, a sentence of an office. */
const LETTER = "[\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Han}ー々〆・、。「」]";
const RUN = new RegExp(`(${LETTER}(?:${LETTER}|[0-9０-９（）－-]|[ 　](?=${LETTER}))*)`, "u");

interface JapaneseProps {
  text: string;
}

/** On a page in another language: what is in Japanese says so, to be read aloud and drawn as such. */
export function Japanese({ text }: JapaneseProps) {
  const { locale } = usePageFacts();
  if (locale === "ja" || !RUN.test(text)) return text;
  return text.split(RUN).map((part, index) =>
    index % 2 === 1 ? (
      <span lang="ja" key={index}>
        {part}
      </span>
    ) : (
      part
    ),
  );
}
