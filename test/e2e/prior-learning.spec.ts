import { expect, test } from "@playwright/test";
import { violations } from "./axe.ts";
import { signInAs } from "./sign-in.ts";

const PDF = Buffer.from("%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n");
const SKILL = "digital-twin.modelling";

test("prior learning is sent in, decided with a reason, and counts", async ({ page }) => {
  const description = `Three projects with a plant model, number ${String(Date.now())}`;
  await signInAs(page, "grid");
  await page.goto("/me/prior-learning");
  expect(await violations(page)).toEqual([]);
  await page.getByLabel("Skill").selectOption(SKILL);
  await page.getByLabel("Level I ask for").selectOption("3");
  await page.getByLabel("What I learned or did").fill(description);
  await page.getByLabel("Issued by").fill("Valley Polytechnic");
  await page.getByLabel("Issued on").fill("2025-03-10");
  const wrong = { name: "proof.pdf", mimeType: "application/pdf", buffer: Buffer.from("no PDF at all") };
  await page.getByLabel("Files").setInputFiles(wrong);
  await page.getByRole("button", { name: "Send for a decision" }).click();
  await expect(page.getByRole("alert")).toContainText("is no PDF, PNG or JPEG");
  await expect(page.getByLabel("What I learned or did")).toHaveValue(description);
  await page.getByLabel("Files").setInputFiles({ ...wrong, buffer: PDF });
  await page.getByRole("button", { name: "Send for a decision" }).click();
  await expect(page.getByText("Sent. You read the decision")).toBeVisible();
  const mine = page.getByRole("listitem").filter({ hasText: description });
  await expect(mine.getByText("Waiting for a decision")).toBeVisible();

  await page.context().clearCookies();
  await signInAs(page, "learning");
  await page.goto("/prior-learning");
  expect(await violations(page)).toEqual([]);
  await page.getByRole("row").filter({ hasText: "3 Independent" }).last().getByRole("link").click();
  await expect(page.getByText(description)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /proof\.pdf/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("proof.pdf");
  await page.getByRole("radio", { name: /^Accept/ }).check();
  await page.getByLabel("Counts as level").selectOption("2");
  await page.getByLabel("Reason").fill("The projects show routine modelling, not yet own choices.");
  await page.getByRole("button", { name: "Save the decision" }).click();
  await expect(page.getByText("Your decision was recorded.")).toBeVisible();

  await page.context().clearCookies();
  await signInAs(page, "grid");
  await page.goto("/me/prior-learning");
  const decided = page.getByRole("listitem").filter({ hasText: description });
  await expect(decided.getByText("Counts as level 2")).toBeVisible();
  await expect(decided).toContainText("not yet own choices");
  await page.goto(`/me?skill=${SKILL}`);
  await expect(page.getByText("Prior learning: certificate, Valley Polytechnic").first()).toBeVisible();
});

test("what was typed outlives a wrong turn, and an undecided claim is taken back", async ({ page }) => {
  const description = `Kept while reading something else ${String(Date.now())}`;
  await signInAs(page, "grid");
  await page.goto("/me/prior-learning");
  await page.getByLabel("What I learned or did").fill(description);
  await page.getByLabel("What it is").selectOption("work-experience");
  await page.goto("/skills");
  await page.goto("/me/prior-learning");
  await expect(page.getByLabel("What I learned or did")).toHaveValue(description);
  await page.getByLabel("Skill").selectOption(SKILL);
  await page.getByLabel("Level I ask for").selectOption("2");
  await page.getByRole("button", { name: "Send for a decision" }).click();
  const mine = page.getByRole("listitem").filter({ hasText: description });
  await mine.getByRole("button", { name: "Withdraw" }).click();
  await expect(mine.getByText("Withdrawn")).toBeVisible();
});
