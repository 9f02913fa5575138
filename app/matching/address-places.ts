/** Words and kana of places' names that change nothing: 大字, ヶ and ケ, の and 之. */

/** The name of a municipality or town in folded signs; kanji variants are folded before. */
export function foldPlaceWords(text: string): string {
  return text
    .replace(/大字|小字|(?<![文十赤])字(?=[^\s\d町村市])/gu, "")
    .replace(
      /(?<=\p{Script=Han})[ヶヵケカがガか](?=\p{Script=Han}|\d)|(?<=[ぁ-ゖァ-ヺ])[ヶケがガ](?=\p{Script=Han})/gu,
      "ケ",
    )
    .replace(/通り/gu, "通")
    .replace(/(?<=\p{Script=Han})[のノ之乃](?=\p{Script=Han})/gu, "ノ")
    .replace(/(?<=[\p{Script=Han}\d])[つツッっ](?=\p{Script=Han})/gu, "ツ")
    .replace(/[ぁ-ゖ]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));
}
