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
 * Adds people to a portal that has started before: those of a demo's day, and for tests somebody whom nobody else
 * changes.
 * @param today the day on which their cards are registered
 */
export async function admit(db: Database, newcomers: Cast, today = new Date()): Promise<void> {
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
  /** Where this person's own record stands with somebody else, and another's here: that one. */
  const crosswise = (row: (typeof rows)[number]) => {
    const name = names.get(row.residentId);
    if (row.recordKanji === name || row.recordNumber === null) return undefined;
    const isOwn = (other: (typeof rows)[number]) => other.recordKanji === name && other.residentId !== row.residentId;
    return rows.find(
      (other) => other.institutionId === row.institutionId && other.schemeId === row.schemeId && isOwn(other),
    );
  };
  /** What the institution finds when it looks up the person's own record. */
  const rightRecordOf = (row: (typeof rows)[number], elsewhere: (typeof rows)[number] | undefined) => {
    const person = people.find(({ id }) => id === row.residentId);
    const right = person?.linkages.find(({ schemeId }) => schemeId === row.schemeId)?.right;
    if (!elsewhere) return right ?? { number: row.recordNumber, details: row.recordDetails };
    // It stands under the other's number there, and under the person's own here.
    const details = elsewhere.recordDetails.map(({ key, value }) => ({
      key,
      value: key === "my_number_last4" ? (person?.myNumberLast4 ?? value) : value,
    }));
    return { number: elsewhere.recordNumber, details };
  };
  const records = rows.map((row): typeof simulatedRecords.$inferInsert => {
    const elsewhere = crosswise(row);
    return {
      ...recordOf(row),
      rightNumber: elsewhere?.recordNumber ?? null,
      rightRecord: rightRecordOf(row, elsewhere),
    };
  });
  const unlinked = people.flatMap(({ id, linkages: all }) =>
    all
      .filter(({ state, right }) => state === "not_linked" && right)
      .map(({ institutionId, schemeId, right: rightRecord }) => ({
        institutionId,
        reference: linkageReference(id, schemeId),
        rightRecord,
      })),
  );
  await db.insert(simulatedRecords).values([...records, ...unlinked]);
}

function recordOf(row: typeof linkages.$inferSelect): typeof simulatedRecords.$inferInsert {
  return {
    institutionId: row.institutionId,
    reference: linkageReference(row.residentId, row.schemeId),
    kanji: row.recordKanji,
    kana: row.recordKana,
    birthDate: row.recordBirthDate,
    sex: row.recordSex,
    address: row.recordAddress,
    number: row.recordNumber,
  };
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
