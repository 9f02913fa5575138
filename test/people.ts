/** The cast, as the specs name it. */
import { people, type Person } from "../db/people";

export { people, type Person };

/** @param key a person's key in db/people.ts */
export function person(key: string): Person {
  const found = people.find((one) => one.key === key);
  if (!found)
    throw new Error(`nobody in the cast is called ${key}; there are: ${people.map((one) => one.key).join(", ")}`);
  return found;
}
