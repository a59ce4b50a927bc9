import { spawn, type ChildProcess } from "node:child_process";
import { say } from "./progress.ts";

/** A part of the installation that runs as a process of its own and is started again when it ends by itself. */
export interface Part {
  pid(): number | undefined;
  stop(): Promise<void>;
}

const FIRST_DELAY_MS = 200;
const LONGEST_DELAY_MS = 15_000;
const STABLE_MS = 60_000;
/** How long a part may take to finish what it is doing. */
const FAREWELL_MS = 8_000;

interface State {
  child: ChildProcess | undefined;
  stopping: boolean;
  delayMs: number;
  timer: NodeJS.Timeout | undefined;
}

/** Starts a part and resolves when it says that it is ready. Rejects when it ends before that the first time. */
export async function startPart(name: string, file: string, env: NodeJS.ProcessEnv): Promise<Part> {
  const state: State = { child: undefined, stopping: false, delayMs: FIRST_DELAY_MS, timer: undefined };
  await launch(name, file, env, state, true);
  return { pid: () => state.child?.pid, stop: () => stop(state) };
}

function launch(name: string, file: string, env: NodeJS.ProcessEnv, state: State, first: boolean): Promise<void> {
  return new Promise((ready, failed) => {
    const startedAt = performance.now();
    const child = spawn(process.execPath, ["--enable-source-maps", "--import", "tsx", file], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      env,
    });
    state.child = child;
    let answered = false;
    child.once("message", () => {
      answered = true;
      ready();
    });
    child.once("error", failed);
    child.once("exit", (code, signal) => {
      state.child = undefined;
      const how = signal ?? `code ${code ?? "unknown"}`;
      if (first && !answered) failed(new Error(`The ${name} ended before it was ready (${how}).`));
      if (state.stopping || (first && !answered)) return;
      if (performance.now() - startedAt > STABLE_MS) state.delayMs = FIRST_DELAY_MS;
      say(`  ! The ${name} ended (${how}); starting it again.`);
      state.timer = setTimeout(() => {
        launch(name, file, env, state, false).catch(() => undefined);
      }, state.delayMs);
      state.delayMs = Math.min(state.delayMs * 2, LONGEST_DELAY_MS);
    });
  });
}

function stop(state: State): Promise<void> {
  state.stopping = true;
  clearTimeout(state.timer);
  const { child } = state;
  if (!child) return Promise.resolve();
  return new Promise((done) => {
    const impatience = setTimeout(() => child.kill("SIGKILL"), FAREWELL_MS);
    child.once("exit", () => {
      clearTimeout(impatience);
      done();
    });
    if (child.connected) child.disconnect();
    else child.kill("SIGTERM");
  });
}
