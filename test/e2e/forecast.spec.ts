import { expect, test } from "@playwright/test";
import { violations } from "./axe.ts";
import { signInAs } from "./sign-in.ts";

test("a planner reads what a role will need, leaves a driver out, and adopts a base that stays (J-H2)", async ({
  page,
}) => {
  await signInAs(page, "planner");
  await page.goto("/forecast");
  await page.getByRole("link", { name: "Maintenance technician", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Maintenance technician" })).toBeVisible();
  const gap = page.getByRole("table", { name: "Gap of Maintenance technician by quarter" });
  await expect(gap.getByRole("row")).toHaveCount(10);
  // 50 in 80 in 95, in every row that is read out
  for (const row of (await gap.getByRole("row").all()).slice(1)) {
    const bands = (await row.getByRole("cell").allInnerTexts())
      .slice(1, 4)
      .map((text) => text.split(" to ").map(Number));
    const edges = bands
      .toReversed()
      .flatMap(([low = Number.NaN]) => low)
      .concat(bands.flatMap(([, high = Number.NaN]) => high));
    expect(edges).toEqual([...edges].sort((left, right) => left - right));
  }
  expect(await violations(page)).toEqual([]);

  const before = await gap.getByRole("row").last().innerText();
  await page
    .getByRole("link", { name: /^Leave out\W+Maintenance technicians/ })
    .first()
    .click();
  await expect(page.getByText(/1 driver is left out: expected demand in Q\d \d{4} [+−-]\d/)).toBeVisible();
  await expect(gap.getByRole("row").last()).not.toHaveText(before);
  await page.getByRole("link", { name: "Count all again" }).click();
  await expect(page.getByText("is left out")).toBeHidden();

  const name = `Base ${String(Date.now())}`;
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Reason").fill("Budget of next year");
  await page.getByRole("button", { name: "Adopt" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByRole("heading", { name: /is as it was adopted/ })).toBeVisible();
  const frozen = page.getByRole("table", { name: /Frozen demand/ });
  const numbers = async (): Promise<readonly string[]> =>
    (await frozen.getByRole("row").allInnerTexts()).map((text) =>
      text
        .split(/\s*\t\s*|\n/)
        .slice(0, 5)
        .join("|"),
    );
  const kept = await numbers();
  const address = page.url();

  await page.goto("/forecast/series");
  await page
    .getByRole("button", { name: /^Switch off Maintenance technicians/ })
    .first()
    .click();
  await expect(page.getByText(/is switched off\./)).toBeVisible();
  await page.goto(address);
  expect(await numbers()).toEqual(kept);
  expect(await violations(page)).toEqual([]);
  await page.goto("/forecast/series");
  await page
    .getByRole("button", { name: /^Switch on Maintenance technicians/ })
    .first()
    .click();
  await expect(page.getByText(/is switched on\./)).toBeVisible();

  await page.goto("/forecast/track-record");
  await expect(page.getByRole("heading", { name: /The 80 % band held \d+\s?% of what came/ })).toBeVisible();
});

test("the pages of the forecast fit a phone and break no rule of access", async ({ page }) => {
  await signInAs(page, "planner");
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of [
    "/forecast",
    "/forecast/track-record",
    "/forecast/series",
    "/forecast/assumptions",
    "/forecast/roles/operator",
  ]) {
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390);
    expect(await violations(page), path).toEqual([]);
  }
});

test("a file with bad lines is refused with each line named, and what was pasted stays", async ({ page }) => {
  await signInAs(page, "planner");
  await page.goto("/forecast/series");
  const lines = "series_id,period,value\na,2024-13,5\na,2024-05,many";
  await page.getByLabel(/^Values(?! as)/).fill(lines);
  await page.getByLabel("Source", { exact: true }).fill("Recruiting");
  await page.getByRole("button", { name: "Add the series" }).click();
  await expect(page.getByRole("alert")).toContainText('Line 2: The period "2024-13"');
  await expect(page.getByRole("alert")).toContainText('Line 3: The value "many" is not a number.');
  await expect(page.getByLabel(/^Values(?! as)/)).toHaveValue(lines);
});
