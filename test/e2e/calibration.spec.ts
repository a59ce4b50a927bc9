import { expect, test } from "@playwright/test";
import { violations } from "./axe.ts";
import { signInAs } from "./sign-in.ts";

test("a planner has the calibration computed, and the page says first what is a simulation", async ({ page }) => {
  await signInAs(page, "planner");
  await page.getByRole("link", { name: "Calibration" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Calibration" })).toBeVisible();
  await page.getByRole("button", { name: "Compute now" }).click();
  await expect(page).toHaveURL(/asked=/);
  const simulation = page.getByRole("region", { name: "Simulation with known truth" });
  const says = simulation.getByText(/This is a simulation: none of these people exists/);
  await expect(says).toBeVisible({ timeout: 45_000 });
  await expect(page.getByText("Being computed. It usually takes a few seconds.")).toHaveCount(0, { timeout: 45_000 });
  await expect(simulation.getByRole("img")).toHaveCount(2);
  const rows = simulation.getByRole("region", { name: "Evidence as the model assumes it" }).getByRole("row");
  expect(await rows.count()).toBeGreaterThan(5);
  await expect(page.getByText("These people are invented")).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test("an operator reads the page on a phone and can start nothing", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signInAs(page, "grid");
  await page.goto("/calibration");
  await expect(page.getByRole("heading", { level: 1, name: "Calibration" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Compute now" })).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
