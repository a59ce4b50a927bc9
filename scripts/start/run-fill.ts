import { spawn } from "node:child_process";
import { z } from "zod";
import { CannotStart, say } from "./progress.ts";

const message = z.object({ kind: z.literal("done"), done: z.string() });

/** Runs `fill.ts` to its end and shows what it did. */
export function fillDatabase(env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    let since = performance.now();
    const child = spawn(process.execPath, ["--import", "tsx", "scripts/start/fill.ts"], {
      stdio: ["ignore", "inherit", "pipe", "ipc"],
      env,
    });
    let complaint = "";
    child.stderr?.on("data", (data: Buffer) => {
      complaint += data.toString();
    });
    child.on("message", (sent) => {
      const { done } = message.parse(sent);
      say(`  ✓ ${done} (${((performance.now() - since) / 1000).toFixed(1)} s)`);
      since = performance.now();
    });
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code === 0) resolve();
      else reject(new CannotStart(`${complaint}\nThe database could not be brought up to date; the reason is above.`));
    });
  });
}
