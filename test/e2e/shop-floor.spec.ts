import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, expect, test, type Page } from "@playwright/test";
import { violations } from "./axe.ts";
import { answerAndWait, answerByKeyboard, isCase, questionNumber, startCheck } from "./check-taker.ts";
import { demoBadge, signInAs } from "./sign-in.ts";

// Where people have no e-mail, no desk and often no network.

const TABLET = { width: 360, height: 780 };

/** Presses Tab until the control with this name has the focus. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press("Tab");
    const label = await page.evaluate(() => {
      const element = document.activeElement;
      const labels = element instanceof HTMLSelectElement ? [...element.labels] : [];
      return [...labels, element].map((one) => one?.textContent ?? "").find((text) => text !== "") ?? "";
    });
    if (typeof name === "string" ? label.trim() === name : name.test(label)) return;
  }
  throw new Error(`the keyboard did not reach ${String(name)}`);
}

async function fitsAndIsAccessible(page: Page): Promise<void> {
  await expect(page.getByLabel(/e-mail/i)).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(TABLET.width);
  expect(await violations(page)).toEqual([]);
}

async function signInAtTheKiosk(page: Page, title: string): Promise<void> {
  const { badge, pin } = await demoBadge(page, title);
  await page.goto(`/badge?badge=${badge}`);
  await page.getByLabel("PIN").fill(pin);
  await page.keyboard.press("Enter");
  await expect(page).not.toHaveURL(/badge/);
  if (page.url().includes("/welcome")) await page.getByRole("button", { name: "Continue" }).click();
}

test("a first visit by badge code: PIN, notice, role and what is not measured, by keyboard at 360 px", async ({
  page,
}) => {
  await page.setViewportSize(TABLET);
  const { badge, pin } = await demoBadge(page, "nothing measured yet");
  await page.goto(`/badge?org=arvenhall&badge=${badge}`);
  await expect(page.getByLabel("Badge number")).toHaveValue(badge);
  await expect(page.getByLabel("PIN")).toBeFocused();
  await fitsAndIsAccessible(page);
  await page.keyboard.type(pin);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/welcome|kiosk/);
  // a second run finds the notice read; it can be read again at any time
  if (!page.url().includes("/welcome")) await page.goto("/welcome");
  await expect(page.getByRole("heading", { name: "What is recorded about you" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Who sees it" })).toBeVisible();
  await fitsAndIsAccessible(page);
  await tabTo(page, "Continue");
  await page.keyboard.press("Enter");

  await expect(page.getByRole("heading", { level: 1, name: "My role" })).toBeVisible();
  for (const fact of ["Current role", "Unit", "Station"])
    await expect(page.getByText(fact, { exact: true })).toBeVisible();
  await tabTo(page, /^Target role/);
  await page.keyboard.type("Vision and");
  const card = page.getByRole("region", { name: "Vision and quality engineer" });
  await expect(card.getByRole("heading", { name: "Why this role exists" })).toBeVisible();
  await expect(card.getByRole("heading", { name: /^Tasks/ })).toBeVisible();
  expect(await card.getByRole("listitem").count()).toBeGreaterThan(1);
  await fitsAndIsAccessible(page);
  await tabTo(page, "Confirm and see my readiness");
  await page.keyboard.press("Enter");

  await expect(page.getByRole("heading", { level: 1, name: "My readiness" })).toBeVisible();
  await expect(page.getByText("Ready: not enough evidence")).toBeVisible();
  expect(await page.getByRole("table").getByRole("row").count()).toBeGreaterThan(5);
  await expect(page.getByRole("img", { name: /: not measured; needs/ }).first()).toBeVisible();
  await expect(page.getByText(/\b0 %/)).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Rate myself" })).toBeVisible();
  await fitsAndIsAccessible(page);
});

test("a scanner that types the badge's address goes on to the PIN", async ({ page }) => {
  const { badge, pin } = await demoBadge(page, "Operator, car-parts plant");
  await page.goto("/badge");
  await expect(page.getByLabel("Badge number")).toBeFocused();
  await page.keyboard.type(`https://tablets.example/badge?org=arvenhall&badge=${badge}`);
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Badge number")).toHaveValue(badge);
  await expect(page.getByLabel("PIN")).toBeFocused();
  await page.keyboard.type(pin);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/kiosk|welcome/);
});

test("an untouched kiosk warns once, signs out after a minute, and the check goes on at the next sign-in", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.setViewportSize(TABLET);
  await signInAtTheKiosk(page, "Operator, car-parts plant");
  await page.goto("/kiosk");
  await expect(page.getByRole("main").getByRole("link")).toHaveCount(3);
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await fitsAndIsAccessible(page);
  await startCheck(page, "ai-literacy.human-oversight");
  await answerAndWait(page);
  const reached = await questionNumber(page);

  await page.clock.install();
  await page.goto("/kiosk");
  await expect(page.getByRole("banner").getByText(/\d+ s$/)).toBeVisible();
  await page.clock.fastForward(41_000);
  const warning = page.getByRole("alertdialog", { name: "Are you still there?" });
  await expect(warning).toBeVisible();
  await expect(warning.getByRole("button", { name: "Stay signed in" })).toBeFocused();
  expect(await violations(page)).toEqual([]);
  // what is read out does not count along
  const spoken = () => page.locator("[role=status], [aria-live]").allInnerTexts();
  const told = [await warning.getAttribute("aria-describedby"), ...(await spoken())];
  await page.clock.runFor(3_000);
  expect([await warning.getAttribute("aria-describedby"), ...(await spoken())]).toEqual(told);
  await expect(warning).toHaveAccessibleDescription(/^You are signed out in 20 seconds/);
  const alive = page.waitForResponse((response) => response.url().endsWith("/kiosk/alive"));
  await page.keyboard.press("Enter");
  await expect(warning).toBeHidden();
  expect((await alive).status()).toBe(200);

  const [cookie] = (await page.context().cookies()).filter(({ name }) => name === "session");
  await page.clock.fastForward(61_000);
  await expect(page).toHaveURL(/\/badge\?left=idle/);
  await expect(page.getByText("Signed out, because nobody touched this device for a minute")).toBeVisible();
  // a copy of the cookie opens nothing either
  await page.context().addCookies(cookie === undefined ? [] : [cookie]);
  expect((await page.request.get("/kiosk")).url()).toMatch(/sign-in|badge/);
  await page.context().clearCookies({ name: "session" });

  await signInAtTheKiosk(page, "Operator, car-parts plant");
  await page.goto("/kiosk");
  await page.getByRole("link", { name: /Go on with my check/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`Question ${String(reached)} `);
});

test("whoever scans a badge while somebody is signed in does not become the other", async ({ page }) => {
  await signInAtTheKiosk(page, "Operator, car-parts plant");
  await page.goto("/badge?badge=another");
  await expect(page.getByRole("heading", { name: "Somebody is signed in here" })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Sign out and use my badge" }).click();
  await expect(page.getByLabel("Badge number")).toHaveValue("another");
});

test("a check goes on over reloads without a connection, and every answer arrives exactly once", async ({
  page,
  context,
}) => {
  test.setTimeout(180_000);
  const delivered: number[] = [];
  await signInAs(page, "lead");
  await startCheck(page, "ai-literacy.output-judgement");
  await expect(page.getByText("Goes on without a connection on this device")).toBeVisible({ timeout: 20_000 });
  await answerAndWait(page);
  while (await isCase(page)) await answerAndWait(page);
  const cutAt = await questionNumber(page);
  page.on("response", (response) => {
    if (response.url().endsWith("/answers")) delivered.push(response.status());
  });

  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`Question ${String(cutAt)} `);
  await answerByKeyboard(page);
  await expect(page.getByText("Saved on this device: 1 answer.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Saved on this device: 1 answer.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`Question ${String(cutAt + 1)} `);
  await expect(page.getByRole("banner").getByText("1 waiting")).toBeVisible();

  await page.goto("/heatmap");
  await expect(page.getByRole("heading", { level: 1, name: "No connection" })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("link", { name: /^Check: / }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`Question ${String(cutAt + 1)} `);
  expect(delivered).toEqual([]);

  await context.setOffline(false);
  await expect(page.getByText("Synced")).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole("banner").getByText("All sent")).toBeVisible();
  expect(delivered).toEqual([200]);
  await page.reload();
  expect(await questionNumber(page)).toBe(cutAt + 1);
  let last = 0;
  for (let guard = 0; guard < 60 && !page.url().includes("/result"); guard += 1) {
    last = await questionNumber(page);
    await answerAndWait(page);
  }
  await expect(page.getByText("Your level", { exact: true })).toBeVisible();
  const rows = await page.getByRole("table", { name: "All answers of this check" }).getByRole("row").count();
  expect(rows - 1).toBe(last);

  const over = page.url().replace(/\/result$/, "");
  await context.setOffline(true);
  await page.goto(over);
  await expect(page.getByRole("heading", { level: 1, name: "No connection" })).toBeVisible();
  await context.setOffline(false);
});

test("what waits on a device is listed, sent on request, and discarded after one question", async ({ page }) => {
  await signInAtTheKiosk(page, "Crane technician, port");
  await startCheck(page, "ai-literacy.concepts");
  await page.route("**/answers", (route) => route.abort());
  await answerByKeyboard(page);
  await expect(page.getByText(/Saved on this device: 1 answer/)).toBeVisible();
  await page.getByRole("link", { name: /what waits on this device/ }).click();
  const line = page.getByRole("listitem").filter({ hasText: "1 answer of a check" });
  await expect(line.getByText("Waiting for the connection")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await line.getByRole("button", { name: "Discard" }).click();
  await expect(line.getByRole("button", { name: "Keep it" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.unroute("**/answers");
  await page.getByRole("button", { name: "Send now" }).click();
  await expect(page.getByText("Nothing waits on this device")).toBeVisible();

  await startCheck(page, "ai-literacy.concepts");
  await page.route("**/answers", (route) => route.abort());
  await answerByKeyboard(page);
  await page.getByRole("link", { name: /1 waiting/ }).click();
  await page.getByRole("button", { name: "Discard" }).click();
  await page.getByRole("button", { name: "Discard for good" }).click();
  await expect(page.getByText("Nothing waits on this device")).toBeVisible();
});

test("badges are printed with a code for each person, and only the badge page may ask for the camera", async ({
  page,
}) => {
  await signInAs(page, "lead");
  await page.goto("/admin/access/badges");
  await page.getByRole("button", { name: "Show its people" }).click();
  await expect(page.getByRole("checkbox").first()).toBeChecked();
  const people = await page.getByRole("checkbox").count();
  await page.getByRole("button", { name: "Make the badges" }).click();
  await expect(page.getByRole("img", { name: /^Code of badge/ })).toHaveCount(people);
  expect(await violations(page)).toEqual([]);
  const cameraOf = async (path: string) =>
    /camera=([^,]+)/.exec((await page.request.get(path)).headers()["permissions-policy"] ?? "")?.[1];
  expect(await cameraOf("/admin/access/badges")).toBe("()");
  await page.context().clearCookies();
  expect([await cameraOf("/badge"), await cameraOf("/sign-in")]).toEqual(["(self)", "()"]);
});

test("the product can be installed", async ({ baseURL }) => {
  const { launchOptions } = test.info().project.use;
  const profile = mkdtempSync(join(tmpdir(), "pacesetter-install-"));
  // an ordinary window: a private one can install nothing
  const context = await chromium.launchPersistentContext(profile, { ...launchOptions });
  const page = await context.newPage();
  await page.goto(`${baseURL ?? ""}/badge`);
  const session = await context.newCDPSession(page);
  const { errors, data } = await session.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  expect(JSON.parse(data ?? "{}")).toMatchObject({ id: "/", start_url: "/", display: "standalone" });
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  expect(installabilityErrors).toEqual([]);
  await context.close();
});
