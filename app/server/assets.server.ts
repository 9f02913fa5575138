/** The build's own files. One that is gone, because the build is being replaced, is an answer and not the end. */
import { existsSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import type { Readable } from "node:stream";
import sirv from "sirv";

class MissingAsset extends Error {}

/** @returns what answers a request for one of the files that are in the folder now, and passes on every other */
export function serveAssets(
  root: string,
): (request: IncomingMessage, response: ServerResponse, next: () => void) => void {
  const files = sirv(root, { etag: true, setHeaders: (response, path) => assetHeaders(root, response, path) });
  return (request, response, next) => {
    try {
      files(request, response, next);
    } catch (error) {
      if (!(error instanceof MissingAsset)) throw error;
      response.writeHead(503, { "Retry-After": "5", "Content-Type": "text/plain; charset=utf-8" });
      response.end("this file is being replaced\n");
    }
  };
}

function assetHeaders(root: string, response: ServerResponse, path: string): void {
  if (!existsSync(join(root, path))) throw new MissingAsset(path);
  // It can still go before it is read: then the answer breaks off, since its head is already written.
  response.once("pipe", (file: Readable) => file.once("error", () => response.destroy()));
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader(
    "Cache-Control",
    path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "public, max-age=3600",
  );
}
