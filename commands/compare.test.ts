import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { answerLine } from "./compare-line";

function answered(line: Record<string, unknown>): string {
  const answer = answerLine(JSON.stringify({ id: "x", ...line }), 7);
  return "error" in answer
    ? `${answer.line}! ${answer.error}`
    : [answer.id, answer.verdict, ...answer.reasons].join(" ");
}

const OWN = { kana: "レイ　タロウ", kanji: "例　太郎", dob: "1990-01-02", sex: "M", address: "架空県見本市例町１番地" };

describe("one line", () => {
  test.each([
    [{ kind: "kana", a: "レイ　ジュン", b: "ﾚｲ ｼﾞﾕﾝ" }, /^x notation .*width/],
    [{ kind: "kanji", a: "例　太郎", b: "例　太郎" }, /^x same$/],
    [{ kind: "kanji", a: "例　太郎", b: null }, /^x unsure missing$/],
    [
      { kind: "address", a: "架空県見本市例町１丁目２番３号", b: "見本市例町1-2-3" },
      /^x notation .*prefecture_left_out/,
    ],
    [{ kind: "account", a: "レイ　ハナコ", b: "ﾐﾎﾝ ﾊﾅｺ", ctx: { former: ["ミホン"] } }, /^x self former_name$/],
    [{ kind: "account", a: "レイ　ハナコ", b: "REI HANAKO", ctx: { latin: "Rei Hanako" } }, /^x self latin_name$/],
    [{ kind: "account", a: "レイ　ハナコ", b: "ﾚｲ ﾀﾛｳ", ctx: null }, /^x family kana$/],
    [{ kind: "person", a: OWN, b: { ...OWN, sex: "男" } }, /^x same$/],
    [
      { kind: "person", a: OWN, b: { ...OWN, sex: 1, kana: "ﾚｲ ﾀﾛｳ", address: "見本市例町1" } },
      /^x notation name:width address:/,
    ],
    [{ kind: "person", a: OWN, b: { ...OWN, dob: "昭和65年1月3日" } }, /^x different birthDate:date$/],
    [
      { kind: "person", a: { ...OWN, earlier: ["見本市旧町4"] }, b: { ...OWN, address: "見本市旧町4番地" } },
      /^x notation address:earlier_address$/,
    ],
    [{ kind: "person", a: OWN, b: { ...OWN, address: undefined } }, /^x unsure address:missing$/],
    [{ kind: "horoscope", a: "", b: "" }, /^7! kind: /],
    [{ kind: "person", a: "例", b: OWN }, /^7! a: /],
    [{ kind: "kana", a: 1, b: "レイ" }, /^7! a: /],
    [{ id: undefined, kind: "kana", a: "レイ", b: "レイ" }, /^7! id: /],
  ])("%o → %s", (line, expected) => {
    expect(answered(line)).toMatch(expected);
  });

  test("of a file that begins with a byte order mark", () => {
    expect(answerLine('\uFEFF{"id":1,"kind":"kana","a":"レイ","b":"レイ"}', 1)).toEqual({
      id: 1,
      verdict: "same",
      reasons: [],
    });
  });
  test("that is no JSON", () => {
    expect(answerLine("{", 3)).toEqual({ line: 3, error: "not JSON" });
  });
});

test("the command answers every line in order, and a bad one does not stop the rest", () => {
  const input = `${['{"id":1,"kind":"kana","a":"レイ","b":"レイ"}', "oops", "", '{"id":"b","kind":"kana","a":"レイ","b":"ベツ"}'].join("\r\n")}`;
  const { stdout, status } = spawnSync("npm", ["run", "--silent", "compare"], { input, encoding: "utf8" });
  expect(
    stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { id: 1, verdict: "same", reasons: [] },
    { line: 2, error: "not JSON" },
    { id: "b", verdict: "different", reasons: ["kana"] },
  ]);
  expect(status).toBe(0);
});
