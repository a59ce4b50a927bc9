import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { MigrationList, SchemaEngine } from "@prisma/schema-engine-wasm";
import pg from "pg";
import { withSchemaEngine, type Migrations } from "./schema-engine.ts";

export const PRISMA_FOLDER = fileURLToPath(new URL("../../prisma", import.meta.url));
const LOCK_FILE = "migration_lock.toml";
/** Every server of an installation takes this advisory lock first, so that two never migrate at once. */
const MIGRATION_LOCK = 7_236_9707;

/** The database and the folder tell different stories; nothing was changed. */
export class MigrationProblem extends Error {
  override readonly name = "MigrationProblem";
}

export async function readMigrations(folder = join(PRISMA_FOLDER, "migrations")): Promise<Migrations> {
  const entries = existsSync(folder) ? await readdir(folder, { withFileTypes: true }) : [];
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const files = await Promise.all(
    names.map(async (name) => ({ name, sql: await readFile(join(folder, name, "migration.sql"), "utf8") })),
  );
  return { lockFile: await readFile(join(folder, LOCK_FILE), "utf8"), files };
}

/** The schema as one text: its files belong together in any order. */
export async function readSchema(): Promise<string> {
  const folder = join(PRISMA_FOLDER, "schema");
  const files = (await readdir(folder)).filter((name) => name.endsWith(".prisma")).sort();
  return (await Promise.all(files.map((name) => readFile(join(folder, name), "utf8")))).join("\n");
}

export function migrationList(migrations: Migrations): MigrationList {
  return {
    baseDir: "prisma/migrations",
    shadowDbInitScript: "",
    lockfile: { path: LOCK_FILE, content: migrations.lockFile },
    migrationDirectories: migrations.files.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
    })),
  };
}

let turn: Promise<unknown> = Promise.resolve();

/** Brings a database up to the given migrations and returns the names of those it applied. One at a time. */
export function migrate(url: string, migrations: Migrations): Promise<readonly string[]> {
  const mine = turn.then(() => migrateNow(url, migrations));
  turn = mine.catch(() => undefined);
  return mine;
}

async function migrateNow(url: string, migrations: Migrations): Promise<readonly string[]> {
  if (await isUpToDate(url, migrations)) return [];
  const schema = await readSchema();
  return withMigrationLock(url, () => withSchemaEngine(url, schema, (engine) => apply(engine, migrations)));
}

async function apply(engine: SchemaEngine, migrations: Migrations): Promise<readonly string[]> {
  const migrationsList = migrationList(migrations);
  const filters = { externalTables: [], externalEnums: [] };
  const found = await engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters });
  const problems = [
    ...found.editedMigrationNames.map((name) => `${name} was changed after it had been applied`),
    ...found.failedMigrationNames.map((name) => `${name} failed half-way in an earlier run`),
    ...(found.history?.diagnostic === "databaseIsBehind" ? [] : missingInFolder(found.history)),
  ];
  if (problems.length > 0) throw new MigrationProblem(explain(problems));
  const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters });
  return appliedMigrationNames;
}

type History = Awaited<ReturnType<SchemaEngine["diagnoseMigrationHistory"]>>["history"];

function missingInFolder(history: History): string[] {
  if (history?.diagnostic === "migrationsDirectoryIsBehind" || history?.diagnostic === "historiesDiverge") {
    return history.unpersistedMigrationNames.map((name) => `${name} was applied but is not in prisma/migrations`);
  }
  return [];
}

function explain(problems: readonly string[]): string {
  return [
    "The database was not migrated, because its history and prisma/migrations disagree:",
    ...problems.map((problem) => `  - ${problem}`),
    "Nothing was changed. Restore the migration files of the version that made this database, or restore a backup.",
  ].join("\n");
}

interface AppliedRow {
  readonly migration_name: string;
  readonly checksum: string;
}

/** The common case, answered by one query: every migration is applied and unchanged. */
async function isUpToDate(url: string, migrations: Migrations): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const table = await client.query<{ found: boolean }>(
      "select to_regclass('public._prisma_migrations') is not null as found",
    );
    if (table.rows[0]?.found !== true) return false;
    const { rows } = await client.query<AppliedRow>(
      "select migration_name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null",
    );
    const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
    return (
      applied.size === migrations.files.length && migrations.files.every((f) => applied.get(f.name) === sha256(f.sql))
    );
  } finally {
    await client.end();
  }
}

async function withMigrationLock<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    return await work();
  } finally {
    // Ending the session would release it on a server; the embedded database has one session for all.
    await client.query("select pg_advisory_unlock($1)", [MIGRATION_LOCK]);
    await client.end();
  }
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
