import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { freePort } from "./database/address.ts";
import { migrate, readMigrations } from "./database/migrations.ts";
import { startEmbeddedDatabase } from "./database/supervise.ts";
import { buildPages } from "./start/build.ts";
import { findBrowser } from "./test/browser.ts";

// Measures the pages that carry much data, in a real browser on a throw-away company: `npx tsx scripts/measure-pages.ts
// [people]`. Prints JSON. A database of its own; needs a Chromium (scripts/test/browser.ts).

const people = Number(process.argv[2] ?? 2000);
const folder = await mkdtemp(join(tmpdir(), "pacesetter-measure-"));
const database = await startEmbeddedDatabase(folder);
const port = await freePort();
Object.assign(process.env, {
  DATABASE_URL: database.url,
  SESSION_SECRET: randomBytes(32).toString("hex"),
  AUDIT_KEY: randomBytes(32).toString("hex"),
  LOG_LEVEL: "warn",
  NODE_ENV: "production",
  PORT: String(port),
});
let server: ChildProcess | undefined;
try {
  await migrate(database.url, await readMigrations());
  await buildPages();
  const { makeCompany } = await import("./measure/make-company.ts");
  const { closeDatabase } = await import("#app/data/db.server.ts");
  const company = await makeCompany(people, "measure-pages");
  await closeDatabase();
  server = await serve();
  const { token, ...facts } = company;
  const measured = await measure(`http://127.0.0.1:${port}`, token);
  process.stdout.write(`${JSON.stringify({ company: facts, ...measured }, null, 2)}\n`);
} finally {
  server?.kill();
  await database.stop();
  await rm(folder, { recursive: true, force: true });
}

function serve(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/serve.ts"], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  return new Promise((resolve, reject) => {
    child.once("message", () => {
      resolve(child);
    });
    child.once("exit", (code) => {
      reject(new Error(`the server ended with ${String(code)}`));
    });
  });
}

async function measure(base: string, token: string) {
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addCookies([{ name: "session", value: token, url: base }]);
    const page = await context.newPage();
    await page.goto(`${base}/heatmap`);
    const heatmapPeople = await loadTimes(page, `${base}/heatmap?rows=people`);
    const sortMs = await sortTimes(page);
    const scroll = await scrollFrames(page);
    const heatmapTeams = await loadTimes(page, `${base}/heatmap`);
    const planningRoles = await loadTimes(page, `${base}/planning/roles`);
    return { heatmapPeople, sortMs, scroll, heatmapTeams, planningRoles };
  } finally {
    await browser.close();
  }
}

/** Best and middle of five loads: server answer, first paint and bytes over the wire. */
async function loadTimes(page: Page, url: string) {
  const runs = [];
  for (let run = 0; run < 5; run++) {
    await page.goto(url, { waitUntil: "load" });
    runs.push(
      await page.evaluate(async () => {
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
        const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
        const paint = performance.getEntriesByName("first-contentful-paint")[0];
        return {
          answerMs: Math.round(navigation?.responseStart ?? -1),
          firstPaintMs: Math.round(paint?.startTime ?? -1),
          loadedMs: Math.round(navigation?.loadEventEnd ?? -1),
          wireKb: Math.round((navigation?.encodedBodySize ?? 0) / 1000),
          documentKb: Math.round((navigation?.decodedBodySize ?? 0) / 1000),
        };
      }),
    );
  }
  runs.sort((left, right) => left.firstPaintMs - right.firstPaintMs);
  return { best: runs[0], median: runs[2] };
}

/**
 * From the press on a column's head to the frame that shows the new order, for ten columns; `cpu` is what the page's own
 * thread worked for one of them, which other programs on the machine disturb least.
 */
async function sortTimes(page: Page) {
  await page.waitForTimeout(500);
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const busySeconds = async (): Promise<number> => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find((metric) => metric.name === "TaskDuration")?.value ?? 0;
  };
  const before = await busySeconds();
  const times = await page.evaluate(async () => {
    const measured: number[] = [];
    for (let column = 0; column < 10; column++) {
      const link = document.querySelectorAll<HTMLElement>("th.hl > a")[column * 3];
      const started = performance.now();
      link?.click();
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
      measured.push(performance.now() - started);
    }
    return measured.sort((left, right) => left - right);
  });
  const cpu = Math.round(((await busySeconds()) - before) * 100);
  return { median: Math.round(times[5] ?? -1), worst: Math.round(times[9] ?? -1), cpu };
}

/** A long scroll of 240 frames: how many took longer than two frames of 60 per second, and the longest. */
function scrollFrames(page: Page) {
  return page.evaluate(async () => {
    const scroller = document.querySelector(".heatmap-scroll");
    const frames: number[] = [];
    let before = performance.now();
    for (let frame = 0; frame < 240; frame++) {
      if (scroller !== null) scroller.scrollTop += 120;
      await new Promise((resolve) => requestAnimationFrame(resolve));
      frames.push(performance.now() - before);
      before = performance.now();
    }
    return {
      frames: frames.length,
      over33ms: frames.filter((ms) => ms > 33.4).length,
      worstMs: Math.round(Math.max(...frames)),
    };
  });
}
