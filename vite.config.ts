/**
 * How the pages are built: Remix's server build, and for browsers one stylesheet and the small scripts, nothing else.
 */
import { readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type Plugin } from "vite";
import remixConfig from "./remix.config.js";

const SCRIPTS = ["portal", "passkey", "guide"];

/**
 * The small scripts of the pages, under names that the pages know: built beside Remix's own client files, or served
 * from their sources.
 */
function browserScripts(): Plugin {
  return {
    name: "browser-scripts",
    apply: (_, { isSsrBuild }) => !isSsrBuild,
    buildStart() {
      if (this.environment.mode !== "build") return;
      for (const name of SCRIPTS)
        this.emitFile({ type: "chunk", id: `app/browser/${name}.ts`, fileName: `${name}.js` });
    },
    configureServer({ middlewares }) {
      middlewares.use((request, _, next) => {
        const name = SCRIPTS.find((one) => request.url === `/${one}.js`);
        if (name) request.url = `/app/browser/${name}.ts`;
        next();
      });
    },
  };
}

/**
 * In development: pages are made on the server alone, so a change to anything they are made of asks the browser to look
 * again.
 */
function lookAgain(): Plugin {
  return {
    name: "look-again",
    apply: "serve",
    handleHotUpdate({ file, server }) {
      if (!file.endsWith(".css")) server.ws.send({ type: "full-reload" });
    },
  };
}

/**
 * No page hydrates, so no screen is built for browsers: Remix gets an empty module in each one's place, the root's with
 * the stylesheet, for its manifest. What comes of them is removed where none of the scripts imports it.
 */
function nothingToHydrate(): Plugin[] {
  return [
    {
      name: "no-screens-for-browsers",
      apply: (_, { command, isSsrBuild }) => command === "build" && !isSsrBuild,
      transform: {
        // After Remix's own, which asks for what the screen exports.
        order: "post",
        filter: { id: /\?__remix-build-client-route$|\/entry\.client\.\w+$/ },
        handler: (_, id) => (id.includes("/app/root.tsx") ? `import "./ui/styles/tailwind.css";` : "export {}"),
      },
      writeBundle({ dir = "" }, bundle) {
        const loaded = SCRIPTS.map((name) => `${name}.js`);
        for (const file of loaded) {
          const chunk = bundle[file];
          if (chunk?.type === "chunk") loaded.push(...chunk.imports.filter((name) => !loaded.includes(name)));
        }
        for (const { type, fileName } of Object.values(bundle))
          if (type === "chunk" && !loaded.includes(fileName)) rmSync(path.join(dir, fileName));
      },
    },
    {
      name: "no-manifest-for-browsers",
      apply: (_, { command, isSsrBuild }) => command === "build" && isSsrBuild === true,
      writeBundle() {
        const folder = "build/client/assets";
        for (const name of readdirSync(folder)) if (name.startsWith("manifest-")) rmSync(path.join(folder, name));
      },
    },
  ];
}

export default defineConfig({
  plugins: [tailwindcss(), browserScripts(), lookAgain(), nothingToHydrate(), remix(remixConfig)],
  build: { target: "es2022", chunkSizeWarningLimit: 1000 },
});
