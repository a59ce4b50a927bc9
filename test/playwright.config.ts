import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import { findBrowser } from "../scripts/test/browser.ts";

// The whole product as people get it: `npm start` on an empty folder, with the demo company.

const root = fileURLToPath(new URL("..", import.meta.url));
const port = process.env["E2E_PORT"] ?? "3100";
// Workers read this file too; the folder is made once, by the process that starts the server.
const data = (process.env["E2E_DATA"] ??= mkdtempSync(join(tmpdir(), "pacesetter-e2e-")));
const browser = findBrowser();

export default defineConfig({
  testDir: "./e2e",
  outputDir: "../test-results",
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  // Once more on a busy machine; what passes only then is counted as flaky in the report.
  retries: 1,
  forbidOnly: true,
  use: {
    baseURL: `http://localhost:${port}`,
    trace: "retain-on-failure",
    launchOptions: {
      ...(browser === undefined ? {} : { executablePath: browser }),
      args: [
        ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"],
        ...["--disable-background-networking", "--disable-component-update"],
      ],
    },
  },
  webServer: {
    command: "node scripts/start.mjs",
    cwd: root,
    url: `http://localhost:${port}/api/health`,
    timeout: 180_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
    stdout: "pipe",
    env: { PORT: port, PACESETTER_DATA: data },
  },
});
