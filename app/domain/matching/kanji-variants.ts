/** Characters with which names and places are written in more than one way: a small table by hand, until the full one takes its place. */

/** Each word holds the shapes of one character. Only shapes of the same character stand together: 正 and 政 never do. */
const SHAPES =
  "高髙 崎﨑嵜 辺邊邉 徳德 浜濱濵 広廣 沢澤 国國 恵惠 桜櫻 島嶋嶌 竜龍 滝瀧 真眞 栄榮 条條 斎齋 斉齊 吉𠮷 土圡 富冨 " +
  "峰峯 館舘 学學 円圓 与與 宝寶寳 寿壽 実實 静靜 浅淺 関關 鉄鐵 万萬 礼禮 弥彌 桧檜 薮藪 曽曾 黒黑 緑綠 豊豐 亀龜 亜亞 " +
  "沖冲 児兒 秋穐 当當 来來 遥遙 瑶瑤 尭堯 槙槇 凜凛 蔵藏 芦蘆 桑桒 柳栁 野埜 松枩 梅楳 杉杦 会會 医醫 鴎鷗 祢禰 将將 収收 " +
  "伝傳 仏佛 双雙 県縣 区區 総總 巌巖 穂穗 頼賴 顕顯 悦悅 歩步 増增 横橫 温溫 郎郞 清淸 竈竃 塩鹽 壱壹 " +
  "舎舍 処處 号號 点點 湾灣 焼燒 畳疊 参參 蛍螢 茎莖 荘莊 薫薰 衛衞 覚覺 観觀 釈釋 随隨 霊靈 頬頰 鶏鷄 黄黃 " +
  "勲勳 応應 戸戶 抜拔 楽樂 権權 歓歡 気氣 渋澁 瀬瀨 状狀 独獨 稲稻 経經 継繼 続續 聡聰";

/** 斎 and 斉 are different characters, yet registers mix them up; which one is meant only a person can say. */
const MIXED_UP = "斎斉";

const firstShape = new Map(
  SHAPES.split(" ").flatMap((shapes) => {
    const [first = "", ...others] = [...shapes];
    return others.filter((other) => other !== first).map((other) => [other, first] as const);
  }),
);

/** Every character in the one shape that stands for all of its shapes; compatibility ideographs included. */
export function foldVariants(text: string): string {
  return [...text.normalize("NFC")].map((character) => firstShape.get(character) ?? character).join("");
}

/** Folded once more over characters that registers mix up: good for a doubt, never for a match. */
export function foldMixedUp(folded: string): string {
  return [...folded].map((character) => (MIXED_UP.includes(character) ? MIXED_UP.charAt(0) : character)).join("");
}

/** Without variation selectors (IVS and SVS), which choose a drawing of the same character. */
export function dropVariationSelectors(text: string): string {
  return text.replace(/[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu, "");
}

/** Full-width and half-width forms and the wide space as ordinary ones; ideographs are left to `foldVariants`. */
export function foldWidth(text: string): string {
  return text.replace(/[\uFF00-\uFFEF\u3000]+/gu, (wide) => wide.normalize("NFKC")).replace(/\s+/gu, " ").trim();
}
