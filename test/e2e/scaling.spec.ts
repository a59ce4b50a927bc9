import { expect, test } from "@playwright/test";
import { violations } from "./axe.ts";
import { signInAs } from "./sign-in.ts";

test("a planner sees where each site stands, opens what a score is made of, enters a reading and takes an action on (J-H1)", async ({
  page,
}) => {
  await signInAs(page, "planner");
  await page.goto("/scaling");
  const matrix = page.getByRole("table", { name: /Readiness of each site/ });
  await expect(matrix.getByRole("rowheader", { name: "Osterhaven Container Terminal" })).toBeVisible();
  await expect(matrix.getByRole("img", { name: /Lowest dimension of/ }).first()).toBeVisible();
  await matrix.getByRole("link", { name: "Lindmoor Car Parts Plant" }).click();
  const workforce = page.getByRole("table", { name: "Indicators of Workforce" });
  await expect(workforce.getByRole("link", { name: "Heatmap" }).first()).toBeVisible();
  await expect(page.getByRole("table", { name: "Indicators of Security" })).toContainText(/no owner|,/);

  await page.getByLabel("Indicator").selectOption("inventory");
  await page.getByLabel("Value").fill("12");
  await page.getByLabel("Evidence").fill("Passive scan");
  await page.getByRole("button", { name: "Add the reading" }).click();
  await expect(page.getByText("The reading was added")).toBeVisible();
  const security = page.getByRole("region", { name: "Security" });
  await expect(security.getByRole("row", { name: /Assets on record/ })).toContainText("12 %");
  await expect(security.getByText("Low").first()).toBeVisible();
  await page.getByRole("button", { name: "Take on" }).first().click();
  await expect(page.getByText("The action was taken on.")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
