/** Fills an empty database with the institutions and the cast; cards are issued afterwards, by the portal's own registration. */
import type { Database } from "./client";
import { exchangeRows } from "./exchanges";
import { institutions as inventedInstitutions } from "./institutions";
import { getPerson, japanDay, people } from "./people";
import type { Person } from "./people";
import { grantedMandates } from "./cast/mandates";
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

const DAY_MS = 86_400_000;

/** Whether anybody is in the database; the seeding is one transaction, so it is there in full or not at all. */
export async function isSeeded(db: Database): Promise<boolean> {
  return (await db.select({ residentId: residents.residentId }).from(residents).limit(1)).length > 0;
}

/**
 * Writes everything in one transaction, one statement a table.
 * @param today the day, in Japan, from which "three days ago" is counted: seeding twice on a day gives the same rows
 * @throws the database's own error where something is already there
 */
export async function seed(db: Database, { today }: { today: Date }): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.insert(institutions).values([...inventedInstitutions]);
    await tx.insert(residents).values(people.map(residentRow));
    await tx.insert(staff).values(people.flatMap((person) => staffRows(person, today)));
    await tx.insert(publicAnswers).values(publicAnswerRows(officeHours(japanDay(today))));
    await tx.insert(blocks).values(people.flatMap((person) => blockRows(person, today)));
    await tx.insert(linkages).values(people.flatMap(linkageRows));
    await tx.insert(answers).values(people.flatMap((person) => answerRows(person, today)));
    await tx.insert(accounts).values(people.flatMap(accountRows));
    await tx.insert(insuranceUses).values(people.flatMap(insuranceUseRows));
    await tx.insert(mandates).values([...grantedMandates]);
    await tx.insert(heldMandates).values(
      grantedMandates.map(({ residentId: principalId, mandateId, proxyId: residentId, startsAt: acceptedAt }) => ({
        residentId,
        mandateId,
        principalId,
        acceptedAt,
      })),
    );
    await tx.insert(exchanges).values(people.flatMap((person) => exchangeRows(person, officeHours(japanDay(today)))));
  });
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

function blockRows({ id, keptFrom }: Person, today: Date): (typeof blocks.$inferInsert)[] {
  return keptFrom.map((key) => ({ residentId: id, blockedId: getPerson(key).id, since: officeHours(japanDay(today)) }));
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
