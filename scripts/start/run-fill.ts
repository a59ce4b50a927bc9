import { spawn } from "node:child_process";
import { z } from "zod";
import { CannotStart, say } from "./progress.ts";

const message = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("done"), done: z.string() }),
  z.object({ kind: z.literal("sign-ins"), lines: z.array(z.string()) }),
]);

/** Runs `fill.ts` to its end, shows what it did, and returns the demo company's sign-ins, a line each. */
export function fillDatabase(env: NodeJS.ProcessEnv): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    let since = performance.now();
    const child = spawn(process.execPath, ["--import", "tsx", "scripts/start/fill.ts"], {
      stdio: ["ignore", "inherit", "pipe", "ipc"],
      env,
    });
    let complaint = "";
    let signIns: readonly string[] = [];
    child.stderr?.on("data", (data: Buffer) => {
      complaint += data.toString();
    });
    child.on("message", (sent) => {
      const told = message.parse(sent);
      if (told.kind === "sign-ins") {
        signIns = told.lines;
        return;
      }
      say(`  ✓ ${told.done} (${((performance.now() - since) / 1000).toFixed(1)} s)`);
      since = performance.now();
    });
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code === 0) resolve(signIns);
      else reject(new CannotStart(`${complaint}\nThe database could not be brought up to date; the reason is above.`));
    });
  });
}
