/**
 * When the database is gone every page says so plainly with 503, nothing is half written, and it goes on when the
 * database is back.
 */
import pg from "pg";
import { expect, test } from "@playwright/test";
import { startPostgres } from "../commands/postgres";
import { RunningPortal } from "./fixtures/running-portal";
import { SNAPSHOT } from "./fixtures/snapshot";

test("the database goes away and comes back", async ({ request }) => {
  const server = await startPostgres();
  test.skip("missing" in server, "no PostgreSQL here: losing the database was NOT tested");
  if ("missing" in server) return;
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query("create database portal");
  const url = server.url.replace(/\/postgres$/, "/portal");
  const portal = await RunningPortal.start({ snapshot: process.env[SNAPSHOT], env: { DATABASE_URL: url, DEMO: "on" } });
  try {
    const signIn = () =>
      request.post(`${portal.origin}/reader?card=MHN0-XHHE-HPCN-XD6E`, {
        form: { terminal: "own", pin: "1234" },
        maxRedirects: 0,
      });
    expect((await signIn()).status()).toBe(303);
    await admin.query("alter database portal with allow_connections false");
    await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'portal'");
    expect((await request.get(`${portal.origin}/readyz`)).status()).toBe(503);
    expect((await request.get(`${portal.origin}/healthz`)).status()).toBe(200);
    for (const path of ["/me/still-there", "/reader?card=MHN0-XHHE-HPCN-XD6E", "/sign-in/problem/expired"]) {
      const page = await request.get(portal.origin + path);
      expect(page.status(), path).toBe(503);
      expect(await page.text()).toContain("つながりません");
    }
    expect((await request.post(`${portal.origin}/sign-out`)).status()).toBe(503);
    await admin.query("alter database portal with allow_connections true");
    expect((await request.get(`${portal.origin}/readyz`)).status()).toBe(200);
    expect((await signIn()).status()).toBe(303);
    expect((await request.get(`${portal.origin}/me/still-there`)).status()).toBe(200);
  } finally {
    await portal.remove();
    await admin.end();
    await server.stop();
  }
});
