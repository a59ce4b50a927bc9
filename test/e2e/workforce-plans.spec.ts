import { readFile } from "node:fs/promises";
import { expect, test, type Page } from "@playwright/test";
import { violations } from "./axe.ts";
import { signInAs } from "./sign-in.ts";

async function isReadable(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** The site of the demo with the most operators. */
async function openGap(page: Page, more = ""): Promise<void> {
  await page.goto("/plans/new");
  const site = await page.getByLabel("Site").locator("option", { hasText: "Lindmoor" }).getAttribute("value");
  await page.goto(`/plans/new?role=operator&site=${site ?? ""}&gap=18${more}`);
}

test("a gap of 18 is filled from four ways whose heads sum to it; a plan is decided, its requisitions are a file, its people are asked (J-H3)", async ({
  page,
  browser,
}) => {
  await signInAs(page, "planner");
  await openGap(page);
  const options = page.getByRole("table", { name: /Ways to fill the gap of 18/ });
  await expect(options.getByRole("row")).toHaveCount(5);
  await expect(page.getByRole("img", { name: /^Of 18: / })).toBeVisible();
  await isReadable(page);

  // learning so dear that hiring takes over: the mix follows without a button
  const buy = page.getByLabel("Buy", { exact: true });
  const before = await buy.inputValue();
  await page.getByLabel("Cost of an hour of learning").fill("1000");
  await page.getByLabel("Cost of a hire", { exact: true }).fill("100");
  await page.getByLabel("Weeks to fill a post").fill("6");
  await expect(buy).not.toHaveValue(before);
  const heads = ["Build", "Buy", "Borrow", "Redeploy", "Left open"];
  const values = await Promise.all(heads.map((name) => page.getByLabel(name, { exact: true }).inputValue()));
  expect(values.reduce((sum, value) => sum + Number(value), 0)).toBe(18);

  await openGap(page, "&borrowMost=0");
  for (const [name, value] of [
    ["Build", "12"],
    ["Buy", "6"],
    ["Redeploy", "0"],
    ["Left open", "0"],
  ] as const)
    await page.getByLabel(name, { exact: true }).fill(value);
  await page.getByLabel("Why this way").fill("Line 4 needs them by summer");
  await page.getByRole("button", { name: "Decide" }).click();
  const decided = page.getByRole("table", { name: /Heads as decided and as recommended/ });
  await expect(decided.getByRole("row", { name: /Build/ })).toContainText("12");
  await expect(page.getByRole("table", { name: "Assumptions of the plan" })).toContainText("Cost of a hire");
  await expect(page.getByRole("table", { name: "Why actual and plan differ" })).toBeVisible();
  await expect(page.getByText("Names are open to those who read people")).toBeVisible();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Requisitions as CSV" }).click(),
  ]);
  expect(await readFile(await file.path(), "utf8")).toMatch(/,hire,20\d\d-Q[1-4],6\r\n$/);
  await isReadable(page);

  // who may ask people finds the plan as a request
  const other = await (await browser.newContext()).newPage();
  await signInAs(other, "learning");
  await other.goto("/plans");
  await other.getByRole("link", { name: "Open", exact: true }).first().click();
  await other.getByRole("button", { name: "Ask them to learn" }).click();
  await expect(other.getByRole("status").filter({ hasText: "asked to learn" })).toBeVisible();
  await expect(other.getByRole("table", { name: "People of the plan who are to learn" })).toContainText("Learning");
  await other.context().close();
});

test("an earlier go-live is less safe; three scenarios stand side by side and are kept by their address (J-H4)", async ({
  page,
}) => {
  await signInAs(page, "planner");
  await page.goto("/what-if");
  const option = page.getByLabel("AI use case and site").locator("option", { hasText: "UC-02" });
  await page.goto(`/what-if?useCase=${(await option.getAttribute("value")) ?? ""}`);
  await expect(page.getByRole("heading", { name: "Stations below crew" })).toBeVisible();
  await expect(page.getByRole("table", { name: /Stations and the heads they lack/ })).toContainText("4.1");
  await expect(page.getByRole("img", { name: /needed, .* ready at go-live/ }).first()).toBeVisible();
  await expect(page.getByText("Earliest safe go-live")).toBeVisible();
  await isReadable(page);
  await page.getByText("The same in numbers").click();
  await expect(page.getByRole("table", { name: /Ready people by week and role/ })).toBeVisible();

  const chance = async (): Promise<number> => {
    const figure = page.locator("dl > div", { hasText: "Chance that everybody is ready at go-live" });
    return Number(/\d+/.exec(await figure.innerText())?.[0]);
  };
  const planned = await chance();
  const day = page.getByLabel("Go-live", { exact: true });
  const planning = await day.inputValue();
  const soon = new Date(Date.parse(planning) - 61 * 86_400_000).toISOString().slice(0, 10);
  await day.fill(soon);
  await expect(page).toHaveURL(new RegExp(`goLive=${soon}`));
  await expect(page.getByRole("table", { name: /Stations and the heads they lack/ })).not.toContainText(planning);
  expect(await chance()).toBeLessThanOrEqual(planned);

  const answered = page.waitForResponse((response) => response.url().includes("hours=8"));
  const started = Date.now();
  await page.getByLabel("Hours a week").fill("8");
  await answered;
  await expect(page.getByText("8.0 hours of learning")).toBeVisible();
  expect(Date.now() - started).toBeLessThan(3_000);

  const name = `Fast ${Date.now()}`;
  await page.getByLabel("Name of the scenario").fill(name);
  await page.getByRole("button", { name: "Save the scenario" }).click();
  await expect(page.getByText(`"${name}" was saved.`)).toBeVisible();
  const address = page.url();
  const figures = await page.getByRole("region", { name: "Answer" }).innerText();
  await page.goto(address);
  expect(await page.getByRole("region", { name: "Answer" }).innerText()).toBe(figures);

  await page.getByLabel("Hours a week").fill("1");
  await expect(page.getByText("1.0 hours of learning")).toBeVisible();
  await page.getByRole("checkbox", { name }).check();
  await page.getByRole("button", { name: "Compare" }).click();
  const beside = page.getByRole("table", { name: "Scenarios side by side" });
  await expect(beside.getByRole("columnheader")).toHaveCount(3);
  await expect(beside.getByRole("row", { name: /Hours a week/ })).toContainText("8.0");
  await isReadable(page);
});

test("from a shrinking role the nearest targets come first, and a programme within a budget is decided (J-H6)", async ({
  page,
}) => {
  await signInAs(page, "planner");
  await page.goto("/redeploy?role=operator&reach=400");
  const targets = page.getByRole("table", { name: /Target roles by median hours/ });
  await expect(targets.getByRole("row").nth(3)).toBeVisible();
  const cells = await targets.getByRole("row").locator("td:nth-child(3)").allInnerTexts();
  const hours = cells.map((text) => Number.parseFloat(text.replaceAll(",", ""))).filter(Number.isFinite);
  expect(hours).toEqual(hours.toSorted((left, right) => left - right));
  await isReadable(page);
  const boxes = targets.getByRole("checkbox", { disabled: false });
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.getByLabel("Budget").fill("30000");
  await page.getByRole("button", { name: "Compute" }).click();
  await expect(page.getByRole("table", { name: /Posts per target role/ }).getByRole("row")).toHaveCount(3);
  await expect(page.getByRole("table", { name: "Chosen by shift" })).toBeVisible();
  await expect(page.getByText("Names are open to those who read people")).toBeVisible();
  await page.getByLabel("Why this way").fill("The press shop closes a line");
  await page.getByRole("button", { name: "Decide" }).click();
  await expect(page.getByRole("table", { name: "Chosen by site" })).toBeVisible();
  await isReadable(page);
});
