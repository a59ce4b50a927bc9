import { join } from "node:path";
import { FolderInUseError } from "../database/folder-lock.ts";
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
    const plain = error instanceof CannotStart || error instanceof FolderInUseError;
    const text = error instanceof Error ? (plain ? error.message : (error.stack ?? error.message)) : String(error);
    process.stderr.write(`\n${text}\n`);
    await stopAll(running, 1);
  }
}

async function bringUp(mode: Mode, running: Running): Promise<void> {
  const settings = await readSettings();
  await checkPort(settings.port, settings.host);
  // The database, and the client with the pages, do not need each other.
  const [url] = await Promise.all([openDatabase(settings, running), generateClient()]);
  const env = environmentOf(settings, mode, url);
  await Promise.all([fillDatabase(env), mode.development ? Promise.resolve() : buildPages()]);
  const [web, worker] = await Promise.all([
    startPart("web server", "scripts/serve.ts", env),
    startPart("worker", "app/jobs/worker.server.ts", { ...env, DATABASE_POOL_SIZE: "4" }),
  ]);
  running.parts.push(web, worker);
  announce(settings);
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

function announce(settings: Settings): void {
  const host = settings.host === "127.0.0.1" || settings.host === "0.0.0.0" ? "localhost" : settings.host;
  say(`\nPacesetter is ready after ${elapsed()}: http://${host}:${settings.port}\n`);
  say("Ctrl-C stops it. Everything it knows is kept.");
}

/** The pages and jobs first, the database last. A second Ctrl-C does not wait. */
async function stopAll(running: Running, exitCode = 0): Promise<void> {
  if (running.stopping) process.exit(130);
  running.stopping = true;
  say("\nStopping …");
  await Promise.all(running.parts.map((part) => part.stop()));
  await running.database?.stop();
  say("Stopped. Run the same command to start again.");
  process.exit(exitCode);
}
