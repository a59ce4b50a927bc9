import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrationList, PRISMA_FOLDER, readMigrations, readSchema } from "./database/migrations.ts";
import { withSchemaEngine } from "./database/schema-engine.ts";
import { startEmbeddedDatabase } from "./database/supervise.ts";

// Writes the next migration: what prisma/schema has and the existing migrations do not. Needs no server.

const name = process.argv[2];
if (name === undefined || !/^[a-z0-9_]+$/.test(name)) {
  process.stderr.write("Say what the migration does: npm run write-migration -- add_lessons\n");
  process.exit(2);
}

const folder = join(PRISMA_FOLDER, "migrations");
await mkdir(folder, { recursive: true });
await writeFile(join(folder, "migration_lock.toml"), 'provider = "postgresql"\n');
const [migrations, schema] = await Promise.all([readMigrations(folder), readSchema()]);
const sql = withoutRepeatedIndexes(await difference());
if (sql.trim() === "" || sql.includes("This is an empty migration")) {
  process.stdout.write("The migrations already lead to prisma/schema.\n");
} else {
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  await mkdir(join(folder, `${stamp}_${name}`));
  await writeFile(join(folder, `${stamp}_${name}`, "migration.sql"), `${sql}\n`);
  process.stdout.write(`Wrote prisma/migrations/${stamp}_${name}/migration.sql. Read it before you commit it.\n`);
}

async function difference(): Promise<string> {
  const temporary = await mkdtemp(join(tmpdir(), "pacesetter-diff-"));
  const [database, shadow] = await Promise.all([
    startEmbeddedDatabase(join(temporary, "database")),
    startEmbeddedDatabase(join(temporary, "shadow")),
  ]);
  try {
    const result = await withSchemaEngine(
      database.url,
      schema,
      (engine) =>
        engine.diff({
          from: { tag: "migrations", ...migrationList(migrations) },
          to: { tag: "schemaDatamodel", files: [{ path: "prisma/schema", content: schema }] },
          script: true,
          exitCode: null,
          filters: { externalTables: [], externalEnums: [] },
        }),
      shadow.url,
    );
    return result.stdout ?? "";
  } finally {
    await Promise.all([database.stop(), shadow.stop()]);
    await rm(temporary, { recursive: true, force: true });
  }
}

/** The engine reads an index with an operator class back as different and would make the same index again for ever. */
function withoutRepeatedIndexes(script: string): string {
  const known = new Set(migrations.files.flatMap((file) => statements(file.sql)));
  const all = statements(script);
  const repeated = all.filter((statement) => statement.includes("CREATE INDEX") && known.has(statement));
  const names = repeated.map((statement) => /CREATE INDEX ("[^"]+")/.exec(statement)?.[1] ?? "");
  const dropped = names.map((index) => `-- DropIndex\nDROP INDEX ${index};`);
  return all.filter((statement) => !repeated.includes(statement) && !dropped.includes(statement)).join("\n\n");
}

function statements(script: string): string[] {
  return script
    .split(/\n\n+/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");
}
