import { defineConfig } from "vitest/config";

/** Measures memory, so it runs alone and with a bounded heap. */
const LARGE_IMPORT = "test/integration/import/fifty-thousand.test.ts";

export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  test: {
    pool: "forks",
    projects: [
      {
        extends: true,
        // A thousand random cases on a busy machine take their time; nothing here waits for anything.
        test: { name: "unit", include: ["test/unit/**/*.test.ts"], testTimeout: 60_000, sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["test/integration/**/*.test.ts"],
          exclude: [LARGE_IMPORT],
          hookTimeout: 120_000,
          testTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: "integration-memory",
          include: [LARGE_IMPORT],
          hookTimeout: 120_000,
          // Without a limit the heap grows as far as the machine allows before it is swept, and says nothing about need.
          execArgv: ["--max-old-space-size=256"],
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
