import { expect, test } from "@playwright/test";
import { signInAs } from "./sign-in.ts";

test("an employee rates themself and finds the rating behind the number", async ({ page }) => {
  await signInAs(page, "grid");
  await page.goto("/me/rate");
  const first = page
    .getByRole("main")
    .getByRole("group")
    .filter({ has: page.getByRole("radio") })
    .first();
  const skill = (await first.locator("legend").innerText()).trim();
  await first.getByRole("radio").nth(3).check();
  await page.getByRole("button", { name: "Save my ratings" }).click();
  await expect(page.getByRole("status").filter({ hasText: "recorded" })).toBeVisible();

  await page.getByRole("table").getByRole("link", { name: skill }).click();
  const panel = page.getByRole("complementary", { name: skill });
  const entry = panel.getByRole("listitem").filter({ hasText: "Self-rating: level 3" }).first();
  await expect(entry).toContainText("Weight");
  const before = await panel.getByRole("img").first().getAttribute("aria-label");
  await entry.getByRole("link", { name: "See without it" }).click();
  await expect(panel.getByText("Without what you ticked off")).toBeVisible();
  await expect(panel.getByRole("link", { name: "Count it again" })).toBeVisible();
  expect(await panel.getByRole("img").first().getAttribute("aria-label")).not.toBe(before);
  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);
});

test("nobody sends an empty rating, and nothing is lost when they try", async ({ page }) => {
  await signInAs(page, "grid");
  await page.goto("/me/rate");
  await page.getByRole("button", { name: "Save my ratings" }).click();
  await expect(page.getByRole("alert")).toContainText("Nothing was chosen");
});

test("a team lead opens a person, sees the sources and adds a rating that counts", async ({ page }) => {
  await signInAs(page, "lead");
  await page.goto("/heatmap?rows=people");
  await page.locator('a[href*="/people/"]').first().click();
  await page.getByRole("table").getByRole("link").first().click();
  await expect(page.getByRole("heading", { name: "Made of" })).toBeVisible();
  const entries = page.getByRole("region", { name: "Evidence" }).getByRole("listitem");
  const before = await entries.count();
  await page.getByRole("radio", { name: /^2 Guided/ }).check();
  await page.getByLabel(/Where and when/).fill("Changed the tray on line 4 last Tuesday");
  await page.getByRole("button", { name: "Save rating" }).click();
  await expect(page.getByText("Your rating was recorded")).toBeVisible();
  await expect(entries).toHaveCount(before + 1);
  await expect(page.getByText("Changed the tray on line 4 last Tuesday")).toBeVisible();
});

test("a person disputes an entry; it stops counting until somebody decided", async ({ page }) => {
  await signInAs(page, "grid");
  await page.goto("/me?role=grid-operator&skill=ot-security.awareness");
  const panel = page.getByRole("complementary", { name: "Everyday OT security" });
  const entry = panel.getByRole("listitem").filter({ hasText: "Weight" }).first();
  await entry.getByText("Dispute this entry").click();
  await entry.getByLabel("What is wrong with it?").fill("That talk was about another shift");
  await entry.getByRole("button", { name: "Dispute it" }).click();
  await expect(panel.getByText("Disputed, does not count until decided").first()).toBeVisible();
  await expect(panel.getByText("That talk was about another shift").first()).toBeVisible();
  const row = page.getByRole("row").filter({ hasText: "Everyday OT security" });
  await expect(row.getByText("Disputed")).toBeVisible();
});
