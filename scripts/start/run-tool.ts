import { spawn } from "node:child_process";
import { CannotStart } from "./progress.ts";

/** Runs a command to its end, quietly; its output is shown only when it fails. */
export function runTool(what: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"], env });
    let output = "";
    const collect = (data: Buffer): void => {
      output += data.toString();
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code === 0) resolve(output);
      else reject(new CannotStart(`${output.slice(-6_000)}\n${what} failed; the reason is above.`));
    });
  });
}
