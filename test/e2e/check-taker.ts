import { expect, type Page } from "@playwright/test";

/** Opens a check of this skill, or the one that an earlier try of the test has left open. */
export async function startCheck(page: Page, skill: string): Promise<void> {
  await page.goto(`/checks/new/${skill}`);
  const start = page.getByRole("button", { name: "Start the check" });
  await start.or(page.getByRole("link", { name: /Resume at question/ })).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Question");
}

/** The question on the screen, from 1. */
export async function questionNumber(page: Page): Promise<number> {
  const text = await page.getByRole("heading", { level: 1 }).innerText();
  return Number(/Question (\d+)/.exec(text)?.[1]);
}

/** Whether the question is one decision of a case, which needs the connection for the next. */
export const isCase = async (page: Page): Promise<boolean> => (await page.getByText(/^Decision \d of \d/).count()) > 0;

interface Focused {
  readonly type: string;
  readonly name: string;
  readonly text: string;
}

const focused = (page: Page): Promise<Focused> =>
  page.evaluate(() => {
    const element = document.activeElement;
    const control = element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? element : null;
    return { type: control?.type ?? "", name: control?.name ?? "", text: element?.textContent ?? "" };
  });

/** Answers the question on the screen with the keyboard alone, whatever its type, as "sure", and leaves it. */
export async function answerByKeyboard(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).focus();
  let answered = false;
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press("Tab");
    const { type, name, text } = await focused(page);
    if (name === "confidence") {
      await page.keyboard.press("Space");
    } else if (text === "Save and go on") {
      await page.keyboard.press("Enter");
      return;
    } else if (!answered && (type === "radio" || type === "checkbox")) {
      await page.keyboard.press("Space");
      answered = true;
    } else if (type === "text") {
      await page.keyboard.type("12");
    }
  }
  throw new Error("the keyboard did not reach the button that saves");
}

/** Answers and waits until something else is asked, or the result is open. */
export async function answerAndWait(page: Page): Promise<void> {
  const before = await page.locator("main form legend").first().innerText();
  await answerByKeyboard(page);
  await expect
    .poll(
      async () =>
        page.url().includes("/result") ||
        (await page
          .locator("main form legend")
          .first()
          .innerText({ timeout: 500 })
          .catch(() => before)) !== before,
    )
    .toBe(true);
}

/** Answers until the check is over; returns when the result is on the screen. */
export async function answerToTheEnd(page: Page): Promise<void> {
  for (let guard = 0; guard < 60 && !page.url().includes("/result"); guard += 1) await answerAndWait(page);
  await expect(page.getByText("Your level", { exact: true })).toBeVisible();
}
