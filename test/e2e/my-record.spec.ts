import { expect, test, type Locator, type Page } from "@playwright/test";
import { violations } from "./axe.ts";
import { demoBadge, signInAs } from "./sign-in.ts";

const PHONE = { width: 390, height: 844 };

async function openOwnRecord(page: Page): Promise<string> {
  await page.setViewportSize(PHONE);
  const { badge, pin } = await demoBadge(page, "Crane technician, port");
  await page.goto(`/badge?badge=${badge}`);
  await page.getByLabel("PIN").fill(pin);
  await page.getByRole("checkbox", { name: /my own phone/ }).check();
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).not.toHaveURL(/badge/);
  if (page.url().includes("/welcome")) await page.getByRole("button", { name: "Continue" }).click();
  await page.goto("/me/record");
  await expect(page.getByRole("heading", { level: 1, name: "My evidence" })).toBeVisible();
  const mine = await page.request.get("/me/privacy/data?format=json");
  return ((await mine.json()) as { person: { name: string } }).person.name;
}

/** Goes on with the tab key alone until the element has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let steps = 0; steps < 250; steps += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("the tab key does not reach it");
}

async function fitsTheScreen(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
}

/** Every entry of the download, and every line of the page's list, page by page. */
async function compareDownload(page: Page): Promise<void> {
  const answer = await page.request.get("/me/privacy/data?format=json");
  expect(answer.headers()["content-disposition"]).toMatch(/my-data-\d{4}-\d\d-\d\d\.json/);
  const { entries } = (await answer.json()) as { entries: readonly { kind: string; skills: { name: string }[] }[] };
  await page.goto("/me/record");
  await expect(page.getByRole("status").filter({ hasText: "A dispute is decided within" })).toContainText(
    `${String(entries.length)} entries`,
  );
  const skills = entries.flatMap((entry) => entry.skills.map(({ name }) => name));
  const shown = await page.getByRole("list", { name: "Entries, newest first" }).getByRole("link").allInnerTexts();
  for (const name of shown.filter((text) => !/^(See without|Count) /.test(text))) expect(skills).toContain(name);
  const pdf = await page.request.get("/me/privacy/data?format=pdf");
  expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
}

test("a person sees what is held, disputes an entry, reads who looked and withdraws what is inferred", async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const person = await openOwnRecord(page);
  await fitsTheScreen(page);
  expect(await violations(page)).toEqual([]);

  await page.goto("/me/record?standing=counts&kind=certificate");
  await tabTo(page, page.getByRole("link", { name: "See without this entry" }).first());
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Estimates without what you ticked off" })).toContainText(
    "Without 1 entry",
  );
  await page.goto("/me/record?kind=certificate");

  const dispute = page.locator("summary").filter({ hasText: "Dispute this entry" }).first();
  await tabTo(page, dispute);
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByLabel("What is wrong with it?").first());
  await page.keyboard.type("That course was somebody else's");
  await page.keyboard.press("Enter");
  await expect(page.getByText("That course was somebody else's").first()).toBeVisible();
  await page.goto("/me/record?standing=disputed");
  const disputed = page.getByRole("listitem").filter({ hasText: "That course was somebody else's" }).first();
  await expect(disputed).toContainText("Disputed, does not count until decided");
  await expect(disputed).toContainText("To be decided by");

  await test.step("the manager reads the label, and decides with a reason", async () => {
    const manager = await (await browser.newContext()).newPage();
    await signInAs(manager, "learning");
    await manager.goto("/disputes");
    const card = manager.getByRole("listitem").filter({ hasText: "That course was somebody else's" }).first();
    await expect(card).toContainText(person);
    expect(await violations(manager)).toEqual([]);
    await card.getByRole("link", { name: person }).click();
    await expect(manager.getByRole("heading", { level: 1, name: person })).toBeVisible();
    await manager.goto("/disputes");
    await card.getByRole("radio", { name: /The entry is right/ }).check();
    await card.getByLabel("Reason").fill("The list of the course names you");
    await card.getByRole("button", { name: "Save the decision" }).click();
    await expect(manager.getByRole("status").filter({ hasText: "Your decision was recorded" })).toBeVisible();
    await manager.context().close();
  });

  await page.goto("/me/record?kind=certificate");
  await expect(page.getByText("The list of the course names you").first()).toBeVisible();
  await tabTo(page, page.getByRole("link", { name: "Who can see this" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Who can see this" })).toBeVisible();
  await fitsTheScreen(page);
  await expect(page.getByRole("region", { name: "Who may see what" })).toContainText("L&D manager");
  const looks = page.getByRole("region", { name: "Who opened your record" });
  await expect(looks).toContainText("Your readiness");
  await expect(looks).toContainText("An entry you disputed");
  expect(await violations(page)).toEqual([]);

  await tabTo(page, page.getByRole("button", { name: "Stop using starting points from my job" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Nothing is inferred" })).toBeVisible();
  await page.goto("/me/record?kind=role-prior");
  await expect(page.getByText("Nothing is inferred from the job, does not count").first()).toBeVisible();
  await page.goto("/me/privacy");
  await tabTo(page, page.getByRole("button", { name: "Use starting points from my job" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "count again" })).toBeVisible();
  await compareDownload(page);
});

test("without scripts the list filters, an entry is left out and the page says what would change", async ({
  browser,
}) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await signInAs(page, "grid");
  await page.goto("/me/record?standing=counts");
  await page
    .getByRole("link", { name: /See without this/ })
    .first()
    .click();
  await expect(page.getByText(/^Without \d+ entr/).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Show entries" })).toBeVisible();
});
