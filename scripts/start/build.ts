import { say, step } from "./progress.ts";
import { runTool } from "./run-tool.ts";
import { isFresh, make, type Made } from "./stamps.ts";

const client: Made = {
  name: "database-client",
  sources: ["prisma/schema", "package-lock.json"],
  result: "app/generated/prisma/client.ts",
};

const pages: Made = {
  name: "pages",
  sources: ["app", "public", "prisma/schema", "vite.config.ts", "package-lock.json"],
  result: "build/server/index.js",
};

/** The typed database client, written from prisma/schema. */
export async function generateClient(): Promise<void> {
  if (await isFresh(client)) return;
  await step("writing the database client", "database client written", () =>
    make(client, () => runTool("Writing the database client", ["node_modules/prisma/build/index.js", "generate"])),
  );
}

/** The pages as they are served, and their scripts and styles. */
export async function buildPages(): Promise<void> {
  if (await isFresh(pages)) {
    say("  ✓ pages are built");
    return;
  }
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "production" };
  await step("building the pages", "pages built", () =>
    make(pages, () => runTool("The build", ["node_modules/@remix-run/dev/dist/cli.js", "vite:build"], env)),
  );
}
