/**
 * The operator's side: health, settings, a second start, one process a folder, an orderly end, and the audit command.
 */
import { spawnSync } from "node:child_process";
import { expect, test } from "@playwright/test";
import { SNAPSHOT } from "./fixtures/snapshot";
import { RunningPortal } from "./fixtures/running-portal";

// One portal, and each test goes on from where the one before has left it.
test.describe.configure({ mode: "default" });

let portal: RunningPortal;
test.beforeAll(async () => {
  portal = await RunningPortal.start({ snapshot: process.env[SNAPSHOT] });
});
test.afterAll(() => portal.remove());

function startWith(env: Record<string, string>) {
  const program =
    'process.env.NODE_ENV = "production"; const build = await import("./build/server/index.js"); await build.entry.module.startPortal(build);';
  const settings = { PORT: "0", DATABASE_URL: "", DEMO: "", ORIGIN: "", HOST: "", DATA_DIR: portal.dataDir };
  return spawnSync(process.execPath, ["--input-type=module", "-e", program], {
    cwd: process.env[SNAPSHOT],
    env: { ...process.env, ...settings, ...env },
    encoding: "utf8",
    timeout: 120_000,
  });
}

test("says that the process lives and that the database is ready", async ({ request }) => {
  expect((await request.get(`${portal.origin}/healthz`)).status()).toBe(200);
  expect((await request.get(`${portal.origin}/readyz`)).status()).toBe(200);
});

test("a second process on the same folder ends with one clear line", () => {
  const { status, stderr } = startWith({});
  expect(status).toBe(1);
  expect(stderr.trim()).toBe(
    `DATA_DIR ${portal.dataDir} is in use by another running portal: end that one first, or set another DATA_DIR.`,
  );
});

for (const [setting, value] of [
  ["PORT", "ninety"],
  ["PORT", "70000"],
  ["ORIGIN", "himozuke.example.jp"],
  ["ORIGIN", "https://himozuke.example.jp/portal"],
  ["ORIGIN", "https://himozuke.example.jp"],
  ["DATABASE_URL", "mysql://here"],
  ["DATABASE_URL", "postgres://nobody@127.0.0.1:1/none"],
  ["DEMO", "perhaps"],
] as const) {
  test(`${setting}=${value} ends the start with one clear line`, () => {
    const { status, stderr, stdout } = startWith({ [setting]: value });
    expect(status).toBe(1);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).toContain(setting);
    expect(stdout).not.toContain("    at ");
  });
}

test("SIGTERM ends it in order, and a second start keeps what was there", async ({ request }) => {
  const card = "MHN0-AX58-6GDM-6ZNE";
  const guess = () => request.post(`${portal.origin}/reader?card=${card}`, { form: { terminal: "own", pin: "0000" } });
  expect((await guess()).status()).toBe(422);
  expect(await portal.stop()).toBe(0);
  await portal.start();
  // One try was used before the restart; seeding again would have given it back.
  expect(await (await guess()).text()).toContain("あと1回");
});

test("a killed process loses nothing that was answered", async ({ request }) => {
  await portal.restart("SIGKILL");
  const answer = await request.get(`${portal.origin}/reader?card=MHN0-AX58-6GDM-6ZNE`);
  expect(await answer.text()).toContain("あと1回");
});

function verifyAudit() {
  return spawnSync("npm", ["run", "--silent", "audit:verify"], {
    env: { ...process.env, DATA_DIR: portal.dataDir, DATABASE_URL: "" },
    encoding: "utf8",
  });
}

test("audit:verify finds the chains whole, and names the first row that is not as it was written", async ({
  request,
}) => {
  const card = "MHN0-XHHE-HPCN-XD6E";
  for (let turn = 0; turn < 5; turn++)
    await request.post(`${portal.origin}/reader?card=${card}`, {
      form: { terminal: "own", pin: "1234" },
      maxRedirects: 0,
    });
  expect(verifyAudit().stderr).toContain("is in use");
  await portal.stop();
  const whole = verifyAudit();
  expect(whole.stdout).toMatch(/^whole: 5 rows of 1 residents/);
  expect(whole.status).toBe(0);
  await portal.inDatabase("create table kept as select * from audit_entries");
  for (const [harm, named] of [
    ["update audit_entries set action = 'looked_at_home' where seq = 2", "row 2: edited"],
    ["delete from audit_entries where seq = 3", "row 3: removed"],
    ["delete from audit_entries where seq = 5", "row 5: cut_off"],
    [
      "update audit_entries set seq = -seq where seq in (2, 4); update audit_entries set seq = 6 + seq where seq < 0",
      "row 2: moved",
    ],
  ] as const) {
    await portal.inDatabase(harm);
    const { status, stdout } = verifyAudit();
    expect(stdout).toContain(named);
    expect(status).toBe(1);
    await portal.inDatabase("delete from audit_entries; insert into audit_entries select * from kept");
  }
  expect(verifyAudit().status).toBe(0);
});
