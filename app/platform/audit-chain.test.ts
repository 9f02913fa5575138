import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anchorLine, anchorLineHash, verifyAnchors } from "./audit-anchors";
import { entryHash, firstBroken, GENESIS_HASH, type AuditEntry, type AuditHead, type AuditRow } from "./audit-chain";

const RESIDENT = "00000000-0000-7000-8000-000000000001";

function write(row: AuditRow): AuditEntry {
  return { ...row, hash: entryHash(row) };
}

function chain(length: number, residentId = RESIDENT): AuditEntry[] {
  const entries: AuditEntry[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const at = new Date(Date.UTC(2026, 10, 9, 3, 0, seq));
    const previousHash = entries.at(-1)?.hash ?? GENESIS_HASH;
    entries.push(
      write({
        residentId,
        seq,
        at,
        actor: "portal",
        action: seq % 2 ? "looked_at_home" : "answered",
        target: `t-${seq}`,
        previousHash,
      }),
    );
  }
  return entries;
}

function headOf(entries: readonly AuditEntry[]): AuditHead | undefined {
  const last = entries.at(-1);
  return last && { seq: last.seq, hash: last.hash };
}

/** The same rows with the one at this place changed as given. */
function changed(entries: readonly AuditEntry[], seq: number, change: (entry: AuditEntry) => AuditEntry): AuditEntry[] {
  return entries.map((entry) => (entry.seq === seq ? change(entry) : entry));
}

/** Two rows that have taken each other's number. */
function swapped(entries: readonly AuditEntry[], a: number, b: number): AuditEntry[] {
  const renumber = (entry: AuditEntry) => ({ ...entry, seq: entry.seq === a ? b : entry.seq === b ? a : entry.seq });
  return entries.map(renumber).sort((left, right) => left.seq - right.seq);
}

/** One row taken out and those behind it renumbered, so that no gap shows. */
function closedUp(entries: readonly AuditEntry[], seq: number): AuditEntry[] {
  return entries
    .filter((entry) => entry.seq !== seq)
    .map((entry) => ({ ...entry, seq: entry.seq > seq ? entry.seq - 1 : entry.seq }));
}

const WHOLE = chain(6);
const HEAD = headOf(WHOLE);

describe("the first row that is not as it was written", () => {
  test.each<[string, AuditEntry[], AuditHead | undefined, unknown]>([
    ["a whole chain", WHOLE, HEAD, undefined],
    ["no rows and no head", [], undefined, undefined],
    ["target edited", changed(WHOLE, 3, (entry) => ({ ...entry, target: "other" })), HEAD, { seq: 3, what: "edited" }],
    ["time edited", changed(WHOLE, 1, (entry) => ({ ...entry, at: new Date(0) })), HEAD, { seq: 1, what: "edited" }],
    ["hash edited", changed(WHOLE, 4, (entry) => ({ ...entry, hash: GENESIS_HASH })), HEAD, { seq: 4, what: "edited" }],
    [
      "edited with its hash computed anew",
      changed(WHOLE, 3, (entry) => write({ ...entry, target: "other" })),
      HEAD,
      { seq: 3, what: "edited" },
    ],
    [
      "the first edited with its hash",
      changed(WHOLE, 1, (entry) => write({ ...entry, target: "other" })),
      HEAD,
      { seq: 1, what: "edited" },
    ],
    [
      "the last edited with its hash",
      changed(WHOLE, 6, (entry) => write({ ...entry, target: "other" })),
      HEAD,
      { seq: 6, what: "edited" },
    ],
    [
      "previous hash edited with its hash",
      changed(WHOLE, 3, (entry) => write({ ...entry, previousHash: GENESIS_HASH })),
      HEAD,
      { seq: 3, what: "edited" },
    ],
    [
      "the first one's previous hash edited",
      changed(WHOLE, 1, (entry) => write({ ...entry, previousHash: HEAD?.hash ?? "" })),
      HEAD,
      { seq: 1, what: "edited" },
    ],
    ["one removed", WHOLE.filter(({ seq }) => seq !== 3), HEAD, { seq: 3, what: "removed" }],
    ["the first removed", WHOLE.slice(1), HEAD, { seq: 1, what: "removed" }],
    [
      "two removed in different places",
      WHOLE.filter(({ seq }) => seq !== 2 && seq !== 5),
      HEAD,
      { seq: 2, what: "removed" },
    ],
    ["one removed and the gap closed", closedUp(WHOLE, 3), HEAD, { seq: 3, what: "removed" }],
    ["neighbours swapped", swapped(WHOLE, 2, 3), HEAD, { seq: 2, what: "moved" }],
    ["far ones swapped", swapped(WHOLE, 1, 6), HEAD, { seq: 1, what: "moved" }],
    ["the last cut off", WHOLE.slice(0, 5), HEAD, { seq: 6, what: "cut_off" }],
    ["several cut off", WHOLE.slice(0, 2), HEAD, { seq: 3, what: "cut_off" }],
    ["all cut off", [], HEAD, { seq: 1, what: "cut_off" }],
    ["a row added behind the head", WHOLE, headOf(WHOLE.slice(0, 5)), { seq: 6, what: "added" }],
    ["the head removed", WHOLE, undefined, { seq: 1, what: "added" }],
    ["the head edited", WHOLE, { seq: 6, hash: GENESIS_HASH }, { seq: 6, what: "edited" }],
    [
      "a row of another resident put in its place",
      changed(WHOLE, 3, () => ({ ...(chain(6, "x")[2] as AuditEntry), residentId: RESIDENT })),
      HEAD,
      { seq: 3, what: "edited" },
    ],
  ])("%s", (_, entries, head, expected) => {
    expect(firstBroken(entries, head)).toEqual(expected);
  });
});

test("the hash stands for exactly these contents, in this form", () => {
  const row = {
    residentId: "r",
    seq: 1,
    at: new Date("2026-11-09T03:00:00.000Z"),
    actor: "portal",
    action: "answered",
    target: "t",
    previousHash: GENESIS_HASH,
  };
  expect(entryHash(row)).toBe("54fa3c2d3cf33004e5429a78d9f4d8ea695b84964f2837ccef1d419a5f4342d1");
  const moved = { ...row, actor: "portalanswered", action: "" };
  expect(entryHash(moved)).not.toBe(entryHash(row));
});

test("whatever is done to one row, its place or the end is named, never a later one", () => {
  const harm = fc.constantFrom("edit", "rehash", "remove", "close_up", "swap", "cut");
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 12 }), fc.nat(), harm, (length, choice, kind) => {
      const whole = chain(length);
      const seq = (choice % length) + 1;
      const next = seq === length ? seq - 1 : seq + 1;
      const done: Record<string, [AuditEntry[], number, string]> = {
        edit: [changed(whole, seq, (entry) => ({ ...entry, action: "x" })), seq, "edited"],
        rehash: [changed(whole, seq, (entry) => write({ ...entry, action: "x" })), seq, "edited"],
        remove: [whole.filter((entry) => entry.seq !== seq), seq, seq === length ? "cut_off" : "removed"],
        close_up: [closedUp(whole, seq), seq, seq === length ? "cut_off" : "removed"],
        swap: [swapped(whole, seq, next), Math.min(seq, next), "moved"],
        cut: [whole.slice(0, seq - 1), seq, "cut_off"],
      };
      const [entries, at, what] = done[kind] ?? [[], 0, ""];
      expect(firstBroken(whole, headOf(whole))).toBeUndefined();
      expect(firstBroken(entries, headOf(whole))).toEqual({ seq: at, what });
    }),
  );
});

describe("anchors", () => {
  const other = chain(3, "x");
  const at = (hour: number) => new Date(Date.UTC(2026, 10, 9, hour));
  const heads = (mine: number, others: number) => [
    { residentId: "x", seq: others, hash: other[others - 1]?.hash ?? "" },
    { residentId: RESIDENT, seq: mine, hash: WHOLE[mine - 1]?.hash ?? "" },
  ];
  const first = anchorLine(GENESIS_HASH, at(1), heads(2, 1));
  const second = anchorLine(anchorLineHash(first), at(2), heads(5, 3));
  const third = anchorLine(anchorLineHash(second), at(3), []);
  const lines = [first, second, third];
  const hashAt = (mine: readonly AuditEntry[]) => (residentId: string, seq: number) =>
    [...mine, ...other].find((entry) => entry.residentId === residentId && entry.seq === seq)?.hash;

  test("chains that only grew agree, in whatever order the heads were handed in", () => {
    expect(verifyAnchors(lines, hashAt(WHOLE))).toBeUndefined();
    expect(verifyAnchors([], hashAt(WHOLE))).toBeUndefined();
    expect(anchorLine(GENESIS_HASH, at(1), heads(2, 1).toReversed())).toBe(first);
    expect(first).not.toContain("\n");
  });
  test("a chain written anew from some row on, head and all, is noticed", () => {
    const anew = WHOLE.slice(0, 3);
    for (const entry of WHOLE.slice(3))
      anew.push(write({ ...entry, action: "x", previousHash: anew.at(-1)?.hash ?? "" }));
    expect(firstBroken(anew, headOf(anew))).toBeUndefined();
    expect(verifyAnchors(lines, hashAt(anew))).toEqual({ what: "chain", line: 2, residentId: RESIDENT, seq: 5 });
  });
  test("a chain cut off together with its head is noticed", () => {
    expect(verifyAnchors(lines, hashAt(WHOLE.slice(0, 4)))).toEqual({
      what: "chain",
      line: 2,
      residentId: RESIDENT,
      seq: 5,
    });
    expect(verifyAnchors(lines, hashAt([]))).toEqual({ what: "chain", line: 1, residentId: RESIDENT, seq: 2 });
  });
  test.each([
    ["a line removed", [first, third], 2],
    ["the first line removed", [second, third], 1],
    ["a line edited", [first.replace("T01", "T02"), second, third], 2],
    ["a line moved", [second, first, third], 1],
    ["a line that is none", [first, "broken", third], 2],
  ])("%s is noticed", (_, broken, line) => {
    expect(verifyAnchors(broken, hashAt(WHOLE))).toEqual({ what: "line", line });
  });
});
