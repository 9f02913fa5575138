/**
 * The service tests that `npm test` also runs on the embedded PGlite, with what it may do otherwise than PostgreSQL;
 * `npm run test:long` runs all of them there.
 */
export const EMBEDDED_FILES = [
  // Migrations, start-up, and how a transaction begins again.
  "app/platform/database.server.test.ts",
  "db/seed.server.test.ts",
  "test/test-database.server.test.ts",
  // Many writers on one connection: counted tries, form keys, and workers of the outbox that die in between.
  "app/identity/sign-in.server.test.ts",
  "app/mandates/mandate.server.test.ts",
  "app/notices/notice.server.test.ts",
];
