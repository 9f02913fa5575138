import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serveAssets } from "./assets.server";

let root: string;
let server: Server;
const get = (path: string) => fetch(`http://localhost:${(server.address() as AddressInfo).port}${path}`);

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "assets-"));
  for (const name of ["gone.css", "unreadable.css", "stays.css"]) await writeFile(join(root, name), "a {}");
  const files = serveAssets(root);
  server = createServer((request, response) => files(request, response, () => void response.writeHead(404).end()));
  await new Promise<void>((resolve) => void server.listen(0, resolve));
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(root, { recursive: true });
});

test("a file that is gone is answered with 503, one that cannot be read breaks off, and the others go on", async () => {
  await rm(join(root, "gone.css"));
  await rm(join(root, "unreadable.css"));
  await mkdir(join(root, "unreadable.css"));
  const gone = await get("/gone.css");
  expect([gone.status, gone.headers.get("retry-after")]).toEqual([503, "5"]);
  await expect(get("/unreadable.css").then((broken) => broken.text())).rejects.toThrow();
  const stays = await get("/stays.css");
  expect([stays.status, await stays.text(), stays.headers.get("cache-control")]).toEqual([
    200,
    "a {}",
    "public, max-age=3600",
  ]);
  expect((await get("/never.css")).status).toBe(404);
});
