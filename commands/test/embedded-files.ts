/** The service tests that also run on the embedded PGlite, with what it may do otherwise than PostgreSQL. */
export const EMBEDDED_FILES = [
  // Migrations, start-up, and how a transaction begins again.
  "app/platform/database.server.test.ts",
  "db/seed.server.test.ts",
  "test/test-database.server.test.ts",
  // Many writers on one connection: counted tries, form keys, workers of the outbox, and a process that dies in between.
  "app/corrections/correction.property.server.test.ts",
  "app/identity/sign-in.server.test.ts",
  "app/mandates/mandate.server.test.ts",
  "app/notices/notice.server.test.ts",
];
