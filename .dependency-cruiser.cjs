/**
 * Which room may import which. Each rule is proved to bite by tests/gates/boundaries.test.ts.
 * @type {import("dependency-cruiser").IConfiguration}
 */

/** Tests, and the programs that tests start. */
const tests = "\\.(test|fixture)\\.tsx?$";

/** npm packages that speak to a server, a disk or a socket: only adapters touch them. */
const drivers = [
  "kysely",
  "mysql2",
  "fastify",
  "@fastify",
  "@grpc",
  "grpc-health-check",
  "minisearch",
  "redis",
  "@redis",
  "ioredis",
  "rabbitmq-client",
  "amqplib",
  "@elastic",
  "undici",
  "pino",
  "prom-client",
  "@opentelemetry",
  "fast-jwt",
  "argon2",
  "@node-rs",
].join("|");

const driverPackages = `node_modules/(${drivers})(/|$)`;

const driverModules = [
  driverPackages,
  "^(node:)?(sqlite|fs|net|http|http2|https|tls|dgram|dns|child_process|cluster|worker_threads)(/|$)",
];

module.exports = {
  forbidden: [
    {
      name: "domain-is-pure",
      comment: "Rules are pure: domain/ imports the kernel and its own domain, nothing else.",
      severity: "error",
      from: { path: "^apps/([^/]+)/src/domain/", pathNot: tests },
      to: { pathNot: ["^packages/kernel/", "^apps/$1/src/domain/"] },
    },
    {
      name: "application-knows-no-driver",
      comment: "A use case speaks to ports; the driver is behind an adapter.",
      severity: "error",
      from: { path: "^apps/[^/]+/src/application/", pathNot: tests },
      to: { path: [...driverModules, "^packages/storage/"] },
    },
    {
      name: "infrastructure-is-wired-by-compose",
      comment:
        "Only compose.ts, or a compose-<part>.ts beside it, chooses adapters; adapters may use one another, tests may build them.",
      severity: "error",
      from: {
        path: "^apps/([^/]+)/src/",
        pathNot: [tests, "^apps/[^/]+/src/(infrastructure/|compose[^/]*\\.ts$)"],
      },
      to: { path: "^apps/[^/]+/src/infrastructure/" },
    },
    {
      name: "packages-know-no-app",
      comment: "Packages serve any app.",
      severity: "error",
      from: { path: "^packages/" },
      to: { path: "^apps/" },
    },
    {
      name: "apps-are-apart",
      comment: "A service reaches another through its client (contracts + ServiceDirectory). Only apps/shop holds all.",
      severity: "error",
      from: { path: "^apps/([^/]+)/", pathNot: "^apps/shop/" },
      to: { path: "^apps/", pathNot: "^apps/$1/" },
    },
    {
      name: "apps-by-their-entry",
      comment:
        "The shop, the scripts and the tests enter an app by its compose.ts, start its workers by theirs, and share its crowd; tests of the pages read their texts.",
      severity: "error",
      from: { path: "^(apps/shop|scripts|tests)/" },
      to: {
        path: "^apps/(?!shop/)",
        pathNot: ["^apps/[^/]+/src/(compose[^/]*|(workers|crowd)/index)\\.ts$", "^apps/web/src/.*i18n/"],
      },
    },
    {
      name: "workspaces-by-their-name",
      comment: "Another workspace is imported as @mall/…, so that its package.json says what is public.",
      severity: "error",
      from: { path: "^((?:packages|apps)/[^/]+)/" },
      to: { path: "^(packages|apps)/", pathNot: "^$1/", dependencyTypesNot: ["aliased-workspace"] },
    },
    {
      name: "kernel-stands-alone",
      comment: "Everything may import the kernel, so it imports nothing of ours.",
      severity: "error",
      from: { path: "^packages/kernel/" },
      to: { path: "^(packages|apps)/", pathNot: "^packages/kernel/" },
    },
    {
      name: "flow-control-stands-alone",
      comment: "Flow control is usable outside this shop: the kernel's Clock and errors are all it may know.",
      severity: "error",
      from: { path: "^packages/flow-control/", pathNot: tests },
      to: { path: "^(packages|apps)/", pathNot: "^packages/(flow-control|kernel)/" },
    },
    {
      name: "flow-control-core-knows-no-driver",
      comment:
        "Frameworks are optional peers of flow control: only its adapters, which have entries of their own, load them.",
      severity: "error",
      from: {
        path: "^packages/flow-control/src/",
        pathNot: [tests, "^packages/flow-control/src/adapters/"],
      },
      to: { path: [driverPackages, "^packages/flow-control/src/adapters/"] },
    },
    {
      name: "testkit-is-for-tests",
      comment: "Contract suites and fakes never ship.",
      severity: "error",
      from: { path: "^(packages|apps)/[^/]+/src/", pathNot: [tests, "^packages/testkit/"] },
      to: { path: "^packages/testkit/" },
    },
    {
      name: "no-circular",
      comment: "A cycle makes two rooms one.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "resolvable",
      comment: "An import that is not found would pass every other rule.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules"] },
    exclude: { path: ["/dist/"] },
    // Sees `import type`, which is gone once types are stripped: a type is a dependency too.
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json", ".d.ts"],
    },
  },
};
