import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { signInAs } from "./sign-in.ts";

test("a planner sees each role now and later, opens what a shortfall is made of, and goes on to the skills missing", async ({
  page,
}) => {
  await signInAs(page, "planner");
  await page.goto("/planning/roles");
  const table = page.getByRole("table", { name: /Roles now against/ });
  await expect(table.getByRole("img", { name: /, now: .*\d+ / }).first()).toBeVisible();
  await expect(table.getByRole("img", { name: /, in 2–3 years: / }).first()).toBeVisible();
  const first = table.getByRole("row").nth(1);
  const role = (await first.getByRole("rowheader").innerText()).trim();
  await first.getByRole("cell").last().getByRole("link").click();
  const opened = page.getByRole("region", { name: `${role}: what the numbers are made of` });
  await expect(opened.getByText(/^Shortfall/)).toBeVisible();
  await expect(opened.getByRole("table", { name: "AI use cases that need this role" })).toBeVisible();
  await opened.getByRole("link", { name: /skills are missing/ }).click();
  await expect(page).toHaveURL(/\/heatmap\?.*held=/);
  await expect(page.locator('a[href^="/people/"]')).toHaveCount(0);
});

test("the order and the site are in the address", async ({ page }) => {
  await signInAs(page, "planner");
  await page.goto("/planning/roles");
  await page.getByRole("columnheader", { name: /^Role/ }).getByRole("link").click();
  await expect(page).toHaveURL(/sort=name/);
  const heads = page.getByRole("table").first().getByRole("rowheader");
  // The address changes a moment before the rows do.
  await expect(async () => {
    const names = await heads.allInnerTexts();
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, "en")));
  }).toPass();
  const site = page.getByLabel("Site");
  const second = await site.locator("option").nth(1).getAttribute("value");
  await site.selectOption(second ?? "");
  await expect(page).toHaveURL(new RegExp(`site=${second ?? ""}`));
  await expect(page).toHaveURL(/sort=name/);
  await page.reload();
  await expect(page.getByLabel("Site")).toHaveValue(second ?? "");
});

for (const width of [390, 1440]) {
  test(`has no serious accessibility problem and does not scroll sideways at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await signInAs(page, "planner");
    await page.goto("/planning/roles?open=operator");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => ["serious", "critical"].includes(impact ?? ""));
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
  });
}
