// `npm start`: from a fresh clone to a running installation. Needs nothing but Node.js, and may be interrupted at any
// moment and run again. `npm run dev` is the same with live reloading.
import { checkNode, installPackages, REPOSITORY } from "./start/install.mjs";

process.chdir(REPOSITORY);
checkNode();
const development = process.argv.includes("--dev");
process.stdout.write(
  `\nPacesetter ${development ? "for development " : ""}is starting. Ctrl-C stops it at any moment.\n\n`,
);
await installPackages();

// Only now is there anything that understands TypeScript.
const { register } = await import("tsx/esm/api");
register();
const { start } = await import("./start/main.ts");
await start({ development });
