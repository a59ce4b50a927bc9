import { expect, test, type Page } from "@playwright/test";
import { violations } from "./axe.ts";
import { answerToTheEnd } from "./check-taker.ts";
import { demoBadge, signInAs } from "./sign-in.ts";

// A skill that runs out in thirty days is refreshed in five minutes, by keyboard and on a phone; the officer decides how
// long skills last.

test.describe("at the kiosk", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  async function signInAtCell(page: Page): Promise<void> {
    const { badge, pin } = await demoBadge(page, "Weld cell operator, something expires");
    await page.getByLabel("Badge number").fill(badge);
    await page.getByLabel("PIN").fill(pin);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).not.toHaveURL(/badge/);
    if (page.url().includes("/welcome")) await page.getByRole("button", { name: "Continue" }).click();
    await expect(page).not.toHaveURL(/welcome/);
  }

  test("what expires says when and why, and is refreshed by keyboard in one step", async ({ page }) => {
    await signInAtCell(page);
    await page.goto("/me/currency");
    const soon = page.getByRole("region", { name: "Within 30 days" });
    const line = soon.getByRole("listitem").filter({ hasText: "Expires in 30 days" });
    await expect(line).toContainText("because it counts 24 months from the certificate of");
    expect(await violations(page)).toEqual([]);
    const button = line.getByRole("button", { name: "Refresh, about 5 min" });
    await button.focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Question 1");
    await answerToTheEnd(page);
    const outcome = page.getByText(/^(Refreshed: valid until|Not refreshed: level \d was not confirmed)/);
    await expect(outcome).toBeVisible();
    if ((await outcome.innerText()).startsWith("Not")) {
      await expect(page.getByText("Only these parts go back to your path:")).toBeVisible();
      await expect(page.getByText("keeps its last day")).toBeVisible();
    }
    expect(await violations(page)).toEqual([]);
    // the wait for another try is said, not hidden
    await page.goto("/me?skill=robotics.manipulator-cells");
    await expect(page.getByText(/Valid until .* because/).first()).toBeVisible();
  });

  test("where I may work names what each station asks and what closes a block", async ({ page }) => {
    await signInAtCell(page);
    await page.goto("/me");
    await page.getByRole("link", { name: "Where I may work" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Where I may work" })).toBeVisible();
    await expect(page.getByText("My station", { exact: true })).toBeVisible();
    const closing = page.getByRole("link", { name: "Ask for a sign-off" }).first();
    await expect(closing).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await closing.click();
    await expect(page).toHaveURL(/\/me\/sign-offs\?skill=/);
  });
});

test("a change of procedure is counted before it is recorded, and outdates what was shown", async ({ page }) => {
  await signInAs(page, "learning");
  await page.goto("/currency");
  await expect(page.getByRole("row").filter({ hasText: "24 months after it was shown" }).first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.goto("/currency?skill=reliability.condition-monitoring");
  await page.getByLabel("What changed").fill("New sensors on every press drive.");
  await page.getByRole("button", { name: "See who is affected" }).click();
  await expect(page.getByText(/people are affected by the change on/)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Record the change" }).click();
  await expect(page.getByText("The change was recorded.")).toBeVisible();
  await expect(page.getByText("New sensors on every press drive.").first()).toBeVisible();
});
