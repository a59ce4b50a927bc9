import { expect, test, type Locator, type Page } from "@playwright/test";
import { violations } from "./axe.ts";
import { signInAs } from "./sign-in.ts";

// A lesson on a phone, by keyboard, with the connection going away in the middle.

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

/** Opens a lesson that this account has not begun, so that the test can run again on the same company. */
async function openLesson(page: Page, level: number): Promise<string> {
  await page.goto(`/library?level=${String(level)}&state=new`);
  const fresh = page.getByRole("main").getByRole("listitem").filter({ hasText: "New" }).first();
  await fresh.getByRole("link").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Check yourself")).toBeVisible();
  return new URL(page.url()).pathname;
}

/** Some answer to every question, without a mouse. Whether it is right does not matter here. */
async function answerAll(page: Page): Promise<void> {
  const form = page.locator("form", { has: page.getByRole("button", { name: "Send my answers" }) });
  const press = async (control: Locator) => {
    await control.focus();
    await page.keyboard.press("Space");
  };
  for (const question of await form.locator("fieldset").all()) {
    const radio = question.getByRole("radio").first();
    const box = question.getByRole("checkbox").first();
    if ((await radio.count()) > 0) await press(radio);
    else if ((await box.count()) > 0) await press(box);
    for (const list of await question.getByRole("combobox").all())
      if ((await list.inputValue()) === "") {
        await list.focus();
        await page.keyboard.press("ArrowDown");
      }
    for (const text of await question.getByRole("textbox").all()) {
      await text.focus();
      await page.keyboard.type("1");
    }
  }
}

async function brokenPictures(page: Page): Promise<number> {
  return page
    .locator("#content img")
    .evaluateAll((images) => images.filter((image) => (image as HTMLImageElement).naturalWidth === 0).length);
}

test("an opened lesson is read and answered without a connection, and recorded once when it is back", async ({
  page,
  context,
}) => {
  const completions: string[] = [];
  context.on("response", (response) => {
    if (response.url().endsWith("/complete")) completions.push(String(response.status()));
  });
  await signInAs(page, "lead");
  const address = await openLesson(page, 1);
  await expect(page.getByText("Readable on this device without a connection")).toBeVisible({ timeout: 20_000 });
  const title = await page.getByRole("heading", { level: 1 }).innerText();

  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect.poll(() => brokenPictures(page)).toBe(0);
  await answerAll(page);
  const send = page.getByRole("button", { name: "Send my answers" });
  await send.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Your answers: saved on this device")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Your answers: saved on this device")).toBeVisible();
  expect(completions).toEqual([]);

  await context.setOffline(false);
  await expect(page.getByRole("heading", { name: "Lesson done" })).toBeVisible({ timeout: 20_000 });
  expect(completions).toEqual(["200"]);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Lesson done" })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  expect(completions).toEqual(["200"]);

  await page.goto("/me");
  await expect(page.getByRole("region", { name: "What changed" }).getByText("Lesson check").first()).toBeVisible();
  await page.goto("/library?state=done");
  await expect(page.locator(`a[href="${address}"]`).getByText("Done")).toBeVisible();
});

test("practice and place are kept, also on another visit", async ({ page }) => {
  await signInAs(page, "learning");
  await openLesson(page, 2);
  await page.getByRole("button", { name: "Check my answer" }).last().scrollIntoViewIfNeeded();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: "Go on where you were" })).toBeVisible();
});

test("what was kept for one account is gone when it signs out", async ({ page, context }) => {
  await signInAs(page, "grid");
  const address = await openLesson(page, 1);
  await expect(page.getByText("Readable on this device without a connection")).toBeVisible({ timeout: 20_000 });
  const kept = () => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("pacesetter")));
  expect(await kept()).toHaveLength(1);
  await page.evaluate(() => {
    document.querySelector<HTMLFormElement>('form[action="/sign-out"]')?.requestSubmit();
  });
  await expect(page).toHaveURL(/sign-in/);
  expect(await kept()).toEqual([]);
  await context.setOffline(true);
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1, name: "No connection" })).toBeVisible();
  await expect(page.getByText("Nothing is kept on this device.")).toBeVisible();
  await context.setOffline(false);
});

test("lessons, review and catalogue have no accessibility problems, light and dark", async ({ page }) => {
  test.setTimeout(180_000);
  await signInAs(page, "learning");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const address of ["/library", "/review", "/catalogue", "/catalogue/health"]) {
      await page.goto(address);
      expect(await violations(page), `${address} ${colorScheme}`).toEqual([]);
    }
  }
});
