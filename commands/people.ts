/** Prints the cast as JSON lines: whom to sign in as, with which card and PIN, and what each person is there for. */
import { people } from "../db/people";

// A reader that stops early (`| head`) is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

for (const { id, nameKanji, card, for: reason } of people) {
  console.log(JSON.stringify({ id, name: nameKanji, card: card.serial, pin: card.pin, for: reason.ja }));
}
