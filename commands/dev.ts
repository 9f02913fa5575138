/**
 * `npm run dev`: the portal from its sources, on the embedded database with the invented people; a change shows on the
 * next look.
 */
import { createServer as createHttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { ServerBuild } from "@remix-run/server-runtime";
import { createServer } from "vite";
import type { Portal } from "../app/server/portal.server";
import type { openPortalBehind } from "../app/server/start.server";

const SERVER_BUILD = "virtual:remix/server-build";
const DEFAULT_PORT = 3000;

const http = createHttpServer();
const vite = await createServer({
  appType: "custom",
  optimizeDeps: { entries: ["app/browser/*.ts"] },
  server: {
    middlewareMode: true,
    hmr: { server: http },
    watch: { ignored: ["**/build/**", "**/var/**", "**/test-results/**"] },
  },
});
const build = () => vite.ssrLoadModule(SERVER_BUILD) as unknown as Promise<ServerBuild>;
type Door = { openPortalBehind: typeof openPortalBehind };

let port = 0;
let opened: { door: Door["openPortalBehind"]; portal: Portal } | undefined;
let turn: Promise<unknown> = Promise.resolve();

/**
 * A change beneath the composition root makes all of it anew: the portal that stood on the old modules is closed, and
 * one opened on the new.
 */
async function current(): Promise<Portal> {
  const { openPortalBehind: door } = (await build()).entry.module as unknown as Door;
  if (opened?.door === door) return opened.portal;
  await opened?.portal.close();
  opened = undefined;
  const portal = await door(port, {
    build,
    files: (request, response, next) => vite.middlewares(request, response, next),
  });
  opened = { door, portal };
  return portal;
}

/** One at a time: two requests after a change must not open two portals. */
function nextPortal(): Promise<Portal> {
  const next = turn.then(current);
  turn = next.catch(() => {});
  return next;
}

http.on("request", (request, response) => {
  nextPortal().then(
    (portal) => portal.answer(request, response),
    (error: Error) => {
      vite.ssrFixStacktrace(error);
      console.error(error.stack);
      response.writeHead(500, { "Content-Type": "text/plain; charset=utf-8" }).end(error.stack);
    },
  );
});

async function end(): Promise<void> {
  http.close();
  http.closeAllConnections();
  await vite.close();
  await opened?.portal.close();
  process.exit(0);
}

http.listen(Number(process.env["PORT"] || DEFAULT_PORT), process.env["HOST"] || "127.0.0.1", () => {
  port = (http.address() as AddressInfo).port;
  void nextPortal().catch((error: Error) => console.error(error.stack));
});
process.once("SIGTERM", () => void end());
process.once("SIGINT", () => void end());
