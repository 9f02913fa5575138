/** One HTTP exchange between node:http and the pages: size limit, same-origin check, health, headers, compression. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { RequestHandler } from "@remix-run/server-runtime";
import { ANSWERS_PATH, API_PATH, apiProblem } from "../institutions/api/call.server";
import { log } from "../platform/log.server";
import { settings } from "../platform/settings.server";
import { problem, renderPage } from "./render-page.server";
import { securityHeaders } from "./security-headers.server";

const MOST_BODY_BYTES = 64 * 1024;
/** Of an institution's answers as CSV: some thousand lines. */
const MOST_FILE_BYTES = 1024 * 1024;
const METHODS = ["GET", "HEAD", "POST", "OPTIONS"];
const compress = promisify(gzip);

export interface Exchange {
  pages: RequestHandler;
  ping(): Promise<void>;
  nonce: string;
}

export async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  exchange: Exchange,
): Promise<void> {
  try {
    await answer(request, response, exchange);
  } catch (error) {
    log.error({ err: error }, "exchange failed");
    if (response.headersSent) response.end();
    else plain(response, 500, "something went wrong");
  }
}

async function answer(request: IncomingMessage, response: ServerResponse, exchange: Exchange): Promise<void> {
  const address = settings().origin + (request.url ?? "/");
  const method = request.method ?? "GET";
  const isApi = request.url?.startsWith(API_PATH) ?? false;
  if (!METHODS.includes(method))
    return isApi
      ? send(request, response, apiProblem("method_not_allowed"), exchange.nonce)
      : plain(response, 405, "method not allowed");
  if (!request.url?.startsWith("/") || !URL.canParse(address))
    return plain(response, 400, "not an address of this portal");
  const url = new URL(address);
  if (url.pathname === "/healthz") return plain(response, 200, "ok");
  if (url.pathname === "/readyz") return answerReady(response, exchange);
  const body = await readBody(request, url.pathname === ANSWERS_PATH ? MOST_FILE_BYTES : MOST_BODY_BYTES);
  if (body === "too_large")
    return isApi
      ? send(request, response, apiProblem("too_large"), exchange.nonce)
      : answerPage(request, response, exchange, problem("too-large"), 413);
  if (isForeign(request, url)) return answerPage(request, response, exchange, problem("not-from-here"), 403);
  // No page hydrates, so nobody has a use for single-fetch data; a path with control characters names nothing.
  if (url.pathname.endsWith(".data") || /%[01][0-9a-f]|%7f/i.test(url.pathname))
    return answerPage(request, response, exchange, problem("not-found"), 404);
  const init = {
    method,
    headers: headersOf(request),
    ...(body && method !== "GET" && method !== "HEAD" ? { body } : {}),
  };
  return answerPage(request, response, exchange, new Request(url, init));
}

async function answerReady(response: ServerResponse, { ping }: Exchange): Promise<void> {
  await ping().then(
    () => plain(response, 200, "ready"),
    () => plain(response, 503, "database not reachable"),
  );
}

function plain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { ...securityHeaders(""), "content-type": "text/plain; charset=utf-8" });
  response.end(`${text}\n`);
}

/** The whole body, which is small by rule; a larger one is read no further. */
async function readBody(
  request: IncomingMessage,
  most: number,
): Promise<Buffer<ArrayBuffer> | "too_large" | undefined> {
  if (Number(request.headers["content-length"] ?? 0) > most) {
    request.resume();
    return "too_large";
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > most) return "too_large";
    chunks.push(chunk);
  }
  return size === 0 ? undefined : Buffer.concat(chunks);
}

/**
 * A write that another site's page sends (OWASP, CSRF by origin). Programs that name no origin carry no cookies either.
 */
function isForeign(request: IncomingMessage, url: URL): boolean {
  if (request.method === "GET" || request.method === "HEAD" || url.pathname.startsWith(API_PATH)) return false;
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined) return site !== "same-origin" && site !== "none";
  const origin = request.headers.origin;
  if (origin === undefined) return false;
  return origin !== settings().origin && !(URL.canParse(origin) && new URL(origin).host === request.headers.host);
}

function headersOf(request: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined && !name.startsWith(":")) headers.set(name, String(value));
  // `isForeign` has looked at it. Remix would compare it with the Host header again, which names the loopback address
  // where a reader calls.
  headers.delete("origin");
  return headers;
}

async function answerPage(
  request: IncomingMessage,
  response: ServerResponse,
  { pages, nonce }: Exchange,
  target: Request | URL,
  status?: number,
): Promise<void> {
  const asked = target instanceof Request ? target : new Request(target, { headers: headersOf(request) });
  const page = await renderPage(pages, asked, { nonce, remote: request.socket.remoteAddress ?? "" });
  await send(request, response, page, nonce, status);
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  page: Response,
  nonce: string,
  status?: number,
): Promise<void> {
  const headers: Record<string, string | string[]> = { ...securityHeaders(nonce), ...Object.fromEntries(page.headers) };
  const cookies = page.headers.getSetCookie();
  if (cookies.length > 0) headers["set-cookie"] = cookies;
  if (page.body && page.headers.get("Content-Type") === "text/event-stream")
    return sendEvents(page.body, response, headers);
  const whole = Buffer.from(await page.arrayBuffer());
  const zipped = whole.length > 1024 && /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));
  const body = zipped ? await compress(whole, { level: 4 }) : whole;
  if (zipped) headers["content-encoding"] = "gzip";
  headers["content-length"] = String(body.length);
  headers["vary"] = "Accept-Encoding, Accept-Language, Cookie";
  response.writeHead(status ?? page.status, headers);
  response.end(request.method === "HEAD" ? undefined : body);
}

/** Events go out as they come, until either end has enough. */
async function sendEvents(
  events: ReadableStream<Uint8Array>,
  response: ServerResponse,
  headers: Record<string, string | string[]>,
): Promise<void> {
  // A connection that carried one is not kept: on it a browser would come back while the process ends.
  response.writeHead(200, { ...headers, connection: "close" });
  await pipeline(Readable.fromWeb(events as NodeReadableStream<Uint8Array>), response).catch(
    (error: NodeJS.ErrnoException) => {
      // The agent has gone on to another page.
      if (error.code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
    },
  );
}
