import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll } from "vitest";
import { closeDatabase, database } from "#app/data/db.server.ts";
import { migrate, readMigrations } from "../../scripts/database/migrations.ts";
import type { Migrations } from "../../scripts/database/schema-engine.ts";
import { startEmbeddedDatabase } from "../../scripts/database/supervise.ts";

// A real, migrated, empty database for each test file: the embedded one, or a database of its own on the server that
// DATABASE_URL names. Both are copies of one that was migrated once.

const CACHE = fileURLToPath(new URL("../../.cache/test-database", import.meta.url));
const serverUrl = process.env["DATABASE_URL"];
/** Key of the lock that keeps two test runs from preparing the same template at once. */
const TEMPLATE_LOCK = 7_236_9708;

interface TestDatabase {
  readonly url: string;
  readonly remove: () => Promise<void>;
}

/** True when the tests run on a PostgreSQL server and not on the embedded database. */
export const onServer = serverUrl !== undefined;

/** Call once at the top of a test file: the file's tests then run on an empty, migrated database. */
export function withDatabase(): void {
  let current: TestDatabase | undefined;
  beforeAll(async () => {
    current = await createTestDatabase();
    process.env["DATABASE_URL"] = current.url;
    process.env["SESSION_SECRET"] ??= randomBytes(32).toString("hex");
    process.env["AUDIT_KEY"] ??= randomBytes(32).toString("hex");
    process.env["LOG_LEVEL"] ??= "error";
  });
  afterAll(async () => {
    await closeDatabase();
    await current?.remove();
  });
}

/** Empties every table. Prefer an organisation of its own for each test. */
export async function truncateAll(): Promise<void> {
  const tables = await database().$queryRaw<{ name: string }[]>`
    select quote_ident(tablename) as name from pg_tables
    where schemaname = 'public' and tablename <> '_prisma_migrations'`;
  await database().$executeRawUnsafe(`truncate ${tables.map((table) => table.name).join(", ")} restart identity`);
}

/** A migrated, empty database that the caller removes; `withDatabase` is the usual way. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const migrations = await readMigrations();
  return serverUrl === undefined ? embeddedCopy(migrations) : serverCopy(serverUrl, migrations);
}

/** An empty database without any table. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  if (serverUrl !== undefined) return serverDatabase(serverUrl, "template1");
  return open(await createEmptyFolder());
}

/** A folder with an embedded database that holds nothing. The caller removes it. */
export async function createEmptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "pacesetter-test-"));
  await cp(join(await emptyFolder(), "pgdata"), join(folder, "pgdata"), { recursive: true });
  return folder;
}

async function embeddedCopy(migrations: Migrations): Promise<TestDatabase> {
  const prepared = join(CACHE, fingerprint(migrations));
  if (!existsSync(prepared)) {
    await prepare(prepared, await emptyFolder(), (url) => migrate(url, migrations));
  }
  const folder = await mkdtemp(join(tmpdir(), "pacesetter-test-"));
  await cp(join(prepared, "pgdata"), join(folder, "pgdata"), { recursive: true });
  return open(folder);
}

async function emptyFolder(): Promise<string> {
  const require = createRequire(import.meta.url);
  const engine = createHash("sha256").update(require.resolve("@electric-sql/pglite")).digest("hex").slice(0, 8);
  const empty = join(CACHE, `empty-${engine}`);
  if (!existsSync(empty)) await prepare(empty, undefined, () => Promise.resolve());
  return empty;
}

/** Builds a data folder aside and puts it in place in one step; whoever comes second throws his away. */
async function prepare(
  target: string,
  from: string | undefined,
  work: (url: string) => Promise<unknown>,
): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const building = await mkdtemp(join(CACHE, "building-"));
  if (from !== undefined) await cp(join(from, "pgdata"), join(building, "pgdata"), { recursive: true });
  const embedded = await startEmbeddedDatabase(building);
  await work(embedded.url);
  await embedded.stop();
  await rename(building, target).catch(async (error: unknown) => {
    if (!existsSync(target)) throw error;
    await rm(building, { recursive: true, force: true });
  });
}

async function open(folder: string): Promise<TestDatabase> {
  const embedded = await startEmbeddedDatabase(folder);
  return {
    url: embedded.url,
    remove: async () => {
      await embedded.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function serverCopy(server: string, migrations: Migrations): Promise<TestDatabase> {
  const template = `pacesetter_template_${fingerprint(migrations)}`;
  await asMaintainer(server, async (client) => {
    await client.query("select pg_advisory_lock($1)", [TEMPLATE_LOCK]);
    const found = await client.query("select 1 from pg_database where datname = $1", [template]);
    if (found.rowCount !== 0) return;
    await client.query(`drop database if exists ${template}_new with (force)`);
    await client.query(`create database ${template}_new`);
    await migrate(withDatabaseName(server, `${template}_new`), migrations);
    await client.query(`alter database ${template}_new rename to ${template}`);
  });
  return serverDatabase(server, template);
}

async function serverDatabase(server: string, template: string): Promise<TestDatabase> {
  const worker = process.env["VITEST_POOL_ID"] ?? "0";
  const name = `pacesetter_test_${worker}_${process.pid}_${randomBytes(3).toString("hex")}`;
  await asMaintainer(server, async (client) => {
    await client.query("select pg_advisory_lock($1)", [TEMPLATE_LOCK]);
    await client.query(`create database ${name} template ${template}`);
  });
  return {
    url: withDatabaseName(server, name),
    remove: () =>
      asMaintainer(server, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}

async function asMaintainer(server: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function withDatabaseName(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.toString();
}

function fingerprint(migrations: Migrations): string {
  const hash = createHash("sha256");
  for (const { name, sql } of migrations.files) hash.update(`${name}\n${sql}\n`);
  return hash.digest("hex").slice(0, 12);
}
