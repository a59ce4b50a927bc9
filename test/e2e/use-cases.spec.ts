import { expect, test } from "@playwright/test";
import { violations } from "./axe.ts";
import { signInAs } from "./sign-in.ts";

test("a planner adds a use case, is refused 'scaled' without a target, and finds it in the portfolio (J-H5)", async ({
  page,
}) => {
  const code = `UC-${Date.now() % 1_000_000}`;
  await signInAs(page, "planner");
  await page.goto("/use-cases/new");
  await page.getByLabel("Code").fill(code);
  await page.getByLabel("Name", { exact: true }).fill("Leak search by sound");
  await page.getByRole("textbox", { name: "Problem" }).fill("Compressed air leaks are found once a year by hand");
  await page.getByLabel("Data it works on").selectOption("process-confidential");
  await page.getByLabel("Measure of success").fill("Lost air");
  await page.getByLabel("Today").fill("14");
  await page.getByLabel("Value per year").fill("90000");
  await page.getByLabel("Role 1").selectOption("operator");
  await page
    .getByRole("textbox", { name: /^Heads/ })
    .first()
    .fill("5");
  await page.getByRole("button", { name: "Add the use case" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Leak search by sound" })).toBeVisible();
  await expect(page.getByText("Stays in the building")).toBeVisible();
  const needed = page
    .getByRole("table", { name: /Heads needed by role/ })
    .getByRole("row")
    .nth(1);
  await expect(needed).toContainText("5");

  await page.getByLabel("State").selectOption("scaled");
  await page.getByLabel("Reason").fill("looks good");
  await page.getByRole("button", { name: "Move" }).click();
  await expect(page.getByText(/It stays where it is.*a target for the measure/)).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await page.goto("/use-cases");
  await expect(page.getByRole("link", { name: new RegExp(`^${code} Leak search by sound, Idea`) })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await violations(page)).toEqual([]);
});

test("what was typed stays when a field of a use case is refused", async ({ page }) => {
  await signInAs(page, "planner");
  await page.goto("/use-cases/new");
  await page.getByLabel("Code").fill("UC-X1");
  await page.getByLabel("Name", { exact: true }).fill("Kept words");
  await page.getByRole("textbox", { name: "Problem" }).fill("Kept too");
  await page.getByLabel("Value per year").fill("plenty");
  await page.getByLabel("IT owner").fill("Nobody Atall");
  await page.getByRole("button", { name: "Add the use case" }).click();
  await expect(page.getByRole("alert").getByRole("link", { name: /zero or more/ })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Problem" })).toHaveValue("Kept too");
  await page.getByLabel("Value per year").fill("100");
  await page.getByRole("button", { name: "Add the use case" }).click();
  await expect(page.getByRole("alert")).toContainText("Nobody who works here");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Kept words");
});
