/** Writes the heads of the audit chains together into a file outside the database, and holds the chains against it. */
import { appendFile, mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { asc, eq } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { auditEntries, auditHeads } from "../../db/schema";
import { anchoredHeads, anchorLine, anchorLineHash, type BrokenAnchor, verifyAnchors } from "./audit-anchors";
import { type BrokenRow, firstBroken, GENESIS_HASH } from "./audit-chain";
import { database } from "./database.server";
import { settings } from "./settings.server";

/** The file to which anchors are added; an operator copies it to a place that the database's keeper cannot write. */
function anchorFile(): string {
  return path.join(settings().dataDir, "audit-anchors.jsonl");
}

async function readLines(): Promise<string[]> {
  const text = await readFile(anchorFile(), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return text.split("\n").filter((line) => line !== "");
}

/** Adds one line with the heads that have grown since the last; none where none has. */
export async function anchorAudit(at: Date): Promise<void> {
  const lines = await readLines();
  const anchored = anchoredPlaces(lines);
  const heads = await database().select().from(auditHeads);
  const grown = heads.filter(({ residentId, seq }) => !anchored.has(place(residentId, seq)));
  if (grown.length === 0) return;
  const last = lines.at(-1);
  await mkdir(path.dirname(anchorFile()), { recursive: true });
  await appendFile(anchorFile(), `${anchorLine(last ? anchorLineHash(last) : GENESIS_HASH, at, grown)}\n`);
}

export type AuditVerdict =
  /**
   * `before` and `left`: chains that were not read, as they stand before and behind those that were asked for; `last`
   * is where the next reading goes on.
   */
  | {
      ok: true;
      residents: number;
      rows: number;
      anchors: number;
      before: number;
      left: number;
      last: string | undefined;
    }
  | { ok: false; residentId: string; broken: BrokenRow }
  | { ok: false; anchor: BrokenAnchor };

/** Whose chains: one resident's, or so many of those whose ids come after this one's. */
export type AskedChains = { residentId: string } | { most: number; after?: string };

/**
 * Reads the chains, one resident at a time, as they all stood at one moment, so that it can run beside a portal that
 * writes.
 * @param only left out for all
 * @returns the first row that was edited, removed, moved or cut off, where there is one
 */
export async function verifyAudit(only: AskedChains = { most: Number.POSITIVE_INFINITY }): Promise<AuditVerdict> {
  const lines = await readLines();
  return database().transaction((tx) => verifyChains(tx, lines, only), {
    isolationLevel: "repeatable read",
    accessMode: "read only",
  });
}

async function verifyChains(tx: Transaction, lines: readonly string[], only: AskedChains): Promise<AuditVerdict> {
  const heads = new Map((await tx.select().from(auditHeads)).map((head) => [head.residentId, head]));
  const withRows = await tx.selectDistinct({ residentId: auditEntries.residentId }).from(auditEntries);
  const all = [...new Set([...heads.keys(), ...withRows.map(({ residentId }) => residentId)])].sort();
  const { after = "" } = "most" in only ? only : {};
  const behind = all.filter((residentId) => residentId > after);
  const residentIds =
    "most" in only ? behind.slice(0, only.most) : all.filter((residentId) => residentId === only.residentId);
  const asked = new Set(residentIds);
  const wanted = anchoredPlaces(lines);
  // Of whom is not asked, what was anchored is taken as it is; what is anchored of nobody's chain is missed.
  const known = new Set(all);
  const others = lines
    .flatMap(anchoredHeads)
    .filter(({ residentId }) => !asked.has(residentId) && ("residentId" in only || known.has(residentId)));
  const hashes = new Map(others.map(({ residentId, seq, hash }) => [place(residentId, seq), hash]));
  let rows = 0;
  for (const residentId of residentIds) {
    const entries = await tx
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.residentId, residentId))
      .orderBy(asc(auditEntries.seq));
    const broken = firstBroken(entries, heads.get(residentId) ?? { seq: 0, hash: GENESIS_HASH });
    if (broken) return { ok: false, residentId, broken };
    for (const { seq, hash } of entries)
      if (wanted.has(place(residentId, seq))) hashes.set(place(residentId, seq), hash);
    rows += entries.length;
  }
  const anchor = verifyAnchors(lines, (residentId, seq) => hashes.get(place(residentId, seq)));
  if (anchor) return { ok: false, anchor };
  const unread = { before: all.length - behind.length, left: "most" in only ? behind.length - residentIds.length : 0 };
  return { ok: true, residents: residentIds.length, rows, anchors: lines.length, ...unread, last: residentIds.at(-1) };
}

function place(residentId: string, seq: number): string {
  return `${residentId} ${seq}`;
}

/**
 * Only the hashes at anchored places are kept in memory. A line that cannot be read names none; verifying names the
 * line.
 */
function anchoredPlaces(lines: readonly string[]): Set<string> {
  return new Set(lines.flatMap((line) => anchoredHeads(line).map(({ residentId, seq }) => place(residentId, seq))));
}
