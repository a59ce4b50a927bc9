import { execFile } from "node:child_process";
import { promisify } from "node:util";
import pg from "pg";
import { afterEach, expect, test, vi } from "vitest";
import { migrate, MigrationProblem, readMigrations, readSchema } from "../../../scripts/database/migrations.ts";
import type { Migrations } from "../../../scripts/database/schema-engine.ts";
import { createEmptyDatabase, onServer } from "../database.ts";

// Every test opens a database of its own and starts the schema engine, which takes a while on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((remove) => remove()));
});

async function emptyDatabase(): Promise<string> {
  const { url, remove } = await createEmptyDatabase();
  opened.push(remove);
  return url;
}

async function ask<Row extends pg.QueryResultRow>(url: string, question: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(question)).rows;
  } finally {
    await client.end();
  }
}

function changed(migrations: Migrations, change: (sql: string) => string): Migrations {
  return { ...migrations, files: migrations.files.map((file) => ({ ...file, sql: change(file.sql) })) };
}

test("an empty database gets every migration once, and the second time there is nothing to do", async () => {
  const url = await emptyDatabase();
  const migrations = await readMigrations();
  expect(await migrate(url, migrations)).toEqual(migrations.files.map((file) => file.name));
  expect(await migrate(url, migrations)).toEqual([]);
  const schema = await readSchema();
  const tables = await ask<{ name: string }>(
    url,
    "select tablename as name from pg_tables where schemaname = 'public'",
  );
  const declared = [...schema.matchAll(/@@map\("([^"]+)"\)/g)].map((match) => match[1]);
  expect(tables.map((table) => table.name)).toEqual(expect.arrayContaining(declared));
});

test("what was applied is recorded as the official tool records it", async () => {
  const url = await emptyDatabase();
  await migrate(url, await readMigrations());
  const rows = await ask<{ checksum: string; finished: boolean; steps: number }>(
    url,
    `select checksum, finished_at is not null as finished, applied_steps_count as steps from _prisma_migrations`,
  );
  for (const row of rows) {
    expect(row.checksum).toMatch(/^[0-9a-f]{64}$/);
    expect(row).toMatchObject({ finished: true, steps: 1 });
  }
});

test("a migration that was changed after it had been applied is named, and nothing is changed", async () => {
  const url = await emptyDatabase();
  const migrations = await readMigrations();
  await migrate(url, migrations);
  const edited = changed(migrations, (sql) => `${sql}\nCREATE TABLE "smuggled" ("id" INTEGER);\n`);
  const attempt = migrate(url, edited);
  await expect(attempt).rejects.toThrow(MigrationProblem);
  await expect(attempt).rejects.toThrow(`${migrations.files[0]?.name ?? ""} was changed after it had been applied`);
  expect(await ask(url, "select 1 from pg_tables where tablename = 'smuggled'")).toEqual([]);
});

test("a database that is ahead of the files is left alone, with the missing migration named", async () => {
  const url = await emptyDatabase();
  const migrations = await readMigrations();
  const ahead = { name: "20990101000000_later", sql: 'CREATE TABLE "later" ("id" INTEGER);\n' };
  await migrate(url, { ...migrations, files: [...migrations.files, ahead] });
  await expect(migrate(url, migrations)).rejects.toThrow("20990101000000_later was applied but is not in");
});

test("a migration that fails is reported and stands in the way until somebody has looked at it", async () => {
  const url = await emptyDatabase();
  const migrations = await readMigrations();
  const broken = { name: "20990101000000_broken", sql: "CREATE TABLE no_such_type (id nothing_like_it);\n" };
  const withBroken = { ...migrations, files: [...migrations.files, broken] };
  await expect(migrate(url, withBroken)).rejects.toThrow("nothing_like_it");
  await expect(migrate(url, withBroken)).rejects.toThrow("20990101000000_broken failed half-way");
});

test("two that migrate at the same moment do it once", async () => {
  const url = await emptyDatabase();
  const migrations = await readMigrations();
  const [first, second] = await Promise.all([migrate(url, migrations), migrate(url, migrations)]);
  expect([...first, ...second].sort()).toEqual(migrations.files.map((file) => file.name));
});

test.runIf(onServer)("two processes that migrate one server at the same moment do it once", async () => {
  const url = await emptyDatabase();
  const run = promisify(execFile);
  const command = ["--import", "tsx", "scripts/migrate.ts"];
  const env = { ...process.env, DATABASE_URL: url };
  const answers = await Promise.all([run(process.execPath, command, { env }), run(process.execPath, command, { env })]);
  expect(answers.map(({ stdout }) => stdout.split(" ")[0]).sort()).toEqual(["Applied", "The"]);
});

test("no foreign key passes a changed key on, and no table has a trigger", async () => {
  const { files } = await readMigrations();
  const sql = files.map((file) => file.sql).join("\n");
  expect(sql).not.toMatch(/ON UPDATE (CASCADE|SET NULL|SET DEFAULT)/i);
  expect(sql).not.toMatch(/CREATE (CONSTRAINT )?TRIGGER/i);
});
