/** The first start of a demo: the invented people are seeded and each is issued a card, through the portal's own registration. */
import type { Database } from "../db/client";
import { certificateEndsAt, people } from "../db/people";
import type { Person } from "../db/people";
import { institutions } from "../db/institutions";
import { chips, credentials, institutionKeys, simulatedInstitutionKeys } from "../db/schema";
import { seed } from "../db/seed";
import { cardRegistrationOptions, registerCard } from "./services/credential.server";
import { issueCard } from "./simulator/card.server";
import { registerInstitutionKey } from "./services/institution-auth.server";
import { makeInstitutionKey } from "./simulator/institution-key.server";

/** Seeds an empty database. The people come last, so that a start that was broken off is recognised by their absence, and begun anew. */
export async function firstStart(db: Database): Promise<void> {
  const today = new Date();
  for (const table of [chips, credentials, simulatedInstitutionKeys, institutionKeys]) await db.delete(table);
  for (const person of people) await issueAndRegister(person, today);
  for (const { institutionId } of institutions) await registerInstitutionKey({ ...(await makeInstitutionKey(institutionId)), at: today });
  await seed(db, { today });
}

async function issueAndRegister(person: Person, today: Date): Promise<void> {
  const { card, id: residentId, nameKanji } = person;
  const options = await cardRegistrationOptions(residentId, nameKanji);
  const face = { serial: card.serial, nameOnCard: nameKanji, userHandle: options.user.id, pin: card.pin, triesLeft: card.triesLeft };
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
