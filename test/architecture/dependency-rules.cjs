// Which folder may import which (docs/architecture.md): everything else under app/ is refused.
const may = {
  "engine/kernel": [],
  "engine/access": ["engine/kernel"],
  "engine/skills": ["engine/kernel"],
  "engine/measurement": ["engine/kernel", "engine/skills"],
  "engine/proficiency": ["engine/kernel", "engine/skills", "engine/measurement"],
  "engine/signoff": ["engine/kernel", "engine/skills", "engine/proficiency"],
  "engine/gaps": ["engine/kernel", "engine/skills", "engine/proficiency"],
  "engine/pathway": ["engine/kernel", "engine/skills", "engine/proficiency", "engine/gaps"],
  "engine/workforce": ["engine/kernel", "engine/skills", "engine/proficiency"],
  "engine/scaling": ["engine/kernel"],
  "engine/demand": ["engine/kernel", "engine/skills"],
  "engine/intake": ["engine/kernel", "engine/skills", "engine/proficiency/evidence"],
  platform: ["engine/kernel"],
  catalog: ["engine"],
  demo: ["engine", "catalog/catalog"],
  data: ["engine", "platform", "catalog/catalog", "catalog/stored-schemas", "generated"],
  integrations: ["engine", "platform", "catalog/items"],
  services: ["engine", "platform", "data", "catalog", "integrations", "demo"],
  http: ["engine/kernel", "engine/access", "platform", "data", "services"],
  jobs: ["engine/kernel", "services", "platform", "data/jobs", "data/job-names"],
  // what a question, a lesson and a skill look like to a reader is said in the catalog; no keys are reachable from there
  ui: ["engine", "catalog/catalog", "catalog/items/question-view", "catalog/lessons"],
  "routes/(?!api[.]health)": ["services", "http", "ui", "tailwind", "engine/kernel", "routes/[^/]+"],
};

const error = (name, from, to) => ({ name, severity: "error", from, to });

module.exports = {
  forbidden: [
    error("no-circular", {}, { circular: true }),
    error("engine-is-pure", { path: "^app/engine/" }, { pathNot: "^app/engine/" }),
    error("prisma-in-data", { pathNot: "^(app/data|app/generated|prisma|scripts|test)/" }, { path: "prisma" }),
    error(
      "ui-types-only",
      { path: "^app/ui/" },
      { path: "^app/engine/(?!kernel/)", dependencyTypesNot: ["type-only"] },
    ),
    error("ui-no-server", { path: "^app/ui/" }, { path: "[.]server[.]tsx?$" }),
    ...Object.entries(may).map(([from, to]) =>
      error(
        `${from.replace(/\W+/g, "-")}-imports`,
        { path: `^app/${from.includes("(?!") ? from : `${from}/`}` },
        {
          path: "^app/",
          pathNot: [...to, ...(from.startsWith("routes") ? [] : [from])].map((folder) => `^app/${folder}(/|[.])`),
        },
      ),
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^app/generated/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node"],
      extensions: [".ts", ".tsx"],
    },
  },
};
