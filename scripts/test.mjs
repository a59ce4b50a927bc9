// `npm test`: every check of the repository, from a fresh clone, with nothing but Node.js. The last line of the output
// is the sum: "N passed, N failed".
import { checkNode, installPackages, REPOSITORY } from "./start/install.mjs";

process.chdir(REPOSITORY);
checkNode();
await installPackages();

const { register } = await import("tsx/esm/api");
register();
const { testEverything } = await import("./test/main.ts");
process.exitCode = await testEverything();
