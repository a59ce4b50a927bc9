import { expect, test, type Page } from "@playwright/test";
import { violations } from "./axe.ts";
import { demoBadge, signInAs } from "./sign-in.ts";

// A practical sign-off on the shop floor: asked for at the kiosk, watched and signed on a phone, also without a network.

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

async function openFirstRequest(page: Page): Promise<void> {
  await signInAs(page, "lead");
  await page.goto("/sign-offs");
  await page.getByRole("main").getByRole("listitem").getByRole("link", { name: /level/ }).first().click();
  await expect(page.getByRole("button", { name: "Sign", exact: true })).toBeVisible();
}

async function markAll(page: Page): Promise<number> {
  const choices = page.getByRole("radio", { name: /^3/ });
  const total = await choices.count();
  for (let at = 0; at < total; at += 1) await choices.nth(at).check();
  return total;
}

test("an operator asks at the kiosk, and is not in the list of those who may sign", async ({ page }) => {
  const { badge, pin } = await demoBadge(page, "Operator, car-parts plant");
  await page.getByLabel("Badge number").fill(badge);
  await page.getByLabel("PIN").fill(pin);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).not.toHaveURL(/badge/);
  if (page.url().includes("/welcome")) await page.getByRole("button", { name: "Continue" }).click();
  await page.goto("/me?skill=machine-vision.inspection");
  await page.getByRole("link", { name: "Ask for a sign-off" }).click();
  await expect(page.getByText("nobody signs for themselves")).toBeVisible();
  await page.getByLabel("Level", { exact: true }).selectOption("1");
  await page.getByRole("button", { name: "Show who may sign" }).click();
  await expect(page.getByRole("heading", { name: /at level 1/ })).toBeVisible();
  const people = page.getByRole("radio");
  await expect(people.first()).toBeVisible();
  // The bar on top names who is signed in, on a phone to screen readers alone.
  const signedIn = (await page.getByRole("banner").textContent()) ?? "";
  const names = await page
    .getByRole("main")
    .locator("label:has(input[type=radio])")
    .evaluateAll((labels) => labels.map((label) => label.querySelector("span > span")?.textContent ?? ""));
  expect(names).not.toContain("");
  for (const name of names) expect(signedIn).not.toContain(name);
  expect(await violations(page)).toEqual([]);
  await people.first().check();
  await page.getByRole("button", { name: "Ask for the sign-off" }).click();
  // On a second run the first one's request is still open, which is said and changes nothing.
  await expect(page.getByText(/^Asked\. It is on|is open with somebody already/)).toBeVisible();
  await page.goto("/me/sign-offs");
  const line = page.getByRole("listitem").filter({ hasText: "Operating AI inspection, level 1 Aware" });
  await expect(line.getByText("Open")).toHaveCount(1);
});

test("what is marked survives a reload, and signing without a network is sent once when it is back", async ({
  page,
  context,
}) => {
  await openFirstRequest(page);
  expect(await violations(page)).toEqual([]);
  await page.getByRole("radio", { name: /^3/ }).first().check();
  await expect(page.getByRole("status").filter({ hasText: "Saved on this device" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("radio", { name: /^3/ }).first()).toBeChecked();
  const total = await markAll(page);
  await expect(page.getByText(`${String(total)} of ${String(total)} marked`)).toBeVisible();
  await page.getByLabel(/What I saw/).fill("Sorted ten rejects by the catalogue and called the light at once");

  const sent: string[] = [];
  page.on("response", (response) => {
    if (response.url().endsWith("/send")) sent.push(String(response.status()));
  });
  await context.setOffline(true);
  await page.getByRole("button", { name: "Sign", exact: true }).click();
  await expect(page.getByText("Saved on this device. No connection")).toBeVisible();
  expect(sent).toEqual([]);
  await context.setOffline(false);
  await expect(page.getByText("Sent. It is signed and recorded.")).toBeVisible();
  await expect(page.getByText(/^Signed at level/)).toBeVisible();
  expect(sent).toEqual(["200"]);

  const address = page.url();
  await page.goto("/sign-offs?view=done");
  await expect(page.locator(`a[href="${new URL(address).pathname}"]`)).toHaveCount(1);
});

test("a list with a gap is not signed, and nothing that was marked is lost", async ({ page }) => {
  await openFirstRequest(page);
  await page.getByRole("radio", { name: /^2/ }).first().check();
  await page.getByRole("button", { name: "Sign", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Not sent." })).toContainText("no mark yet");
  await expect(page.getByRole("radio", { name: /^2/ }).first()).toBeChecked();
});

test("without script the form posts, comes back with what was marked, and is signed", async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  });
  const page = await context.newPage();
  await openFirstRequest(page);
  await page.getByRole("radio", { name: /^3/ }).first().check();
  await page.getByRole("button", { name: "Sign", exact: true }).click();
  await expect(page.getByText("Not signed yet")).toBeVisible();
  await expect(page.getByRole("radio", { name: /^3/ }).first()).toBeChecked();
  await markAll(page);
  await page.getByRole("button", { name: "Sign", exact: true }).click();
  await expect(page.getByText("Sent. It is signed and recorded.")).toBeVisible();
  await context.close();
});

test("the queue has no accessibility problems, light and dark", async ({ page }) => {
  await signInAs(page, "lead");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const address of ["/sign-offs", "/sign-offs?view=done", "/me/sign-offs"]) {
      await page.goto(address);
      expect(await violations(page), `${address} ${colorScheme}`).toEqual([]);
    }
  }
});
