import { describe, expect, test } from "vitest";
import { findBank, findBranch, searchBanks, searchBranches, titleOfBank, titleOfBranch } from "./bank.server";

describe("banks are found as people write them", () => {
  test.each([
    ["みずほ", "0001"],
    ["ミズホ", "0001"],
    ["ﾐｽﾞﾎ", "0001"],
    ["みずほ銀行", "0001"],
    ["みずほぎんこう", "0001"],
    ["mizuho", "0001"],
    ["0001", "0001"],
    ["０００１", "0001"],
    [" 三菱UFJ ", "0005"],
    ["三菱ＵＦＪ銀行", "0005"],
    ["ゆうちょ", "9900"],
    ["ゆうちょ銀行", "9900"],
    ["城南信用金庫", "1344"],
    ["城南信金", "1344"],
    ["じょうなんしんようきんこ", "1344"],
    ["中央労働金庫", "2963"],
    ["JA今金町", "3058"],
  ])("%s", (query, code) => expect(searchBanks(query).found[0]?.code).toBe(code));

  test("before anything is searched for, the banks with the most accounts", () => {
    expect(searchBanks("  ").found.map(({ title }) => title)).toEqual([
      "ゆうちょ銀行",
      "みずほ銀行",
      "三菱ＵＦＪ銀行",
      "三井住友銀行",
      "りそな銀行",
    ]);
  });

  test("what is named exactly comes first, then what begins so", () => {
    const titles = searchBanks("三井住友").found.map(({ title }) => title);
    expect(titles.slice(0, 2)).toEqual(["三井住友銀行", "三井住友信託銀行"]);
  });

  test("no more than twenty are listed, and it says that there are more", () => {
    expect(searchBanks("信用金庫")).toMatchObject({ more: true, found: { length: 20 } });
    expect(searchBanks("みずほ").more).toBe(false);
  });

  test.each(["あるはずのない名前", "constructor", "__proto__", "%", "'; drop table accounts; --", "０".repeat(500)])(
    "nothing is found for %s",
    (query) => expect(searchBanks(query)).toEqual({ found: [], more: false }),
  );
});

describe("branches", () => {
  test.each([
    ["0001", "本店", "100"],
    ["0001", "100", "100"],
    ["9900", "〇一八", "018"],
    ["9900", "018", "018"],
    ["9900", "０１８", "018"],
  ])("of %s: %s", (bank, query, code) => expect(searchBranches(bank, query)?.found[0]?.code).toBe(code));

  test("a bank with many is searched, one with few is listed whole", () => {
    expect(searchBranches("0001", "")?.found).toEqual([]);
    expect(searchBranches("0035", "")?.found.length).toBeGreaterThan(0);
  });

  test("of no bank there are none", () => expect(searchBranches("9999", "本店")).toBeUndefined());
});

describe("codes", () => {
  test.each(["", "constructor", "toString", "__proto__", "1", "00001", "０００１"])("%j is no bank", (code) =>
    expect(findBank(code)).toBeUndefined(),
  );
  test.each(["", "constructor", "1", "9999"])("%j is no branch", (code) =>
    expect(findBranch("0001", code)).toBeUndefined(),
  );
});

describe("names as one says them", () => {
  test.each([
    ["0001", "みずほ銀行"],
    ["9900", "ゆうちょ銀行"],
    ["0288", "三菱ＵＦＪ信託銀行"],
    ["0401", "シティバンク、エヌ・エイ"],
    ["1344", "城南信用金庫"],
    ["2963", "中央労働金庫"],
    ["1000", "信金中央金庫"],
    ["2004", "商工中金"],
    ["8888", "8888"],
  ])("bank %s: %s", (code, title) => expect(titleOfBank(code)).toBe(title));

  test.each([
    ["0001", "100", "本店"],
    ["0001", "001", "東京営業部"],
    ["9900", "018", "〇一八支店"],
    ["0001", "999999", "999999"],
  ])("branch %s-%s: %s", (bank, branch, title) => expect(titleOfBranch(bank, branch)).toBe(title));
});
