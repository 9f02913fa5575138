/** The register's own ways of writing several names as one: `田中［山田］ 花子` and `ＢＩＬＬＹ ＪＯＥＬ＿山田 太郎（田中 太郎）`. */
import type { FoldingReason } from "./verdict";

export interface NameForm {
  text: string;
  /** Which of the person's names this is; none for the name itself. */
  reason?: FoldingReason;
}

const SPECIAL = /[[\]()［］（）〔〕【】｛｝_＿A-Za-zＡ-Ｚａ-ｚ]/u;
const OPEN = "[［\\[(（〔【｛]";
const CLOSE = "[\\]］)）〕】｝]";
/** Brackets within brackets are none of the register's ways; without them a row of opening ones takes no time. */
const INNER = "([^[\\]［］()（）〔〕【】{｛｝]+)";
const LATIN = "[\\p{Script=Latin}\\s.,'’\\-－]";
const JAPANESE = "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー]";
const LATIN_NAME = `\\p{Script=Latin}${LATIN}*\\p{Script=Latin}`;

const LATIN_FIRST = new RegExp(`^\\s*(${LATIN_NAME})[\\s.]*[_＿]\\s*(?=${JAPANESE})`, "u");
const LATIN_LAST = new RegExp(`(?<=${JAPANESE})\\s*[_＿]\\s*(${LATIN_NAME})\\s*$`, "u");
const AT_END = new RegExp(`(?<=\\S)\\s*${OPEN}${INNER}${CLOSE}\\s*$`, "u");
const AFTER_SURNAME = new RegExp(`(\\S+?)\\s*${OPEN}${INNER}${CLOSE}\\s*(?=\\S)`, "u");
const FORMER = /^旧(?:姓|氏)[\s:：]*/u;
const IN_LATIN = /^[\p{Script=Latin}\p{M}.,'’\-－]+$/u;

/** Takes `pattern` out of a text. */
function takeOut(text: string, pattern: RegExp): [rest: string, taken: string | undefined] {
  const match = pattern.exec(text);
  return match
    ? [text.slice(0, match.index) + text.slice(match.index + match[0].length), match[1]?.trim()]
    : [text, undefined];
}

/** What stands in brackets at the end: an alias, or where it is one word a former surname as well. */
function bracketAtEnd(inner: string, name: string): NameForm[] {
  const [, ...given] = name.trim().split(/\s+/u);
  const surname = inner.replace(FORMER, "");
  const former: NameForm = { text: `${surname} ${given.join(" ")}`, reason: "former_name" };
  if (surname !== inner) return [former];
  return [{ text: inner, reason: "alias" }, ...(given.length > 0 && !/\s/u.test(inner) ? [former] : [])];
}

/** Latin and Japanese words side by side without a sign between them: two ways of writing one name. */
function bothScripts(name: string): NameForm[] {
  const words = name.trim().split(/\s+/u);
  const latin = words.filter((word) => IN_LATIN.test(word));
  const others = words.filter((word) => !IN_LATIN.test(word));
  return latin.length > 1 && others.length > 1
    ? [{ text: others.join(" ") }, { text: latin.join(" "), reason: "latin_name" }]
    : [{ text: name }];
}

/** Every name in a text, the person's own first. */
export function nameForms(text: string): NameForm[] {
  if (!SPECIAL.test(text)) return [{ text }];
  const others: NameForm[] = [];
  let [name, latin] = takeOut(text, LATIN_FIRST);
  if (!latin) [name, latin] = takeOut(name, LATIN_LAST);
  if (latin) others.push({ text: latin, reason: "latin_name" });
  const [withoutBracket, inner] = takeOut(name, AT_END);
  if (inner) others.push(...bracketAtEnd(inner, withoutBracket));
  name = withoutBracket;
  const surname = AFTER_SURNAME.exec(name);
  if (surname) {
    const [before, after] = [name.slice(0, surname.index), name.slice(surname.index + surname[0].length)];
    name = `${before}${surname[1]} ${after}`;
    others.push({ text: `${before}${surname[2]?.replace(FORMER, "")} ${after}`, reason: "former_name" });
  }
  return others.length > 0 ? [{ text: name }, ...others] : bothScripts(name);
}
