import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { databaseAddress, type DatabaseAddress } from "./address.ts";
import { FolderInUseError } from "./folder-lock.ts";

/** The embedded database, kept running until `stop`. */
export interface EmbeddedDatabase {
  readonly url: string;
  /** The process that holds the database now; undefined while it is being started again. */
  pid(): number | undefined;
  stop(): Promise<void>;
}

interface DatabaseEvents {
  /** The process ended by itself and is started again after `delayMs`. */
  readonly onRestart?: (reason: string, delayMs: number) => void;
}

/** Where "tsx" is found, whatever folder the command was typed in. */
const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));
const FIRST_DELAY_MS = 100;
const LONGEST_DELAY_MS = 10_000;
/** After running this long the next failure counts as the first. */
const STABLE_MS = 30_000;
const FOLDER_IN_USE_EXIT_CODE = 75;

interface State {
  child: ChildProcess | undefined;
  stopping: boolean;
  everReady: boolean;
  delayMs: number;
  timer: NodeJS.Timeout | undefined;
}

/** Starts the embedded database of a folder and resolves when it answers. Rejects when another process has the folder. */
export async function startEmbeddedDatabase(folder: string, events: DatabaseEvents = {}): Promise<EmbeddedDatabase> {
  const root = resolve(folder);
  mkdirSync(root, { recursive: true, mode: 0o700 });
  const address = await databaseAddress(root);
  const state: State = {
    child: undefined,
    stopping: false,
    everReady: false,
    delayMs: FIRST_DELAY_MS,
    timer: undefined,
  };
  try {
    await launch(root, address, state, events);
  } catch (error) {
    await stop(state);
    throw error;
  }
  return {
    url: address.url,
    pid: () => state.child?.pid,
    stop: () => stop(state),
  };
}

function launch(folder: string, address: DatabaseAddress, state: State, events: DatabaseEvents): Promise<void> {
  return new Promise((ready, failed) => {
    const startedAt = performance.now();
    const instructions = JSON.stringify({ folder, listen: address.listen });
    const child = spawn(
      process.execPath,
      ["--import", "tsx", fileURLToPath(new URL("child.ts", import.meta.url)), instructions],
      { cwd: REPOSITORY, stdio: ["ignore", "ignore", "pipe", "ipc"] },
    );
    let complaint = "";
    let answered = false;
    child.stderr?.on("data", (data: Buffer) => {
      complaint = (complaint + data.toString()).slice(-4_000);
    });
    child.once("message", () => {
      answered = true;
      state.everReady = true;
      state.child = child;
      ready();
    });
    child.once("error", failed);
    child.once("exit", (code, signal) => {
      state.child = undefined;
      if (state.stopping) return;
      // Right after kill -9 the old process may still be leaving; a database that once ran here is worth waiting for.
      if (code === FOLDER_IN_USE_EXIT_CODE && !state.everReady) {
        failed(new FolderInUseError(`Another process has the database folder ${folder} open. Only one may use it.`));
        return;
      }
      if (!answered) failed(new Error(`The embedded database did not start:\n${complaint}`));
      if (performance.now() - startedAt > STABLE_MS) state.delayMs = FIRST_DELAY_MS;
      restartLater(folder, address, state, events, complaint || `ended with ${signal ?? `code ${code ?? "?"}`}`);
    });
  });
}

function restartLater(
  folder: string,
  address: DatabaseAddress,
  state: State,
  events: DatabaseEvents,
  why: string,
): void {
  const delayMs = state.delayMs;
  state.delayMs = Math.min(delayMs * 2, LONGEST_DELAY_MS);
  events.onRestart?.(why, delayMs);
  state.timer = setTimeout(() => {
    // A failed attempt reaches `exit` again, which plans the next one.
    launch(folder, address, state, events).catch(() => undefined);
  }, delayMs);
}

function stop(state: State): Promise<void> {
  state.stopping = true;
  clearTimeout(state.timer);
  const child = state.child;
  if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.once("exit", () => {
      done();
    });
    child.disconnect();
  });
}
