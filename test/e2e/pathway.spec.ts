import { expect, test, type Page } from "@playwright/test";
import { violations } from "./axe.ts";
import { signInAs } from "./sign-in.ts";

/** Presses Tab until what has the focus is found: the page can be used without a mouse. */
async function tabTo(page: Page, name: RegExp, most = 120): Promise<void> {
  for (let at = 0; at < most; at += 1) {
    await page.keyboard.press("Tab");
    const text = await page.evaluate(() => {
      const element = document.activeElement;
      return element instanceof HTMLElement ? (element.getAttribute("aria-label") ?? element.innerText) : "";
    });
    if (name.test(text)) return;
  }
  throw new Error(`no ${name.source} within ${String(most)} tabs`);
}

const minutesIn = (text: string): number => {
  const hours = /(\d+) h/.exec(text)?.[1] ?? "0";
  const rest = /(\d+) min/.exec(text)?.[1] ?? "0";
  return Number(hours) * 60 + Number(rest);
};

test.describe.configure({ mode: "serial" });

test("somebody builds a path by keyboard on a phone, sees why a step is there, and swaps it (J-E3)", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signInAs(page, "grid");
  await page.goto("/me/path/plan?hours=2");
  await expect(page.getByText(/Proven: no shorter path|At most \d+ % longer than the shortest/)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await violations(page)).toEqual([]);
  await tabTo(page, /^Take this path/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/me\/path$/);

  const weeks = page.getByRole("heading", { name: /^Week \d+$/ });
  await expect(weeks.first()).toBeVisible();
  for (const text of await page.getByText(/^\d+( h)?( \d+)?( min)? of 2 h$/).allInnerTexts())
    expect(minutesIn(text.split(" of ")[0] ?? "")).toBeLessThanOrEqual(120);

  await page.getByRole("region", { name: "Steps" }).getByRole("listitem").getByRole("link").first().click();
  const panel = page.getByRole("complementary").filter({ hasText: "Why this?" });
  await expect(panel.getByText(/asks for level \d|Other skills of your path stand on it/).first()).toBeVisible();
  await expect(panel.getByText("Chance of its level")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  const until = new Date(Date.now() + 21 * 86_400_000).toISOString().slice(0, 10);
  await panel.getByLabel("Put off until").fill(until);
  await panel.getByRole("button", { name: "See what that moves" }).click();
  const change = page.getByRole("table", { name: "Before and after" });
  await expect(change.getByRole("row", { name: /Ends/ })).toBeVisible();
  await page.getByRole("button", { name: "Change my path" }).click();
  await expect(page).toHaveURL(/\/me\/path$/);
  await expect(page.getByText(/Put off until/).first()).toBeAttached();
});

test("an impossible date is said with the earliest one, and the calendar file holds the steps", async ({ page }) => {
  await signInAs(page, "grid");
  const soon = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  await page.goto(`/me/path/plan?hours=1&due=${soon}`);
  await expect(page.getByText(/It cannot be done by/)).toBeVisible();
  await expect(page.getByText(/The earliest is/)).toBeVisible();
  await page.goto("/me/path/plan?hours=0");
  await expect(page.getByText(/0 hours a week leave no time to learn/)).toBeVisible();
  const answer = await page.request.get("/me/path/calendar.ics");
  const text = await answer.text();
  expect(answer.headers()["content-type"]).toContain("text/calendar");
  expect(text.match(/BEGIN:VEVENT|BEGIN:VTODO/g)?.length ?? 0).toBeGreaterThan(3);
});

test("two windows that change the same path: the second is told and nothing is lost", async ({ page, context }) => {
  await signInAs(page, "grid");
  const other = await context.newPage();
  await page.goto("/me/path/plan?hours=3");
  await other.goto("/me/path/plan?hours=4");
  await page.getByRole("button", { name: /^Take this path/ }).click();
  await expect(page).toHaveURL(/\/me\/path$/);
  await other.getByRole("button", { name: /^Take this path/ }).click();
  await expect(other.getByText(/changed on another device meanwhile/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/at 3 h a week/)).toBeVisible();
});

test("three roles side by side say the same as each role's own page, and one becomes the target (J-E7)", async ({
  page,
}) => {
  await signInAs(page, "grid");
  await page.goto("/explore?role=operator&role=maintenance-technician&role=reliability-engineer");
  const cards = page.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 2 }) });
  await expect(cards).toHaveCount(3);
  expect(await violations(page)).toEqual([]);
  const hours = await cards
    .nth(1)
    .getByText(/^\d+ (h|min)/)
    .first()
    .innerText();
  await page.goto("/roles/maintenance-technician");
  await expect(
    page.getByRole("region", { name: "From where you stand" }).getByText(hours, { exact: true }),
  ).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/explore?role=operator&role=maintenance-technician&role=reliability-engineer");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page
    .getByRole("listitem")
    .filter({ hasText: "Reliability engineer" })
    .getByRole("button", { name: /target/ })
    .click();
  await expect(page.getByText(/The way to: Reliability engineer/)).toBeVisible();
});

test("a team lead asks somebody for a check, it is done once, appears with that person, and can be taken back", async ({
  page,
}) => {
  await signInAs(page, "lead");
  await page.goto("/heatmap?rows=people");
  await page.locator('a[href^="/people/"]').first().click();
  await expect(page).toHaveURL(/\/people\//);
  const ask = page.getByRole("link", { name: "Ask for learning" });
  await expect(ask).toBeVisible();
  const name = await page.getByRole("heading", { level: 1 }).innerText();
  await ask.click();
  await expect(page.getByText(new RegExp(`For ${name}`))).toBeVisible();
  await page.getByLabel("What").selectOption("check ai-literacy.data-reading");
  await page.getByLabel("Level").selectOption("4");
  await page.getByLabel("Why").fill("before the new line starts");
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(page.getByText(/1 person was asked for/)).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("It was taken back.")).toBeVisible();
  expect(await violations(page)).toEqual([]);
});
