// Plain JavaScript on purpose: this runs before anything is installed.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const OLDEST_NODE = [20, 19];

export const REPOSITORY = join(dirname(fileURLToPath(import.meta.url)), "../..");

/** Ends the process with one clear sentence when this Node.js is too old. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  process.stderr.write(
    `Pacesetter needs Node.js ${OLDEST_NODE.join(".")} or newer; this is ${process.versions.node}. ` +
      "Install a newer one from https://nodejs.org and run the same command again.\n",
  );
  process.exit(1);
}

/** Installs exactly what package-lock.json names, unless it is there already. */
export async function installPackages() {
  if (isInstalled()) return;
  const started = performance.now();
  process.stdout.write("  … installing packages (the first time takes a minute or two)\n");
  const { code, output } = await run();
  if (code !== 0) {
    process.stderr.write(
      `${output}\nThe packages could not be installed; npm's own words are above. Nothing else was changed.\n` +
        "Check the network connection (or your npm registry setting) and run the same command again.\n",
    );
    process.exit(1);
  }
  process.stdout.write(`  ✓ packages installed (${seconds(started)})\n`);
}

/** npm notes what it installed, at the very end: after an interruption that note is missing. */
function isInstalled() {
  const note = join(REPOSITORY, "node_modules/.package-lock.json");
  if (!existsSync(note)) return false;
  const wanted = readPackages(join(REPOSITORY, "package-lock.json"));
  const found = readPackages(note);
  return Object.entries(wanted).every(
    ([path, entry]) => path === "" || entry.optional === true || found[path]?.version === entry.version,
  );
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
  } catch {
    return {};
  }
}

function run() {
  const npm = process.env.npm_execpath;
  const [command, before] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
  const child = spawn(command, [...before, "ci", "--include=dev", "--no-audit", "--no-fund"], {
    cwd: REPOSITORY,
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32" && command === "npm",
  });
  const stop = () => {
    process.stdout.write("\nStopped while installing. Run the same command again to go on.\n");
    process.exit(130);
  };
  process.once("SIGINT", stop);
  let output = "";
  const collect = (data) => {
    output = (output + data).slice(-8000);
  };
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  const ticker = setInterval(() => process.stdout.write("  … still installing\n"), 20_000);
  return new Promise((resolve) => {
    const done = (code, text) => {
      clearInterval(ticker);
      process.removeListener("SIGINT", stop);
      resolve({ code, output: text });
    };
    child.on("error", (error) => done(1, String(error)));
    child.on("exit", (code) => done(code ?? 1, output));
  });
}

function seconds(started) {
  return `${((performance.now() - started) / 1000).toFixed(1)} s`;
}
