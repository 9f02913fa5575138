/** Names of people from abroad: surname, given name and middle name, in kana and in Latin letters. */

const SURNAMES =
  "スミス SMITH,ジョンソン JOHNSON,ミラー MILLER,ウォーカー WALKER,ガルシア GARCIA,ロドリゲス RODRIGUEZ,サントス SANTOS,シルバ SILVA,フェルナンデス FERNANDEZ," +
  "グエン NGUYEN,チャン TRAN,レー LE,キム KIM,パク PARK,イ LEE,ワン WANG,チェン CHEN,リュウ LIU,シュレスタ SHRESTHA,クマール KUMAR,ミュラー MULLER,デュポン DUPONT," +
  "オブライエン O'BRIEN,ヴァレンタイン VALENTINE";
const GIVEN =
  "ジョン JOHN,メアリー MARY,ロバート ROBERT,マリア MARIA,ホセ JOSE,カルロス CARLOS,アンジェリカ ANGELICA,ティ THI,ヴァン VAN,ミン MINH,ヨンジュン YEONGJUN," +
  "シャオリン XIAOLIN,ラメシュ RAMESH,アニタ ANITA,クラウディア CLAUDIA,ジャン JEAN,フィリップ PHILIPPE,オリヴィア OLIVIA,エドゥアルド EDUARDO,ジェシー JESSIE";

export interface ForeignName {
  kana: string;
  latin: string;
}

function read(list: string): ForeignName[] {
  return list.split(",").map((entry) => {
    const [kana = "", latin = ""] = entry.split(" ");
    return { kana, latin };
  });
}

export const FOREIGN_SURNAMES = read(SURNAMES);
export const FOREIGN_GIVEN_NAMES = read(GIVEN);
