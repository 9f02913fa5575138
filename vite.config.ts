import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type Plugin } from "vite";
import remixConfig from "./remix.config.js";

/** The small scripts of the pages, built beside Remix's own client files under names that the pages know. */
function browserScripts(): Plugin {
  return {
    name: "browser-scripts",
    apply: (_, { command, isSsrBuild }) => command === "build" && !isSsrBuild,
    buildStart() {
      for (const name of ["portal", "passkey", "guide"])
        this.emitFile({ type: "chunk", id: `app/browser/${name}.ts`, fileName: `${name}.js` });
    },
  };
}

export default defineConfig({
  plugins: [tailwindcss(), browserScripts(), remix(remixConfig)],
  build: { target: "es2022", chunkSizeWarningLimit: 1000 },
});
