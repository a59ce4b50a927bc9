import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { signInAs } from "./sign-in.ts";

async function openHeatmap(page: Page, query: string): Promise<void> {
  await page.goto(`/heatmap?${query}`);
  await expect(page.getByRole("grid")).toBeVisible();
  await page.waitForLoadState("networkidle");
}

const names = (page: Page) => page.getByRole("grid").locator("tbody").getByRole("rowheader");

async function seriousProblems(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => ["serious", "critical"].includes(impact ?? ""))
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
}

test("a manager sorts by a skill, sends the link, and the link shows the same order", async ({ page }) => {
  await signInAs(page, "learning");
  await openHeatmap(page, "rows=people&value=chance");
  const before = await names(page).allInnerTexts();
  const head = page.getByRole("columnheader", { name: /How industrial AI works/ });
  await head.getByRole("link").click();
  await expect(head).toHaveAttribute("aria-sort", "ascending");
  const sorted = await names(page).allInnerTexts();
  expect(sorted).not.toEqual(before);
  expect(page.url()).toContain("sort=ai-literacy.concepts");
  await page.goto(page.url());
  await expect(names(page).first()).toHaveText(sorted[0] ?? "");
  expect((await names(page).allInnerTexts()).slice(0, 20)).toEqual(sorted.slice(0, 20));
});

test("the arrow keys move between the cells, Enter opens one, and the way back leads to the same view", async ({
  page,
}) => {
  await signInAs(page, "learning");
  await openHeatmap(page, "rows=people&value=level&group=ai-literacy");
  await names(page).first().getByRole("link").focus();
  for (let step = 0; step < 3; step++) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  const focused = page.locator(":focus");
  const cell = await focused.evaluate((element) => element.closest("td")?.cellIndex ?? -1);
  const row = await focused.evaluate((element) => element.closest("tr")?.getAttribute("data-row") ?? "");
  expect([cell, row]).toEqual([3, "1"]);
  await page.keyboard.press("End");
  expect(await page.locator(":focus").evaluate((element) => element.closest("td")?.className ?? "")).toContain("hr");
  await page.keyboard.press("Home");
  for (let step = 0; step < 3; step++) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/people\/[0-9a-f-]{36}\/skills\//);
  await page.goBack();
  await expect(page).toHaveURL(/rows=people&value=level&group=ai-literacy/);
  await expect(page.getByRole("grid")).toBeVisible();
});

test("Ctrl and End reach the last of many people, whose row was not drawn before", async ({ page }) => {
  await signInAs(page, "learning");
  await openHeatmap(page, "rows=people");
  const rows = Number(await page.getByRole("grid").getAttribute("aria-rowcount")) - 2;
  expect(rows).toBeGreaterThan(100);
  expect(await names(page).count()).toBeLessThan(rows);
  await names(page).first().getByRole("link").focus();
  await page.keyboard.press("Control+End");
  await expect(page.locator(`tr[data-row="${rows - 1}"] :focus`)).toBeVisible();
});

test("the legend filters: pressed, only cells in that state remain, and the address says so", async ({ page }) => {
  await signInAs(page, "learning");
  await openHeatmap(page, "rows=people&value=state");
  const all = Number(await page.getByRole("grid").getAttribute("aria-rowcount"));
  await page.getByRole("list", { name: "Show only cells that are" }).getByRole("link", { name: "Expired" }).click();
  await expect(page).toHaveURL(/state=expired/);
  expect(Number(await page.getByRole("grid").getAttribute("aria-rowcount"))).toBeLessThan(all);
  const texts = await page.locator("tbody td:not(.hm, .hr) i").allInnerTexts();
  expect(texts.length).toBeGreaterThan(0);
  expect(texts.every((text) => text.includes("expired"))).toBe(true);
});

test("a group of skills folds into one column and unfolds again", async ({ page }) => {
  await signInAs(page, "learning");
  await openHeatmap(page, "rows=teams");
  const columns = Number(await page.getByRole("grid").getAttribute("aria-colcount"));
  await page.getByRole("link", { name: /^Fold AI literacy/ }).click();
  expect(Number(await page.getByRole("grid").getAttribute("aria-colcount"))).toBeLessThan(columns);
  await page
    .getByRole("link", { name: /^Unfold AI literacy/ })
    .first()
    .click();
  expect(Number(await page.getByRole("grid").getAttribute("aria-colcount"))).toBe(columns);
});

test("a team leads to its people", async ({ page }) => {
  await signInAs(page, "learning");
  await openHeatmap(page, "rows=teams&sort=name");
  await names(page).nth(3).getByRole("link").click();
  await expect(page).toHaveURL(/rows=people.*team=/);
  await expect(page.getByRole("columnheader", { name: /Person/ })).toBeVisible();
});

test("filters work without script", async ({ browser, baseURL }) => {
  const scripted = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  await signInAs(await scripted.newPage(), "learning");
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await scripted.storageState(),
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  const page = await context.newPage();
  await page.goto("/heatmap?rows=people");
  await page.getByText("Filters", { exact: false }).first().click();
  await page.getByLabel("Skill group").selectOption({ label: "AI literacy and oversight" });
  await page.getByRole("button", { name: "Apply filters" }).click();
  await expect(page).toHaveURL(/group=ai-literacy/);
  await expect(page.getByRole("navigation", { name: "Pages of rows" })).toBeVisible();
  await page.getByRole("navigation", { name: "Pages of rows" }).getByRole("link", { name: "Next" }).click();
  await expect(page.locator('tr[data-row="40"]')).toBeVisible();
  await context.close();
  await scripted.close();
});

test("a planner sees sums of groups, no person, and no group that is too small", async ({ page }) => {
  await signInAs(page, "planner");
  await page.goto("/heatmap");
  await expect(page.getByRole("grid", { name: /^Sites by skills/ })).toBeVisible();
  await expect(page.getByText(/fewer than \d+ people are withheld/)).toBeVisible();
  await expect(page.getByRole("link", { name: "People", exact: true })).toHaveCount(0);
  await expect(page.locator('a[href^="/people/"]')).toHaveCount(0);
});

for (const theme of ["light", "dark"] as const) {
  test(`has no serious accessibility problem in ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await signInAs(page, "learning");
    await openHeatmap(page, "rows=people&value=state");
    expect(await seriousProblems(page)).toEqual([]);
    await openHeatmap(page, "rows=teams");
    expect(await seriousProblems(page)).toEqual([]);
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("the page does not scroll sideways, the grid does, and the names stay", async ({ page }) => {
    await signInAs(page, "learning");
    await openHeatmap(page, "rows=people");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const first = names(page).first();
    await first.scrollIntoViewIfNeeded();
    const before = (await first.boundingBox())?.x;
    await page.locator(".heatmap-scroll").evaluate((element) => {
      element.scrollBy(600, 0);
    });
    expect((await first.boundingBox())?.x).toBe(before);
  });
});
