// The thread that solves: `planInWorker` starts it. Only with this is there anything that understands TypeScript.
import { register } from "tsx/esm/api";

register();
await import("./serve-solver.server.ts");
