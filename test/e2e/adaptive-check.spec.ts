import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import { answerAndWait, answerByKeyboard, answerToTheEnd, isCase, questionNumber, startCheck } from "./check-taker.ts";
import { violations } from "./axe.ts";
import { demoBadge, signInAs } from "./sign-in.ts";

const PHONE = { width: 390, height: 844 };

async function signInAtTheKiosk(page: Page, title: string): Promise<void> {
  const { badge, pin } = await demoBadge(page, title);
  await page.goto(`/badge?badge=${badge}`);
  await page.getByLabel("PIN").fill(pin);
  await page.keyboard.press("Enter");
  await expect(page).not.toHaveURL(/badge/);
  if (page.url().includes("/welcome")) await page.getByRole("button", { name: "Continue" }).click();
}

/** What only the server may know before the end: reasons and beliefs of the skill's items. */
function secretsOf(skill: string): readonly string[] {
  const folder = join("content", "items", skill);
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .flatMap((name) => [
      ...readFileSync(join(folder, name), "utf8").matchAll(/^\s+(?:why|belief): ([A-Z][\w ,.]{30,})$/gm),
    ])
    .map((match) => match[1]?.trim() ?? "")
    .filter((text) => text !== "");
}

test("a check at a phone, by keyboard, with the connection lost and a reload", async ({ page, context }) => {
  test.setTimeout(150_000);
  const skill = "robotics.amr-operation";
  await page.setViewportSize(PHONE);
  await signInAtTheKiosk(page, "Crane technician, port");
  const seen: string[] = [];
  page.on("response", (response) => {
    if (/html|json|x-script/.test(response.headers()["content-type"] ?? "") && !response.url().includes("/result"))
      response.text().then(
        (text) => seen.push(text),
        () => undefined,
      );
  });
  await page.goto(`/checks/new/${skill}`);
  await expect(page.getByText(/up to \d+/)).toBeVisible();
  await page.getByText("Practice question").click();
  await expect(page.getByText("What is the machine doing?")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await startCheck(page, skill);
  expect(await violations(page)).toEqual([]);

  await answerAndWait(page);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await page.reload();
  expect(await questionNumber(page)).toBeGreaterThanOrEqual(1);
  while ((await questionNumber(page)) < 5 || (await isCase(page))) await answerAndWait(page);

  const cutAt = await questionNumber(page);
  await context.setOffline(true);
  await answerByKeyboard(page);
  await expect(page.getByText("Saved on this device: 1 answer.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`Question ${String(cutAt + 1)}`);
  await answerByKeyboard(page);
  await expect(page.getByText("Saved on this device: 2 answers.")).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText("Synced")).toBeVisible({ timeout: 20_000 });
  await page.reload();
  const resumed = await questionNumber(page).catch(() => Number.NaN);
  if (!page.url().includes("/result")) expect(resumed).toBe(cutAt + 2);

  await answerToTheEnd(page);
  await expect(page.getByText("Sure, but wrong")).toBeVisible();
  await expect(page.getByText("May be taken again")).toBeVisible();
  await expect(page.getByText("Parts of the skill")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  const answers = await page.getByRole("table", { name: "All answers of this check" }).getByRole("row").count();
  expect(answers - 1).toBeGreaterThanOrEqual(cutAt + 1);

  const told = seen.join("\n");
  const secrets = secretsOf(skill);
  expect(secrets.length).toBeGreaterThan(20);
  expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
});

test("the same question in two windows: the first answer counts, the second window is told and goes on", async ({
  browser,
}) => {
  const one = await (await browser.newContext()).newPage();
  await signInAs(one, "grid");
  await startCheck(one, "ai-literacy.data-reading");
  while (await isCase(one)) await answerAndWait(one);
  // another browser context with the same session is another device: it hears nothing of this window
  const elsewhere = await browser.newContext({ storageState: await one.context().storageState() });
  const two = await elsewhere.newPage();
  await two.goto(one.url());
  const number = await questionNumber(two);
  await answerAndWait(one);
  await two.getByRole("radio", { name: "Guessing" }).check();
  await two.getByRole("button", { name: "Save and go on" }).click();
  await expect(two.getByText(/answered in another window or on another device/)).toBeVisible();
  await expect(two.getByRole("heading", { level: 1 })).toContainText(`Question ${String(number + 1)}`);
  await one.getByRole("button", { name: "Pause" }).click();
  await expect(one.getByText("The check is paused.")).toBeVisible();
  await one.getByRole("button", { name: /Resume at question/ }).click();
  await expect(one.getByRole("heading", { level: 1 })).toContainText("Question");
});

test("what is no answer is refused in words, and the check stays as it was", async ({ page, browser }) => {
  await signInAs(page, "learning");
  await startCheck(page, "ai-literacy.concepts");
  const number = await questionNumber(page);
  const csrf = await page.locator("input[name=csrf]").first().inputValue();
  const to = `${new URL(page.url()).pathname}/answers`;
  const post = (body: string) =>
    page.request.post(to, { headers: { "Content-Type": "application/json", "X-CSRF": csrf }, data: body });
  const forged = { sequence: 0, itemId: "forged", decision: 0, answer: { type: "blank" }, confidence: "sure" };
  const refused = await post(JSON.stringify({ answers: [forged] }));
  expect(await refused.json()).toMatchObject({ refused: [{ kind: "not-this-question" }] });
  const large = await post(JSON.stringify({ answers: [{ ...forged, itemId: "x".repeat(1_000_000) }] }));
  expect(large.status()).toBe(413);
  expect(await large.text()).toContain("Nothing was saved");
  const nonsense = await post("{ not json");
  expect(nonsense.status()).toBe(400);
  expect(await nonsense.text()).not.toMatch(/\n\s+at /);
  await page.reload();
  expect(await questionNumber(page)).toBe(number);
  const stranger = await (await browser.newContext()).newPage();
  await signInAs(stranger, "grid");
  expect((await stranger.request.get(new URL(page.url()).pathname)).status()).toBe(404);
});

test("a check works without scripts", async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await signInAs(page, "lead");
  await startCheck(page, "ai-literacy.human-oversight");
  const first = await questionNumber(page);
  for (const expected of [first, first + 1]) {
    expect(await questionNumber(page)).toBe(expected);
    do {
      await page.getByRole("radio", { name: "Unsure" }).check();
      await page.getByRole("button", { name: "Save and go on" }).click();
    } while (await isCase(page));
  }
});
