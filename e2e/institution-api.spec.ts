/**
 * The contract: a client that is generated from the description alone works a case from the report to the closing
 * against the running server.
 */
import { randomUUID } from "node:crypto";
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import { generateKeyPair, importJWK, exportJWK, SignJWT, type JWK } from "jose";
import { type AxiosResponse, OpenAPIClientAxios, type OpenAPIV3 } from "openapi-client-axios";
import { type Problem, PROBLEMS } from "../app/institutions/api/problems";
import { expect, test } from "./fixtures/portal";
import type { RunningPortal } from "./fixtures/running-portal";
import { reportRecord } from "./fixtures/report";
import { signIn } from "./fixtures/sign-in";

// The silent one leaves its cases to whoever calls in its name.
const SILENT = "mihon-hello-work";

type Answer = AxiosResponse<Record<string, unknown>>;
type Operations = Record<string, (parameters?: unknown, body?: unknown, config?: unknown) => Promise<Answer>>;

class Institution {
  private constructor(
    readonly id: string,
    private readonly api: string,
    private key: { keyId: string; privateKey: CryptoKey },
    private readonly operations: Operations,
  ) {}

  static async of(id: string, { origin }: RunningPortal): Promise<Institution> {
    const api = `${origin}/api/institutions/v1`;
    const { keyId, privateJwk } = (await (await fetch(`${origin}/simulator/institutions/${id}/key.json`)).json()) as {
      keyId: string;
      privateJwk: JWK;
    };
    const definition = (await (await fetch(`${api}/openapi.json`)).json()) as OpenAPIV3.Document;
    const client = await new OpenAPIClientAxios({
      definition,
      axiosConfigDefaults: { validateStatus: () => true },
    }).init();
    return new Institution(
      id,
      api,
      { keyId, privateKey: (await importJWK(privateJwk, "EdDSA")) as CryptoKey },
      client as unknown as Operations,
    );
  }

  async token(claims: Record<string, unknown> = {}): Promise<string> {
    const { keyId, privateKey } = this.key;
    const alg = privateKey.algorithm.name === "Ed25519" ? "EdDSA" : "ES256";
    return new SignJWT(claims)
      .setProtectedHeader({ alg, kid: keyId })
      .setIssuer(this.id)
      .setAudience(this.api)
      .setIssuedAt()
      .setJti(randomUUID())
      .sign(privateKey);
  }

  useKey(keyId: string, privateKey: CryptoKey): void {
    this.key = { keyId, privateKey };
  }

  /** Calls an operation by its name in the description. */
  async call(
    operation: string,
    {
      path = {},
      query = {},
      headers = {},
      body,
    }: { path?: object; query?: object; headers?: Record<string, string>; body?: unknown } = {},
  ): Promise<Answer> {
    const sends = this.operations[operation];
    if (!sends) throw new Error(`the description has no ${operation}`);
    const signed = { Authorization: `Bearer ${await this.token()}`, ...headers };
    return sends({ ...path, ...query, ...headers }, body, { headers: signed });
  }

  step(id: string, version: number, body: unknown, key = randomUUID()): Promise<Answer> {
    return this.call("takeStep", {
      path: { case: id },
      headers: { "If-Match": `"${version}"`, "Idempotency-Key": key },
      body,
    });
  }
}

interface Definition {
  openapi: string;
  paths: Record<string, Record<string, { operationId: string; summary: string }>>;
  components: { schemas: Record<string, object> };
}

function operationsOf({ paths }: Definition) {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId: id, summary }]) => ({
      id,
      method: method.toUpperCase(),
      path,
      summary,
    })),
  );
}

async function describedShapes({ origin }: RunningPortal) {
  const definition = (await (await fetch(`${origin}/api/institutions/v1/openapi.json`)).json()) as Definition;
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: "api", ...definition });
  const check = (name: string, value: unknown) => {
    const valid = ajv.validate({ $ref: `api#/components/schemas/${name}` }, value);
    expect({ name, errors: valid ? [] : ajv.errors }).toEqual({ name, errors: [] });
  };
  return { definition, check };
}

test("the description is valid OpenAPI 3.1", async ({ portal }) => {
  const { definition } = await describedShapes(portal);
  expect(await new Validator().validate({ ...definition })).toEqual({ valid: true });
  expect(definition.openapi).toBe("3.1.0");
  expect(operationsOf(definition).map(({ id }) => id)).toEqual(
    expect.arrayContaining([
      "listCases",
      "getCase",
      "takeStep",
      "downloadCases",
      "uploadAnswers",
      "noteExchange",
      "registerKey",
    ]),
  );
});

test("every operation answers without a token with 401, and what is no operation says so", async ({ portal }) => {
  const { check, definition } = await describedShapes(portal);
  for (const { method, path } of operationsOf(definition)) {
    const answer = await fetch(`${portal.origin}/api/institutions/v1${path.replace(/\{\w+\}/g, randomUUID())}`, {
      method,
    });
    expect(answer.status, path).toBe(401);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    check("Problem", await answer.json());
  }
  for (const [method, path, status] of [
    ["GET", "/nothing", 400],
    ["DELETE", "/cases", 405],
    ["POST", "/cases", 405],
    ["GET", "/exchanges", 405],
  ] as const) {
    const answer = await fetch(`${portal.origin}/api/institutions/v1${path}`, { method });
    expect({ path, status: answer.status, type: answer.headers.get("content-type") }).toEqual({
      path,
      status,
      type: "application/problem+json",
    });
  }
});

test("a generated client takes a case from the report to the closing", async ({ page, fresh, portal }) => {
  const [resident] = fresh("all-right");
  await signIn(page, resident);
  const receipt = await reportRecord(page, resident, "employment-insurance");
  const institution = await Institution.of(SILENT, portal);
  const { check } = await describedShapes(portal);

  const listed = async () => {
    const list = await institution.call("listCases");
    check("CaseList", list.data);
    return (list.data as { cases: { id: string; receipt: string; version: number; steps: string[] }[] }).cases.find(
      (one) => one.receipt === receipt,
    );
  };
  await expect.poll(listed).toBeDefined();
  const id = (await listed())?.id ?? "";
  const found = await institution.call("getCase", { path: { case: id } });
  check("Case", found.data);
  expect(found.headers["etag"]).toBe(`"${found.data["version"]}"`);
  const { nameKanji: kanji, nameKana: kana, birthDate, sex, address } = resident;
  expect(found.data["resident"]).toMatchObject({ kanji, kana, birthDate, sex, address });

  let version = Number(found.data["version"]);
  const record = { kanji, kana, birthDate, sex, address, number: "5000-000001-1" };
  const steps = [
    { event: "acknowledge" },
    {
      event: "find",
      finding: "mislinkage",
      reason: "1行ずれたファイルで、ほかの方の記録をひもづけていました。",
      cause: "file_row_shift",
    },
    { event: "request_log" },
    { event: "start_correction" },
    { event: "verify", records: [{ scheme: "employment-insurance", record }] },
    { event: "report_log", result: "not_viewed" },
  ];
  for (const step of steps) {
    const key = randomUUID();
    const taken = await institution.step(id, version, step, key);
    expect(taken.status, JSON.stringify(taken.data)).toBe(200);
    check("CaseSummary", taken.data);
    const again = await institution.step(id, version, step, key);
    expect(again.headers["idempotent-replayed"]).toBe("true");
    expect(again.data).toEqual(taken.data);
    version = Number(taken.data["version"]);
  }
  await page.goto(`/me/cases/${receipt}`);
  await expect(page.getByRole("main")).toContainText("正しくなったか");
});

test("problems are told as described, and nothing is done", async ({ page, fresh, portal }) => {
  const [resident] = fresh("missing-handbook");
  await signIn(page, resident);
  const receipt = await reportRecord(page, resident, "employment-insurance");
  const institution = await Institution.of(SILENT, portal);
  const other = await Institution.of("mihon-kaigo", portal);
  const found = async () =>
    (
      (await institution.call("listCases")).data as { cases: { id: string; receipt: string; version: number }[] }
    ).cases.find((one) => one.receipt === receipt);
  await expect.poll(found).toBeDefined();
  const { id = "", version = 0 } = (await found()) ?? {};
  const acknowledge = { event: "acknowledge" };
  const problem = async (name: Problem, answer: Promise<Answer>) => {
    const { status, data } = await answer;
    expect({ name, status, type: String(data["type"]).split("#").at(-1) }).toEqual({
      name,
      status: PROBLEMS[name].status,
      type: `problem-${name.replaceAll("_", "-")}`,
    });
  };
  const headers = { "If-Match": `"${version}"`, "Idempotency-Key": randomUUID() };
  const steps = { path: { case: id } };
  await problem(
    "version_missing",
    institution.call("takeStep", {
      ...steps,
      headers: { "Idempotency-Key": randomUUID(), "If-Match": "*" },
      body: acknowledge,
    }),
  );
  await problem(
    "key_missing",
    institution.call("takeStep", {
      ...steps,
      headers: { "If-Match": `"${version}"`, "Idempotency-Key": "not a key!" },
      body: acknowledge,
    }),
  );
  const unreadable = {
    method: "POST",
    headers: { ...headers, Authorization: `Bearer ${await institution.token()}` },
    body: "{",
  };
  const malformed = await fetch(`${portal.origin}/api/institutions/v1/cases/${id}/steps`, unreadable);
  expect({ status: malformed.status, ...((await malformed.json()) as object) }).toMatchObject({
    status: 400,
    type: expect.stringContaining("#problem-malformed"),
  });
  await problem("invalid", institution.step(id, version, { event: "find", finding: "perhaps", reason: "x" }));
  await problem("refused", institution.step(id, version, { event: "start_correction" }));
  await problem("stale", institution.step(id, version + 7, acknowledge));
  await problem("not_found", other.step(id, version, acknowledge));
  await problem("not_found", institution.step(randomUUID(), version, acknowledge));
  const used = await institution.token();
  const replayed = () =>
    fetch(`${portal.origin}/api/institutions/v1/cases`, { headers: { Authorization: `Bearer ${used}` } });
  expect((await replayed()).status).toBe(200);
  expect(await (await replayed()).json()).toMatchObject({ type: expect.stringContaining("#problem-replayed") });
  expect((await found())?.version).toBe(version);
});

test("an institution changes its keys by itself", async ({ portal }) => {
  const institution = await Institution.of("rei-mura", portal);
  const { publicKey, privateKey } = await generateKeyPair("ES256", { extractable: true });
  const first = (await institution.call("listKeys")).data as { keys: { keyId: string }[] };
  const body = { keyId: "next", publicJwk: await exportJWK(publicKey) };
  expect((await institution.call("registerKey", { body })).status).toBe(201);
  institution.useKey("next", privateKey);
  expect((await institution.call("revokeKey", { path: { key: first.keys[0]?.keyId } })).status).toBe(200);
  expect((await institution.call("revokeKey", { path: { key: "next" } })).status).toBe(409);
  expect((await institution.call("listCases")).status).toBe(200);
  const old = await Institution.of("rei-mura", portal);
  expect((await old.call("listCases")).status).toBe(401);
});

test("the readable page shows every operation and every problem, without JavaScript at 320 px", async ({
  browser,
  portal,
}) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 320, height: 700 },
    locale: "ja-JP",
  });
  const page = await context.newPage();
  await page.goto(`${portal.origin}/api/institutions/v1`);
  for (const { summary } of operationsOf((await describedShapes(portal)).definition))
    await expect(page.getByRole("heading", { name: summary, exact: true })).toBeVisible();
  for (const problem of Object.keys(PROBLEMS))
    await expect(page.locator(`#problem-${problem.replaceAll("_", "-")}`)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await context.close();
});
