/** The portal's pages as they are served, without a server: for tests that read many of them in one state. */
import { createRequestHandler, type ServerBuild } from "@remix-run/server-runtime";
import { SCREENS } from "../app/routes";
import { renderPage } from "../app/server/render-page.server";
import { ORIGIN } from "./provide-demo";

type RouteModule = ServerBuild["routes"][string]["module"];

const SOURCES = import.meta.glob<RouteModule>([
  "../app/root.tsx",
  "../app/entry.server.tsx",
  "../app/*/screens/*.ts{,x}",
]);

async function load<Module = RouteModule>(module: string): Promise<Module> {
  const source = SOURCES[`../app/${module}`];
  if (!source) throw new Error(`no module ${module}`);
  return (await source()) as Module;
}

async function buildOf(): Promise<ServerBuild> {
  const screens = Object.entries(SCREENS).map(async ([id, { path, module }]) => {
    const place = path === "/" ? { index: true } : { path: path.slice(1) };
    return { id, parentId: "root", ...place, module: await load(module) };
  });
  const routes = [{ id: "root", path: "", module: await load("root.tsx") }, ...(await Promise.all(screens))];
  return {
    entry: { module: await load<ServerBuild["entry"]["module"]>("entry.server.tsx") },
    routes: Object.fromEntries(routes.map((route) => [route.id, route])),
    // The pages load nothing for browsers, but Remix looks there for what it renders.
    assets: {
      entry: { imports: [], module: "" },
      routes: Object.fromEntries(
        routes.map(({ module, ...place }) => [
          place.id,
          { ...place, hasLoader: "loader" in module, hasAction: "action" in module, module: "", imports: [] },
        ]),
      ),
      url: "",
      version: "",
    },
    future: { v3_singleFetch: true },
    publicPath: "/",
    assetsBuildDirectory: "",
    isSpaMode: false,
  } as unknown as ServerBuild;
}

/** Who reads: a person at the own device, or a member of staff. */
export interface Reader {
  own?: string;
  desk?: string;
  language?: "ja" | "en";
}

export interface ReadPage {
  status: number;
  /** Where it leads on, for an answer that is no page. */
  location: string | null;
  html: string;
  /** What the page says first. */
  heading: string;
  /** The text of `main`, as one reads it: without tags, spaces between words of one line alone. */
  text: string;
}

/** @returns what reads a page of the portal */
export async function openPages(): Promise<(reader: Reader, path: string) => Promise<ReadPage>> {
  const pages = createRequestHandler(await buildOf(), "test");
  return async ({ own, desk, language = "ja" }, path) => {
    const cookies = [
      `himozuke-display=${language}.100.normal`,
      ...(own ? [`himozuke=${own}`] : []),
      ...(desk ? [`himozuke-desk=${desk}`] : []),
    ];
    const asked = new Request(new URL(path, ORIGIN), { headers: { cookie: cookies.join("; ") } });
    const answer = await renderPage(pages, asked, { nonce: "", remote: "" });
    const html = await answer.text();
    const [main = ""] = /<main\b[^>]*>[^]*<\/main>/.exec(html) ?? [];
    const [h1 = ""] = /<h1\b[^>]*>[^]*?<\/h1>/.exec(main) ?? [];
    const { status } = answer;
    return { status, location: answer.headers.get("Location"), html, heading: textOf(h1), text: textOf(main) };
  };
}

function textOf(html: string): string {
  return html
    .replaceAll(/<(script|style)\b[^]*?<\/\1>/g, "")
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll("&amp;", "&")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll(/\s+/g, " ");
}
