import { expect, test, type Page } from "@playwright/test";
import { violations } from "./axe.ts";
import { signInAs } from "./sign-in.ts";

/** A name that no other run of this file has used on the same installation. */
const fresh = (name: string): string =>
  `${name} ${Date.now().toString(36)}${Math.floor(Math.random() * 1e6).toString(36)}`;

async function startDraft(page: Page, title: string): Promise<void> {
  await page.goto("/items/new");
  await page.getByLabel("Title").fill(title);
  await page.getByRole("button", { name: "Start the draft" }).click();
  await expect(page).toHaveURL(/\/edit$/);
}

async function fillSingle(page: Page): Promise<void> {
  await page.getByLabel("Objective").fill("Stops a hot pump by the card");
  await page.getByLabel("Area").fill("first-checks");
  await page.getByLabel("Cognitive step").selectOption("apply");
  await page.getByLabel("Sector").selectOption("manufacturing");
  await page.getByLabel("Expected seconds").fill("60");
  await page.getByLabel("Situation").fill("The bearing of a pump is hot. The standby pump is ready.");
  await page.getByLabel("Question", { exact: true }).fill("What should the technician do first?");
  const options = [
    ["Change over to the standby pump", "It takes the load off the bearing.", ""],
    ["Wait for the next shift to look", "The bearing may fail before.", "Others know better."],
    ["Pour cold water on the housing", "The shock cracks the ring.", "Cold is always good."],
  ] as const;
  for (const [index, letter] of ["a", "b", "c"].entries()) {
    const [text, why, belief] = options[index] ?? ["", "", ""];
    await page.getByLabel(`Option ${letter}`, { exact: true }).fill(text);
    await page.getByLabel(`Feedback on ${letter}`).fill(why);
    await page.getByLabel(`Belief that leads to ${letter}`).fill(belief);
  }
  await page.getByLabel("Option a is the best answer").check();
}

async function moveTo(page: Page, state: string): Promise<void> {
  await page.getByLabel("Move to").selectOption(state);
  await page.getByLabel("Reason").fill(`Ready for ${state}`);
  await page.getByRole("button", { name: "Change the state" }).click();
  await expect(page.getByRole("status").filter({ hasText: `The question is now ${state}` })).toBeVisible();
}

test("an author writes a question, is told what is missing, pilots it and takes it live", async ({ page }) => {
  await signInAs(page, "author");
  const title = fresh("Hot bearing");
  await startDraft(page, title);
  await fillSingle(page);
  await page.getByLabel("Feedback on b").fill("");
  await page.getByRole("button", { name: "Save as a new version" }).click();
  const summary = page.getByRole("alert").filter({ hasText: "Not saved" });
  await expect(summary.getByRole("link", { name: /Option b, feedback: is empty/ })).toBeVisible();
  await expect(page.getByLabel("Situation")).toHaveValue(/The bearing of a pump is hot/);
  await page.getByLabel("Feedback on b").fill("The bearing may fail before.");
  await page.getByRole("button", { name: "Save as a new version" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(page.getByRole("radio", { name: "Change over to the standby pump" })).toBeVisible();
  await moveTo(page, "pilot");
  await moveTo(page, "live");
  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByLabel("Option b is the best answer").check();
  await page.getByLabel("Belief that leads to a").fill("Running on is cheaper.");
  await page.getByLabel("Belief that leads to b").fill("");
  await page.getByRole("button", { name: "Save as a new version" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(page.getByText("Pilot", { exact: true }).first()).toBeVisible();
  await page
    .getByText(/\d+ changes/)
    .first()
    .click();
  await expect(page.getByText("Key", { exact: true }).first()).toBeVisible();
});

test("the second of two editors sees both texts and loses nothing", async ({ page, context }) => {
  await signInAs(page, "author");
  await startDraft(page, fresh("Two editors"));
  const other = await context.newPage();
  await other.goto(page.url());
  await page.getByLabel("Situation").fill("The first editor's situation.");
  await page.getByRole("button", { name: "Save as a new version" }).click();
  await page.getByRole("button", { name: "Keep as a draft all the same" }).click();
  await expect(page).not.toHaveURL(/\/edit$/);
  await other.getByLabel("Situation").fill("The second editor's situation.");
  await other.getByRole("button", { name: "Save as a new version" }).click();
  const conflict = other.getByRole("alert").filter({ hasText: "while you wrote" });
  await expect(conflict).toContainText("The first editor's situation.");
  await expect(conflict).toContainText("The second editor's situation.");
  await expect(other.getByLabel("Situation")).toHaveValue("The second editor's situation.");
});

test("a GIFT file is looked at, imported once, and what is wrong in it has line and reason", async ({ page }) => {
  await signInAs(page, "author");
  const title = fresh("Leaking seal");
  const gift = `::${title}::The seal drips. What comes first? {\n=Stop the pump#It is safe then.\n~Tighten it#Under way this injures.\n~Wait#It gets worse.\n}\n\n::Broken::At 10:30 what? {=a ~b}\n\n::True::Pumps pump. {T}\n`;
  const look = async () => {
    await page.goto("/items/import");
    await page
      .getByLabel("File", { exact: true })
      .setInputFiles({ name: "seal.gift", mimeType: "text/plain", buffer: Buffer.from(gift) });
    await page.getByRole("button", { name: "Look at it" }).click();
    await expect(page.getByRole("heading", { name: "What would be done" })).toBeVisible();
  };
  await look();
  const rows = page.getByRole("table", { name: "Questions of the file" }).getByRole("row");
  await expect(rows.filter({ hasText: title })).toContainText("Added");
  await expect(rows.filter({ hasText: "10:30" })).toContainText("7, column 16");
  await expect(rows.filter({ hasText: "10:30" })).toContainText('write "\\:"');
  await expect(rows.filter({ hasText: "True" })).toContainText("Two options test recall only");
  await page.getByRole("button", { name: "Import 1 question" }).click();
  await expect(page.getByRole("status").filter({ hasText: "1 question added" })).toBeVisible();
  await look();
  await expect(rows.filter({ hasText: title })).toContainText("Unchanged");
  await page.goto(`/items?q=${encodeURIComponent(title)}`);
  await expect(page.getByRole("link", { name: title })).toHaveCount(1);
});

test("an export of the list comes back as unchanged", async ({ page }) => {
  await signInAs(page, "author");
  const file = await page.request.get("/items/export?format=csv&level=1");
  expect(file.headers()["content-disposition"]).toContain(".csv");
  await page.goto("/items/import");
  await page
    .getByLabel("File", { exact: true })
    .setInputFiles({ name: "all.csv", mimeType: "text/csv", buffer: await file.body() });
  await page.getByRole("button", { name: "Look at it" }).click();
  await expect(page.getByText(/^0 added, 0 changed, \d+ unchanged, 0 refused$/)).toBeVisible();
});

for (const width of [390, 1440]) {
  test(`the pages are accessible and do not scroll sideways at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await signInAs(page, "author");
    await page.goto("/items");
    const first = await page.getByRole("table").getByRole("rowheader").first().getByRole("link").getAttribute("href");
    for (const path of ["/items", "/items/new", "/items/import", first ?? "", `${first ?? ""}/edit`]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(width);
      expect(await violations(page), path).toEqual([]);
    }
  });
}
