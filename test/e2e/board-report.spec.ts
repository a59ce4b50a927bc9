import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { readPdf } from "../integration/record/read-pdf.ts";
import { violations } from "./axe.ts";
import { signInAs } from "./sign-in.ts";

test("a planner chooses a quarter, reads the board report and exports it: two pages with the same numbers (J-H7)", async ({
  page,
}) => {
  await signInAs(page, "planner");
  await page.goto("/board-report");
  const choice = page.getByLabel("Look ahead to");
  await choice.selectOption({ index: 5 });
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/quarter=\d{4}-Q[1-4]/);
  const name = await page.getByLabel("Look ahead to").locator("option:checked").innerText();
  await expect(page.getByText(`looking ahead to ${name}`)).toBeVisible();

  const scorecard = page.getByRole("table", { name: /Readiness of each site/ });
  await expect(scorecard.getByRole("row")).toHaveCount(4);
  const sites = await scorecard.getByRole("rowheader").allInnerTexts();
  const gaps = await page
    .getByRole("table", { name: /Gap in heads by quarter/ })
    .getByRole("row")
    .last()
    .innerText();
  const [band] = /-?[\d.,]+ \(-?[\d.,]+ to -?[\d.,]+\)/.exec(gaps) ?? [""];
  expect(band).not.toBe("");
  await expect(page.getByRole("region", { name: "Plan against today" })).toContainText(
    /No forecast has been adopted as a planning base yet|Planned on/,
  );
  await expect(page.getByRole("region", { name: "Top five actions" }).getByRole("listitem")).toHaveCount(5);
  const method = page.getByRole("region", { name: "How the numbers were made" });
  await expect(method).toContainText("seed forecast-1");
  const [inputs] = /inputs [0-9a-f]{12}/.exec(await method.innerText()) ?? [""];

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export two pages (PDF)" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^board-report-\d{4}-Q\d-\d{4}-\d{2}-\d{2}\.pdf$/);
  const pages = readPdf(new Uint8Array(await readFile(await file.path())));
  expect(pages).toHaveLength(2);
  for (const said of [name, band, inputs, ...sites]) expect(pages.join("\n")).toContain(said);

  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await violations(page)).toEqual([]);
});

test("who uses an AI system without what is asked is seen by name by who may help, and as counts by who plans", async ({
  page,
}) => {
  await signInAs(page, "learning");
  await page.goto("/dossier");
  await expect(page.getByRole("table", { name: /AI literacy that/ }).first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
  const gate = page.getByRole("region", { name: /^UC-07/ });
  await expect(gate).toContainText(/Users today: 14/);
  await gate.getByRole("link", { name: "Users and actions" }).click();
  const people = page.getByRole("table", { name: "People who use it today" });
  await expect(people.getByRole("row")).toHaveCount(15);
  await page.getByRole("link", { name: "Ask them for learning" }).click();
  await expect(page.getByRole("heading", { name: "Ask for learning" })).toBeVisible();
});

test("a planner enters users, all or none, and cannot promise in the dossier that the law is met", async ({ page }) => {
  await signInAs(page, "planner");
  await page.goto("/dossier");
  await page
    .getByRole("region", { name: /^UC-12/ })
    .getByRole("link", { name: "Users and actions" })
    .click();
  await expect(page.getByText("Names are for the people's leads")).toBeVisible();
  await page.getByLabel("Personnel numbers").fill("nobody-1\nnobody-2");
  await page.getByRole("button", { name: "Save the users" }).click();
  await expect(page.getByRole("alert")).toContainText(
    'Line 2: nobody who works here has the personnel number "nobody-2"',
  );
  await expect(page.getByLabel("Personnel numbers")).toHaveValue("nobody-1\nnobody-2");
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  await page.goto("/dossier/template");
  await page.getByLabel("Text").fill("We are compliant.");
  await page.getByLabel("Holds from").fill("2026-12-01");
  await page.getByLabel("Why").fill("Shorter");
  await page.getByRole("button", { name: "Save as a new version" }).click();
  await expect(page.getByRole("alert")).toContainText('The text says "compliant"');
  expect(await violations(page)).toEqual([]);
});
