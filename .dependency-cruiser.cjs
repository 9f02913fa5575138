// The arrows of the house: a room imports what stands before it, and rules are pure. Held by commands/architecture.ts.

/** The rooms of app/, in the order in which they stand on each other. */
const ROOMS = [
  "matching",
  "catalogue",
  "platform",
  "ui",
  "identity",
  "journeys",
  "notices",
  "linkages",
  "corrections",
  "inspection",
  "account",
  "insurance",
  "history",
  "mandates",
  "protection",
  "support",
  "enquiries",
  "credentials",
  "guides",
  "affairs",
  "institutions",
  "desk",
  "home",
  "simulator",
  "server",
];

const OURS = "^(app|db|commands|e2e|locales|test)/";
const TEST = "[.]test[.]tsx?$";
/** The table of screens and its paths, a room's rules and words, and their data: pure, and open to every room. */
const RULES = [
  "^app/(path|routes|[a-z]+/[^/.]+)[.](ts|json)$",
  // Of a part of a room; what stands beside one screen is that screen's.
  "^app/[a-z]+/(?!screens/)[a-z-]+/[^/.]+[.](ts|json)$",
];
/** What runs in the browser, and what puts the rooms together, are no rules though their names look like it. */
const NO_RULES = ["^app/(browser|server)/", "^app/routes[.]ts$"];
const SCREENS = "^app/[a-z]+/screens/";
const COMPOSITION_ROOT = "^app/server/";

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const rooms = ROOMS.slice(0, -1).map((room, index) => ({
  name: `${room}-imports-no-later-room`,
  from: { path: `^app/${room}/`, pathNot: TEST },
  to: { path: `^app/(${ROOMS.slice(index + 1).join("|")})/`, pathNot: RULES },
}));

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const forbidden = [
  ...rooms,
  {
    name: "every-folder-is-a-room",
    comment: "A new room gets its place in the order; browser/ holds what is served as it is.",
    from: { path: `^app/(?!(${[...ROOMS, "browser"].join("|")})/)[^/]+/` },
    to: {},
  },
  {
    name: "rules-import-only-rules",
    comment: "Rules stay pure: no I/O, no package but zod, which says what fits; of Node only hashes and comparing.",
    from: { path: RULES, pathNot: NO_RULES },
    to: { pathNot: [...RULES, "^(node:)?(crypto|util)$", "^node_modules/zod/"] },
  },
  {
    name: "db-imports-only-rules",
    from: { path: "^db/", pathNot: TEST },
    to: { path: OURS, pathNot: ["^db/", ...RULES] },
  },
  {
    name: "ui-imports-no-server-file",
    from: { path: "^app/ui/", pathNot: TEST },
    to: { path: ["[.]server[.]ts$", "^db/"] },
  },
  {
    name: "only-server-files-open-the-database",
    from: { path: "^app/", pathNot: [TEST, "[.]server[.]ts$"] },
    to: { path: "^db/" },
  },
  {
    name: "screens-open-no-database",
    comment: "Nor do the server files that read for one screen alone: the room's own server files are the only door.",
    from: { path: SCREENS, pathNot: TEST },
    to: { path: "^db/" },
  },
  {
    name: "screens-are-leaves",
    comment: "What two screens share belongs into their room, or into ui.",
    from: { path: OURS, pathNot: [SCREENS, TEST] },
    to: { path: SCREENS },
  },
  {
    name: "no-other-screen",
    from: { path: "^(app/[a-z]+/screens/[^/.]+)", pathNot: TEST },
    to: { path: SCREENS, pathNot: "^$1([.]tsx?$|/)" },
  },
  {
    name: "audit-trail-only-through-record-audit",
    comment: "recordAudit asks first whether what a request began with still holds: nobody appends without it.",
    from: { path: OURS, pathNot: [TEST, "^app/identity/audit[.]server[.]ts$"] },
    to: { path: "^app/platform/audit-trail[.]server[.]ts$" },
  },
  {
    name: "simulator-stays-outside",
    comment: "The simulated world reaches the portal over HTTP and has tables of its own; its screens look like pages.",
    from: { path: "^app/simulator/", pathNot: [TEST, SCREENS] },
    to: { path: OURS, pathNot: ["^app/(simulator|ui)/", ...RULES, "^db/(client|schema/simulator)[.]ts$"] },
  },
  {
    name: "simulator-only-from-its-own-screens",
    from: { path: OURS, pathNot: [TEST, "^app/simulator/", COMPOSITION_ROOT, "^(e2e|commands|test)/"] },
    to: { path: "^app/simulator/" },
  },
  {
    name: "framework-only-at-the-edge",
    comment: "Remix has an heir: what leaves with it stays in few files.",
    from: {
      path: OURS,
      pathNot: [
        SCREENS,
        COMPOSITION_ROOT,
        "^app/(root|entry[.]server)[.]tsx$",
        "^(app/routes|commands/dev|test/portal-pages)[.]ts$",
      ],
    },
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
    from: { path: "^(app|db)/", pathNot: TEST },
    to: { path: [TEST, "^(test|e2e|commands)/"] },
  },
  {
    name: "product-does-not-need-dev-packages",
    from: { path: "^(app|db)/", pathNot: TEST },
    to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"], pathNot: "/@types/" },
  },
  { name: "everything-resolves", from: {}, to: { couldNotResolve: true, pathNot: "^virtual:" } },
];

module.exports = { forbidden, ROOMS };
