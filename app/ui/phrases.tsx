import { Fragment } from "react";
import { Japanese } from "./japanese";

interface PhrasesProps {
  text: string;
}

/** Words of a locale may hold "|" where a line may break: each phrase is kept whole, spaces stay between them. */
export function Phrases({ text }: PhrasesProps) {
  if (!text.includes("|")) return emphasise(text);
  return text.split("|").map((phrase, index) => {
    const [, before = "", inner = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(phrase) ?? [];
    return (
      <Fragment key={index}>
        {before}
        {index > 0 && <wbr />}
        <span className="phrase">{emphasise(inner)}</span>
        {after}
      </Fragment>
    );
  });
}

/** The same words without their marks, for titles, labels and summaries. */
export function plainText(text: string): string {
  return text.replaceAll(/[|*]/g, "");
}

function emphasise(text: string) {
  const parts = text.split("*");
  if (parts.length < 3) return <Japanese text={text} />;
  return parts.map((part, index) =>
    index % 2 === 1 ? (
      <span className="big" key={index}>
        {part}
      </span>
    ) : (
      <Japanese text={part} key={index} />
    ),
  );
}
