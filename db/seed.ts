/**
 * Fills an empty database with the institutions and the cast; cards are issued afterwards, by the portal's own
 * registration.
 */
import type { PgTable } from "drizzle-orm/pg-core";
import type { Database, Transaction } from "./client";
import { exchangeRows } from "./exchanges";
import { institutions as inventedInstitutions } from "./institutions";
import { japanDay, people } from "./people";
import type { Person } from "./people";
import { type GrantedMandate, grantedMandates } from "./cast/mandates";
import { publicAnswerRows } from "./public-answers";
import {
  accounts,
  answers,
  blocks,
  exchanges,
  heldMandates,
  institutions,
  insuranceUses,
  linkages,
  mandates,
  publicAnswers,
  residents,
  staff,
} from "./schema";
import { DAY_MS } from "../app/platform/japan-time";

/** Whether anybody is in the database; the seeding is one transaction, so it is there in full or not at all. */
export async function isSeeded(db: Database): Promise<boolean> {
  return (await db.select({ residentId: residents.residentId }).from(residents).limit(1)).length > 0;
}

/** People, each with everything that is theirs, and the mandates among them. */
export interface Cast {
  people: readonly Person[];
  mandates: readonly GrantedMandate[];
}

export const cast: Cast = { people, mandates: grantedMandates };

/**
 * Writes everything in one transaction, one statement a table.
 * @param today the day, in Japan, from which "three days ago" is counted: seeding twice on a day gives the same rows
 * @throws the database's own error where something is already there
 */
export async function seed(db: Database, { today }: { today: Date }): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.insert(institutions).values([...inventedInstitutions]);
    await seedCast(tx, cast, today);
    await tx.insert(publicAnswers).values(publicAnswerRows(officeHours(japanDay(today))));
  });
}

/** Adds these people to the institutions that are there. */
export async function seedCast(tx: Transaction, { people, mandates: granted }: Cast, today: Date): Promise<void> {
  await tx.insert(residents).values(people.map(residentRow));
  await insertAny(
    tx,
    staff,
    people.flatMap((person) => staffRows(person, today)),
  );
  await insertAny(
    tx,
    blocks,
    people.flatMap((person) => blockRows(person, people, today)),
  );
  await tx.insert(linkages).values(people.flatMap(linkageRows));
  await insertAny(
    tx,
    answers,
    people.flatMap((person) => answerRows(person, today)),
  );
  await insertAny(tx, accounts, people.flatMap(accountRows));
  await insertAny(tx, insuranceUses, people.flatMap(insuranceUseRows));
  await insertAny(tx, mandates, [...granted]);
  await insertAny(tx, heldMandates, granted.map(heldMandateRow));
  await insertAny(
    tx,
    exchanges,
    people.flatMap((person) => exchangeRows(person, officeHours(japanDay(today)))),
  );
}

/** Of some tables not everybody has a row. */
async function insertAny<T extends PgTable>(tx: Transaction, table: T, rows: T["$inferInsert"][]): Promise<void> {
  if (rows.length > 0) await tx.insert(table).values(rows);
}

function heldMandateRow(granted: GrantedMandate): typeof heldMandates.$inferInsert {
  const { residentId: principalId, mandateId, proxyId: residentId, startsAt: acceptedAt } = granted;
  return { residentId, mandateId, principalId, acceptedAt };
}

function residentRow(person: Person): typeof residents.$inferInsert {
  const { id, nameKanji, nameKana, nameLatin, formerNames, birthDate, sex, address, earlierAddresses, myNumberLast4 } =
    person;
  return {
    residentId: id,
    nameKanji,
    nameKana,
    nameLatin,
    formerNames,
    birthDate,
    sex,
    address,
    earlierAddresses,
    myNumberLast4,
  };
}

function staffRows({ id, staff: work }: Person, today: Date): (typeof staff.$inferInsert)[] {
  return work ? [{ residentId: id, ...work, since: officeHours(japanDay(today)) }] : [];
}

function blockRows({ id, keptFrom }: Person, people: readonly Person[], today: Date): (typeof blocks.$inferInsert)[] {
  const since = officeHours(japanDay(today));
  return people
    .filter(({ key }) => keptFrom.includes(key))
    .map(({ id: blockedId }) => ({ residentId: id, blockedId, since }));
}

function linkageRows(person: Person): (typeof linkages.$inferInsert)[] {
  return person.linkages.map(({ record, madeAt, ...linkage }) => ({
    residentId: person.id,
    ...linkage,
    hiddenFromOthers: person.hidden[linkage.schemeId] ?? null,
    madeAt: madeAt === null ? null : officeHours(madeAt),
    recordKanji: record?.kanji ?? null,
    recordKana: record?.kana ?? null,
    recordBirthDate: record?.birthDate ?? null,
    recordSex: record?.sex ?? null,
    recordAddress: record?.address ?? null,
  }));
}

function answerRows(person: Person, today: Date): (typeof answers.$inferInsert)[] {
  const from = officeHours(japanDay(today)).getTime();
  return person.answers.map(({ schemeId, answer, daysAgo }) => ({
    residentId: person.id,
    schemeId,
    answer,
    answeredAt: new Date(from - daysAgo * DAY_MS),
  }));
}

function accountRows({ id, account }: Person): (typeof accounts.$inferInsert)[] {
  if (!account) return [];
  const { bankCode, branchCode, accountType, accountNumber, holderKana, registeredOn } = account;
  return [
    {
      residentId: id,
      bankCode,
      branchCode,
      accountType,
      accountNumber,
      holderKana,
      registeredAt: officeHours(registeredOn),
    },
  ];
}

function insuranceUseRows({ id, insuranceUse }: Person): (typeof insuranceUses.$inferInsert)[] {
  if (!insuranceUse) return [];
  const { registeredOn, placeJa, placeEn, consent } = insuranceUse;
  const registeredAt = officeHours(registeredOn);
  return [{ residentId: id, registeredAt, placeJa, placeEn, consentAt: consent ? registeredAt : null }];
}

/** Ten in the morning in Japan: the same calendar day in Japan and in UTC. */
function officeHours(day: string): Date {
  return new Date(`${day}T10:00:00+09:00`);
}
