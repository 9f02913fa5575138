/**
 * The first start of a demo: the invented people are seeded and each is issued a card, through the portal's own
 * registration.
 */
import { and, eq, inArray } from "drizzle-orm";
import type { Database } from "../../db/client";
import { certificateEndsAt } from "../../db/people";
import type { Person } from "../../db/people";
import { institutions } from "../../db/institutions";
import {
  chips,
  credentials,
  institutionKeys,
  linkages,
  simulatedInstitutionKeys,
  simulatedRecords,
} from "../../db/schema";
import { type Cast, cast, seed, seedCast } from "../../db/seed";
import { cardRegistrationOptions, registerCard } from "../credentials/credential.server";
import { linkageReference } from "../linkages/linkage-reference";
import { issueCard } from "../simulator/card.server";
import { registerInstitutionKey } from "../institutions/institution-key.server";
import { makeInstitutionKey } from "../simulator/institution-key.server";

/**
 * Seeds an empty database. The people come last, so that a start that was broken off is recognised by their absence,
 * and begun anew.
 */
export async function firstStart(db: Database): Promise<void> {
  const today = new Date();
  for (const table of [chips, credentials, simulatedInstitutionKeys, institutionKeys, simulatedRecords])
    await db.delete(table);
  for (const person of cast.people) await issueAndRegister(person, today);
  for (const { institutionId } of institutions)
    await registerInstitutionKey({ ...(await makeInstitutionKey(institutionId)), at: today });
  await seed(db, { today });
  await fillInstitutionSystems(db, cast);
}

/**
 * Adds people to a portal that has started before.
 * @internal for tests that need somebody whom nobody else changes
 */
export async function admit(db: Database, newcomers: Cast): Promise<void> {
  const today = new Date();
  for (const person of newcomers.people) await issueAndRegister(person, today);
  await db.transaction((tx) => seedCast(tx, newcomers, today));
  await fillInstitutionSystems(db, newcomers);
}

/**
 * Each simulated institution holds in its own system what the portal was given of it, and there alone it is seen while
 * viewing is suspended.
 */
async function fillInstitutionSystems(db: Database, { people }: Cast): Promise<void> {
  const residentIds = people.map(({ id }) => id);
  const rows = await db
    .select()
    .from(linkages)
    .where(and(eq(linkages.state, "linked"), inArray(linkages.residentId, residentIds)));
  const names = new Map(people.map(({ id, nameKanji }) => [id, nameKanji]));
  /** Where this person's own record stands with somebody else, and another's here: its number. */
  const crosswise = (row: (typeof rows)[number]) => {
    const name = names.get(row.residentId);
    if (row.recordKanji === name || row.recordNumber === null) return undefined;
    const isOwn = (other: (typeof rows)[number]) => other.recordKanji === name && other.residentId !== row.residentId;
    return rows.find(
      (other) => other.institutionId === row.institutionId && other.schemeId === row.schemeId && isOwn(other),
    )?.recordNumber;
  };
  const records = rows.map((row): typeof simulatedRecords.$inferInsert => ({
    institutionId: row.institutionId,
    reference: linkageReference(row.residentId, row.schemeId),
    kanji: row.recordKanji,
    kana: row.recordKana,
    birthDate: row.recordBirthDate,
    sex: row.recordSex,
    address: row.recordAddress,
    number: row.recordNumber,
    rightNumber: crosswise(row) ?? null,
  }));
  await db.insert(simulatedRecords).values(records);
}

async function issueAndRegister(person: Person, today: Date): Promise<void> {
  const { card, id: residentId, nameKanji } = person;
  const options = await cardRegistrationOptions(residentId, nameKanji);
  const face = {
    serial: card.serial,
    nameOnCard: nameKanji,
    userHandle: options.user.id,
    pin: card.pin,
    triesLeft: card.triesLeft,
  };
  const response = await issueCard(face, { challenge: options.challenge, rp: options.rp });
  if (card.state === "unregistered") return;
  const registered = await registerCard({
    residentId,
    response,
    challenge: options.challenge,
    label: card.serial.slice(-4),
    certificateEndsAt: certificateEndsAt(person, today),
    ...(card.state === "valid" ? {} : { ended: { at: today, because: card.state } }),
    at: today,
  });
  if (!registered.ok) throw new Error(`the card of ${person.key} was not registered: ${registered.reason}`);
}
