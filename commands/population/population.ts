/**
 * Streams a generated population into the database and, beside it, its institutions' files and the answer key; memory
 * does not grow.
 */
import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import path from "node:path";
import { once } from "node:events";
import { finished } from "node:stream/promises";
import type { PGlite } from "@electric-sql/pglite";
import { sql } from "drizzle-orm";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { bankKana } from "../../app/account/bank-kana";
import { hasTrait, type SchemeId, schemes } from "../../app/catalogue/schemes";
import { type OpenDatabase, StartError } from "../../db/client";
import { generateLinkage, generatedInstitutions, type GeneratedLinkage } from "./linkages";
import { GENERATED_PREFIX, generateResident, type GeneratedResident } from "./people";
import { generateRecord, type GeneratedRecord } from "./records";
import { institutions, residents } from "../../db/schema";

export interface GenerationRequest {
  residents: number;
  seed: number;
  /** Share of records that belong to another person. */
  mislinked: number;
  /** Folder of the institutions' files and of the answer key; none are written without it. */
  out: string | undefined;
  /** Left out: all 29. */
  schemeIds: readonly SchemeId[] | undefined;
  /** Takes an earlier generated population away first. */
  replace: boolean;
  onProgress?: (table: string, rows: number) => void;
}

const CHUNK_CHARACTERS = 4 * 1024 * 1024;
const RESIDENT_COLUMNS =
  "resident_id,name_kanji,name_kana,name_latin,former_names,birth_date,sex,address,earlier_addresses,my_number_last4";
const LINKAGE_COLUMNS =
  "resident_id,scheme_id,state,institution_id,made_at,made_how,inquiry_facts,record_kanji,record_kana,record_birth_date,record_sex,record_address,record_number";
const FILE_HEADER = "scheme,record_number,name_kanji,name_kana,birth_date,sex,address,made_how,inquiry_facts\r\n";

/**
 * PostgreSQL's text format: tab between, `\N` for nothing. Generated values hold no tab, line end or backslash but in
 * JSON.
 */
function copyLine(...cells: (string | null)[]): string {
  return `${cells.map((cell) => (cell === null ? "\\N" : cell.replaceAll("\\", "\\\\"))).join("\t")}\n`;
}

/** One `COPY` into a table, fed piece by piece. */
interface Copy {
  write(text: string): Promise<void>;
  end(): Promise<void>;
}

/** The pool's connections give up a query after some seconds. */
async function connect(pool: pg.Pool): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: pool.options.connectionString });
  await client.connect();
  return client;
}

async function copyToServer(pool: pg.Pool, target: string): Promise<Copy> {
  const client = await connect(pool);
  const stream = client.query(copyFrom(`copy ${target} from stdin`));
  return {
    write: async (text) => {
      if (!stream.write(text)) await once(stream, "drain");
    },
    end: async () => {
      stream.end();
      await finished(stream);
      await client.end();
    },
  };
}

/** PGlite takes a `COPY` from one blob, so that every piece is one of its own. */
function copyToEmbedded(client: PGlite, target: string): Copy {
  return {
    write: async (text) => void (await client.query(`copy ${target} from '/dev/blob'`, [], { blob: new Blob([text]) })),
    end: async () => {},
  };
}

/** The driver below drizzle, which knows nothing of `COPY`. */
function clientOf(opened: OpenDatabase): unknown {
  return (opened.db as unknown as { $client: unknown }).$client;
}

function openCopy(opened: OpenDatabase, target: string): Promise<Copy> | Copy {
  const client = clientOf(opened);
  return opened.kind === "server" ? copyToServer(client as pg.Pool, target) : copyToEmbedded(client as PGlite, target);
}

/** Gathers lines to pieces of some megabytes. */
class Piecewise {
  #text = "";
  constructor(readonly write: (text: string) => Promise<void> | void) {}

  async add(text: string): Promise<void> {
    this.#text += text;
    if (this.#text.length >= CHUNK_CHARACTERS) await this.flush();
  }

  async flush(): Promise<void> {
    const text = this.#text;
    this.#text = "";
    if (text) await this.write(text);
  }
}

function residentLine(resident: GeneratedResident): string {
  const {
    residentId,
    nameKanji,
    nameKana,
    nameLatin,
    formerNames,
    birthDate,
    sex,
    address,
    earlierAddresses,
    myNumberLast4,
  } = resident;
  return copyLine(
    residentId,
    nameKanji,
    nameKana,
    nameLatin,
    JSON.stringify(formerNames),
    birthDate,
    sex,
    address,
    JSON.stringify(earlierAddresses),
    myNumberLast4,
  );
}

function linkageLine(residentId: string, linkage: GeneratedLinkage, record: GeneratedRecord | null): string {
  const { scheme, isLinked, institutionId, madeAt, madeHow, inquiryFacts, recordNumber } = linkage;
  if (!isLinked)
    return copyLine(
      residentId,
      scheme.id,
      "not_linked",
      institutionId,
      null,
      null,
      "[]",
      null,
      null,
      null,
      null,
      null,
      null,
    );
  const facts = record
    ? [record.kanji, record.kana, record.birthDate, record.sex, record.address]
    : [null, null, null, null, null];
  return copyLine(
    residentId,
    scheme.id,
    "linked",
    institutionId,
    madeAt,
    madeHow,
    JSON.stringify(inquiryFacts),
    ...facts.map((fact) => fact || null),
    record && recordNumber,
  );
}

function csvCells(...cells: string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",")}\r\n`;
}

/** The institutions' own files and the answer key. */
class GeneratedFiles {
  readonly #files = new Map<string, { descriptor: number; pieces: Piecewise }>();

  constructor(readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  async #add(name: string, header: string, line: string): Promise<void> {
    let file = this.#files.get(name);
    if (!file) {
      const descriptor = openSync(path.join(this.folder, name), "w");
      file = { descriptor, pieces: new Piecewise((text) => void writeSync(descriptor, text)) };
      this.#files.set(name, file);
      await file.pieces.add(header);
    }
    await file.pieces.add(line);
  }

  async add(
    { scheme, institutionId, recordNumber, madeHow, inquiryFacts }: GeneratedLinkage,
    record: GeneratedRecord,
    planted: string | undefined,
  ): Promise<void> {
    const { kanji, kana, birthDate, sex, address } = record;
    const line = csvCells(
      scheme.id,
      recordNumber,
      kanji,
      kana,
      birthDate,
      sex,
      address,
      madeHow,
      inquiryFacts.join(";"),
    );
    await this.#add(`${institutionId}.csv`, FILE_HEADER, line);
    if (planted)
      await this.#add(
        "answer-key.csv",
        "institution,scheme,record_number,planted\r\n",
        csvCells(institutionId, scheme.id, recordNumber, planted),
      );
  }

  async close(): Promise<void> {
    for (const { descriptor, pieces } of this.#files.values()) {
      await pieces.flush();
      closeSync(descriptor);
    }
  }
}

/** Where a bank or account is concerned the record holds the holder's half-width kana alone. */
function asHeldBy(linkage: GeneratedLinkage, record: GeneratedRecord): GeneratedRecord {
  return hasTrait(linkage.scheme.id, "bank_account")
    ? { ...record, kanji: "", kana: bankKana(record.kana) ?? record.kana }
    : record;
}

async function writeResidents(opened: OpenDatabase, request: GenerationRequest): Promise<void> {
  const copy = await openCopy(opened, `residents (${RESIDENT_COLUMNS})`);
  const pieces = new Piecewise((text) => copy.write(text));
  for (let number = 0; number < request.residents; number++) {
    await pieces.add(residentLine(generateResident(request.seed, number)));
    if (number % 100_000 === 0) request.onProgress?.("residents", number);
  }
  await pieces.flush();
  await copy.end();
}

async function writeLinkages(opened: OpenDatabase, request: GenerationRequest): Promise<number> {
  const { seed, residents: count, schemeIds, out } = request;
  const chosen = schemes.filter(({ id }) => !schemeIds || schemeIds.includes(id));
  const files = out === undefined ? undefined : new GeneratedFiles(out);
  const copy = await openCopy(opened, `linkages (${LINKAGE_COLUMNS})`);
  const pieces = new Piecewise((text) => copy.write(text));
  for (let number = 0; number < count; number++) {
    const resident = generateResident(seed, number);
    for (const scheme of chosen) {
      const linkage = generateLinkage(seed, number, scheme);
      const hasRecord = linkage.isLinked && scheme.followsScheme === null;
      const { record, planted } = hasRecord
        ? generateRecord(resident, number, scheme.no, request)
        : { record: null, planted: undefined };
      const held = record && asHeldBy(linkage, record);
      if (held) await files?.add(linkage, held, planted);
      await pieces.add(linkageLine(resident.residentId, linkage, held));
    }
    if (number % 100_000 === 0) request.onProgress?.("linkages", number * chosen.length);
  }
  await pieces.flush();
  await copy.end();
  await files?.close();
  return count * chosen.length;
}

/** The next higher prefix: ids of generated residents lie between the two. */
const AFTER_PREFIX = "018cc251-f400-8000-8000-000000000000";
const BEFORE = `${GENERATED_PREFIX}000-8000-000000000000`;

async function makeRoom(opened: OpenDatabase, replace: boolean): Promise<void> {
  const isGenerated = sql`resident_id >= ${BEFORE}::uuid and resident_id < ${AFTER_PREFIX}::uuid`;
  const [there] = await opened.db
    .select({ residentId: residents.residentId })
    .from(residents)
    .where(isGenerated)
    .limit(1);
  if (there && !replace)
    throw new StartError(
      "The database holds a generated population already: say --replace to put another in its place.",
    );
  if (!there) return;
  for (const table of ["linkages", "residents"])
    await runLong(opened, `delete from ${table} where resident_id >= '${BEFORE}' and resident_id < '${AFTER_PREFIX}'`);
}

/** On a connection of its own, since a pool's gives a long statement up. */
async function runLong(opened: OpenDatabase, statement: string): Promise<void> {
  if (opened.kind === "embedded") return void (await opened.db.execute(sql.raw(statement)));
  const client = await connect(clientOf(opened) as pg.Pool);
  await client.query(statement).finally(() => client.end());
}

/**
 * Writes residents and their linkages; what was there of others is not touched.
 * @returns rows written
 * @throws StartError where a generated population is there already
 */
export async function generatePopulation(
  opened: OpenDatabase,
  request: GenerationRequest,
): Promise<{ residents: number; linkages: number }> {
  await makeRoom(opened, request.replace);
  await opened.db
    .insert(institutions)
    .values([...generatedInstitutions])
    .onConflictDoNothing();
  await writeResidents(opened, request);
  return { residents: request.residents, linkages: await writeLinkages(opened, request) };
}
