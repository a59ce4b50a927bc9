import { expect, type Page } from "@playwright/test";

/** The demo company's password, as `npm start` prints it. */
const DEMO_PASSWORD = "turbine-gantry-42";

/** Signs in as one of the demo company's office accounts: learning, planner, admin, lead, author, reviewer, auditor, grid. */
export async function signInAs(page: Page, mailbox: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(`${mailbox}@arvenhall.example`);
  await page.getByLabel("Password").fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).not.toHaveURL(/sign-in/);
  await passWelcome(page);
}

/** The privacy notice of a first visit. */
async function passWelcome(page: Page): Promise<void> {
  if (!page.url().includes("/welcome")) return;
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).not.toHaveURL(/welcome/);
}

/** Badge number and PIN of a demo employee, read where a visitor of the demo finds them. */
export async function demoBadge(page: Page, title: string): Promise<{ readonly badge: string; readonly pin: string }> {
  await page.goto("/badge");
  await page.locator("summary").filter({ hasText: "Sign-ins of the demo company" }).click();
  const row = page.getByRole("row").filter({ hasText: title });
  const text = await row.innerText();
  const match = /badge\s+(\S+)\s+PIN\s+(\d+)/.exec(text);
  expect(match, text).not.toBeNull();
  return { badge: match?.[1] ?? "", pin: match?.[2] ?? "" };
}
