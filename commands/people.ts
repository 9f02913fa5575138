/** Prints the cast as JSON lines: whom to sign in as, with which card and PIN, and what each person is there for. */
import { people } from "../db/people";

for (const { id, nameKanji, card, for: reason } of people) {
  console.log(JSON.stringify({ id, name: nameKanji, card: card.serial, pin: card.pin, for: reason.ja }));
}
