/**
 * How Remix sees this project; vite.config.ts hands it to Remix's Vite plugin.
 * `v3_lazyRouteDiscovery` stays off: its /__manifest lets one request block the server for a second.
 * @type {Partial<import("@remix-run/dev").VitePluginConfig>}
 */
export default {
  appDirectory: "app",
  buildDirectory: "build",
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    v3_routeConfig: true,
    v3_lazyRouteDiscovery: false,
  },
};
