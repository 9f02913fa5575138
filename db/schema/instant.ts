/** A moment, to the millisecond and with its zone: the one way in which the tables hold time. */
import { timestamp } from "drizzle-orm/pg-core";

export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: "date" });
