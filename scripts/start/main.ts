import { join } from "node:path";
import { FolderInUseError } from "../database/folder-lock.ts";
import { migrate, MigrationProblem, readMigrations } from "../database/migrations.ts";
import { startEmbeddedDatabase, type EmbeddedDatabase } from "../database/supervise.ts";
import { buildPages, generateClient } from "./build.ts";
import { startPart, type Part } from "./child-process.ts";
import { CannotStart, elapsed, say, step } from "./progress.ts";
import { fillDatabase } from "./run-fill.ts";
import { checkPort, readSettings, type Settings } from "./settings.ts";

interface Mode {
  readonly development: boolean;
}

interface Running {
  database: EmbeddedDatabase | undefined;
  readonly parts: Part[];
  stopping: boolean;
}

/** Prepares what is not ready yet, starts every part and keeps them running until Ctrl-C. */
export async function start(mode: Mode): Promise<void> {
  const running: Running = { database: undefined, parts: [], stopping: false };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      void stopAll(running);
    });
  }
  try {
    await bringUp(mode, running);
  } catch (error) {
    // After Ctrl-C every unfinished step fails; that is no news.
    if (running.stopping) return;
    process.stderr.write(`\n${explain(error)}\n`);
    await stopAll(running, 1);
  }
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const expected = [CannotStart, FolderInUseError, MigrationProblem].some((kind) => error instanceof kind);
  return expected ? error.message : (error.stack ?? error.message);
}

async function bringUp(mode: Mode, running: Running): Promise<void> {
  const settings = await readSettings();
  await checkPort(settings.port, settings.host);
  // The database, and the client with the pages, do not need each other.
  const [url] = await Promise.all([openDatabase(settings, running), generateClient()]);
  const env = environmentOf(settings, mode, url);
  const applied = await migrateDatabase(url);
  const filling = fillDatabase(env);
  // It is awaited further down; a failure meanwhile must not count as unhandled.
  filling.catch(() => undefined);
  // A database that was in use before can be served while it is looked through for anything new.
  await Promise.all([mode.development ? Promise.resolve() : buildPages(), applied > 0 ? filling : Promise.resolve()]);
  const launched = [
    startPart("web server", "scripts/serve.ts", env),
    startPart("worker", "app/jobs/worker.server.ts", { ...env, DATABASE_POOL_SIZE: "4" }),
  ];
  for (const launching of launched)
    launching.then(
      (part) => running.parts.push(part),
      () => undefined,
    );
  await Promise.all(launched);
  announce(settings, await filling);
}

async function migrateDatabase(url: string): Promise<number> {
  const started = performance.now();
  const applied = await migrate(url, await readMigrations());
  if (applied.length > 0) say(`  ✓ database tables made (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  return applied.length;
}

async function openDatabase(settings: Settings, running: Running): Promise<string> {
  if (settings.serverUrl !== undefined) return settings.serverUrl;
  const database = await step("opening the embedded database", "embedded database open", () =>
    startEmbeddedDatabase(join(settings.dataFolder, "database"), {
      onRestart: (reason) => {
        say(`  ! The database ended (${reason.trim()}); starting it again.`);
      },
    }),
  );
  running.database = database;
  return database.url;
}

function environmentOf(settings: Settings, mode: Mode, url: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ...settings.secrets,
    NODE_ENV: mode.development ? "development" : "production",
    DATABASE_URL: url,
    PACESETTER_DEMO: settings.demo ? "on" : "off",
    SOLE_WORKER: settings.serverUrl === undefined ? "on" : "off",
    PORT: String(settings.port),
    HOST: settings.host,
    LOG_LEVEL: process.env["LOG_LEVEL"] ?? "warn",
  };
}

function announce(settings: Settings, signIns: readonly string[]): void {
  const host = settings.host === "127.0.0.1" || settings.host === "0.0.0.0" ? "localhost" : settings.host;
  say(`\nPacesetter is ready after ${elapsed()}: http://${host}:${settings.port}\n`);
  if (signIns.length > 0) say(`Sign in to the demo company as\n${signIns.join("\n")}\n`);
  say("Ctrl-C stops it. Everything it knows is kept.");
}

/** The pages and jobs first, the database last. A second Ctrl-C does not wait. */
async function stopAll(running: Running, exitCode = 0): Promise<void> {
  if (running.stopping) process.exit(130);
  running.stopping = true;
  if (exitCode === 0) say("\nStopping …");
  await Promise.all(running.parts.map((part) => part.stop()));
  await running.database?.stop();
  if (exitCode === 0) say("Stopped. Run the same command to start again.");
  process.exit(exitCode);
}
