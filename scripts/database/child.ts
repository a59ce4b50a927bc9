import { existsSync, renameSync, rmSync } from "node:fs";
import type { Server } from "node:net";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { z } from "zod";
import { createConnectionServer } from "./connections.ts";
import { FolderInUseError, lockFolder } from "./folder-lock.ts";
import { endWithParent } from "./parent-watch.ts";

// The process that holds the embedded database. It lives as long as the process that started it.

const instructions = z.object({
  folder: z.string(),
  listen: z.union([z.object({ path: z.string() }), z.object({ host: z.string(), port: z.number() })]),
});

/** What `supervise.ts` understands as: do not try again. */
const FOLDER_IN_USE_EXIT_CODE = 75;

let closing = false;

async function main(): Promise<void> {
  endWithParent();
  const { folder, listen } = instructions.parse(JSON.parse(process.argv[2] ?? "{}"));
  await lockFolder(folder);
  const db = await openDatabase(folder);
  const server = createConnectionServer(db, (error) => {
    report(error);
    process.exit(1);
  });
  // Left behind by a process that was killed. The lock says that it is ours now.
  if ("path" in listen) rmSync(listen.path, { force: true });
  await listening(server, listen);
  process.on("disconnect", () => void close(server, db));
  process.on("SIGTERM", () => void close(server, db));
  process.send?.({ kind: "ready" });
}

/** A first start that is interrupted leaves a half-made folder under another name, never under the real one. */
async function openDatabase(folder: string): Promise<PGlite> {
  const dataDir = join(folder, "pgdata");
  if (!existsSync(dataDir)) {
    const unfinished = join(folder, "pgdata.new");
    rmSync(unfinished, { recursive: true, force: true });
    const created = await PGlite.create({ dataDir: unfinished });
    await created.close();
    renameSync(unfinished, dataDir);
  }
  return PGlite.create({ dataDir, relaxedDurability: false });
}

function listening(server: Server, address: { path: string } | { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(address, () => {
      resolve();
    });
  });
}

async function close(server: Server, db: PGlite): Promise<void> {
  if (closing) return;
  closing = true;
  server.close();
  // A client that does not let go must not keep the process.
  setTimeout(() => process.exit(0), 5_000).unref();
  await db.close();
  process.exit(0);
}

function report(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}

// Ctrl-C reaches every process of the terminal: the parent decides when the database ends, after its clients.
process.on("SIGINT", () => undefined);

main().catch((error: unknown) => {
  report(error);
  process.exit(error instanceof FolderInUseError ? FOLDER_IN_USE_EXIT_CODE : 1);
});
