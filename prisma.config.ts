import { defineConfig } from "prisma/config";

// The CLI wants to locate (or download) a native schema engine even where it is not run.
if (process.argv.some((argument) => ["generate", "validate", "format"].includes(argument))) {
  process.env["PRISMA_SCHEMA_ENGINE_BINARY"] ??= process.execPath;
}

export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env["DATABASE_URL"] ?? "postgresql://localhost:5432/unused" },
});
