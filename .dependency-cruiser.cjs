// The arrows of the house: right imports left in domain ← db ← services ← routes and domain ← components ← routes.
const TEST = "[.]test[.]tsx?$";
const COMPOSITION_ROOT = "^app/(server|first-start[.]server|workers[.]server)[.]ts$";
const FRAMEWORK_FILES =
  "^(app/routes/|app/root[.]tsx$|app/[^/]+[.]d[.]ts$|app/entry[.]|app/server[.]ts$|app/node-http[.]server[.]ts$|vite[.]config[.]ts$)";
const OURS = "^(app|db|commands|e2e|locales)/";

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const forbidden = [
  {
    name: "domain-imports-only-domain",
    comment: "Rules stay pure: no I/O, no package; node:crypto only for hashes.",
    from: { path: "^app/domain/", pathNot: TEST },
    to: { pathNot: ["^app/domain/", "^(node:)?crypto$"] },
  },
  {
    name: "db-imports-only-domain",
    from: { path: "^db/", pathNot: TEST },
    to: { path: OURS, pathNot: ["^db/", "^app/domain/"] },
  },
  {
    name: "services-import-only-db-and-domain",
    from: { path: "^app/services/", pathNot: TEST },
    to: { path: OURS, pathNot: ["^app/services/", "^app/domain/", "^db/"] },
  },
  {
    name: "components-import-only-domain",
    from: { path: "^app/components/", pathNot: TEST },
    to: { path: OURS, pathNot: ["^app/components/", "^app/domain/", "^locales/"] },
  },
  {
    name: "simulator-stays-outside",
    comment:
      "The simulated world reaches the portal through its public interfaces, over HTTP or the database's own schema for it.",
    from: { path: "^app/simulator/", pathNot: TEST },
    to: { path: OURS, pathNot: ["^app/simulator/", "^app/domain/", "^db/"] },
  },
  {
    name: "only-services-open-the-database",
    from: { path: "^app/", pathNot: [TEST, "^app/(services|simulator)/", "^app/domain/", COMPOSITION_ROOT] },
    to: { path: "^db/" },
  },
  {
    name: "simulator-only-from-its-own-routes",
    from: {
      path: OURS,
      pathNot: [TEST, "^app/simulator/", "^app/routes/(reader|simulator)[^/]*", COMPOSITION_ROOT, "^(e2e|commands)/"],
    },
    to: { path: "^app/simulator/" },
  },
  {
    name: "no-other-route-folder",
    comment:
      "What two screens share belongs into components or services. commands/architecture.ts puts every folder in place of FOLDER.",
    from: { path: "^app/routes/FOLDER/" },
    to: { path: "^app/routes/", pathNot: "^app/routes/FOLDER/" },
  },
  {
    name: "routes-are-leaves",
    from: { path: OURS, pathNot: ["^app/routes/", TEST] },
    to: { path: "^app/routes/" },
  },
  {
    name: "framework-only-at-the-edge",
    comment: "Remix has an heir: what leaves with it stays in few files.",
    from: { path: OURS, pathNot: FRAMEWORK_FILES },
    to: { path: "(^|/)@remix-run/" },
  },
  { name: "no-cycles", from: {}, to: { circular: true } },
  {
    name: "no-drawers-for-odds-and-ends",
    comment: "A helper stands beside its one user until there is a second.",
    from: {},
    to: { path: "/(utils?|lib|helpers?|types|hooks)/", pathNot: "node_modules" },
  },
  {
    name: "product-does-not-import-tests",
    from: { path: "^(app|db)/", pathNot: [TEST, "^db/test-database[.]ts$"] },
    to: { path: [TEST, "^db/test-database[.]ts$", "^(e2e|commands)/"] },
  },
  {
    name: "product-does-not-need-dev-packages",
    from: { path: "^(app|db)/", pathNot: TEST },
    to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"], pathNot: "/@types/" },
  },
  { name: "everything-resolves", from: {}, to: { couldNotResolve: true, pathNot: "^virtual:" } },
];

module.exports = { forbidden };
