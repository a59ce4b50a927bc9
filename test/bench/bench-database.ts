import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { migrate, readMigrations } from "../../scripts/database/migrations.ts";
import { startEmbeddedDatabase } from "../../scripts/database/supervise.ts";

let made = 0;

/** A database of its own on the server of DATABASE_URL, else an embedded one. Returns how to remove it. */
export async function openDatabase(): Promise<() => Promise<void>> {
  for (const secret of ["SESSION_SECRET", "AUDIT_KEY"]) process.env[secret] ??= randomBytes(32).toString("hex");
  const server = process.env["DATABASE_URL"];
  const restore = (): void => {
    if (server === undefined) delete process.env["DATABASE_URL"];
    else process.env["DATABASE_URL"] = server;
  };
  const migrations = await readMigrations();
  if (server === undefined) {
    const folder = await mkdtemp(join(tmpdir(), "pacesetter-bench-"));
    const embedded = await startEmbeddedDatabase(folder);
    process.env["DATABASE_URL"] = embedded.url;
    await migrate(embedded.url, migrations);
    return async () => {
      restore();
      await embedded.stop();
      await rm(folder, { recursive: true, force: true });
    };
  }
  made += 1;
  const name = `pacesetter_bench_${String(process.pid)}_${String(made)}`;
  const onServer = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await onServer(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  process.env["DATABASE_URL"] = url.toString();
  await migrate(url.toString(), migrations);
  return () => {
    restore();
    return onServer(`drop database ${name} with (force)`);
  };
}
