import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test, type Page } from "@playwright/test";
import { signInAs } from "./sign-in.ts";

const FOLDER = fileURLToPath(new URL("../../../shared/data/workforce/adventure-works-hr/", import.meta.url));

/** Uploads, looks, checks and applies; the page says how many lines were added. */
async function importFile(
  page: Page,
  file: Parameters<ReturnType<Page["getByLabel"]>["setInputFiles"]>[0],
  kind?: string,
) {
  await page.goto("/admin/imports");
  if (kind !== undefined) await page.getByLabel("What the file holds").selectOption(kind);
  await page.getByLabel("File", { exact: true }).setInputFiles(file);
  await page.getByRole("button", { name: "Upload and look at it" }).click();
  await page.waitForURL(/imports\/[0-9a-f-]{36}/);
  await page.getByRole("button", { name: "Check what would change" }).click();
  const apply = page.getByRole("button", { name: /^Apply/ });
  await expect(apply).toBeVisible({ timeout: 30_000 });
  await apply.click();
  await expect(page.getByRole("button", { name: "Take this import back" })).toBeVisible({ timeout: 60_000 });
}

const csv = (name: string, ...lines: readonly string[]) => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(`${lines.join("\n")}\n`),
});

test("a real company's people come in through the browser and their gaps can be seen", async ({ page }) => {
  test.skip(!existsSync(FOLDER), "the AdventureWorks tables are not beside the project");
  test.setTimeout(300_000);
  await signInAs(page, "admin");
  for (const file of ["Department.csv", "Shift.csv", "Employee.csv", "EmployeeDepartmentHistory.csv"]) {
    await importFile(page, `${FOLDER}${file}`);
  }
  await page.goto("/admin/titles?show=undecided");
  const title = page.getByRole("row").filter({ hasText: "Production Technician - WC60" });
  await title.getByRole("combobox").selectOption({ label: "Production operator" });
  await page.getByRole("button", { name: "Save the roles chosen here" }).click();
  await expect(page.getByText(/26 people got a new role/)).toBeVisible();

  const skill = "ot-security.awareness";
  await importFile(
    page,
    csv("ratings.csv", "employee id,skill,level,date", `AW-28,${skill},1,2026-09-01`, `AW-29,${skill},2,2026-09-01`),
    "ratings",
  );
  await importFile(
    page,
    csv(
      "certificates.csv",
      "employee id,certificate,skill,level,issued,expires",
      `AW-28,OT awareness,${skill},3,2026-10-01,2028-10-01`,
    ),
    "certificates",
  );

  await signOut(page);
  await signInAs(page, "learning");
  await page.goto("/heatmap?rows=people&q=Guy+1");
  const person = page.locator('a[href*="/people/"]').first();
  await expect(person).toBeVisible();
  await person.click();
  await expect(page.getByRole("row").filter({ hasText: "Everyday OT security" })).toContainText("Certificate");
});

test("a file with faults says which row and why, and writes only after a person said so", async ({ page }) => {
  await signInAs(page, "admin");
  await page.goto("/admin/imports");
  await page.getByLabel("What the file holds").selectOption("people");
  const broken = csv(
    "people.csv",
    "employee id,name,unit,start date",
    "X-1,Ada Stone,No such unit,2025-02-30",
    "X-1,Ada Stone,GRP,2025-02-01",
  );
  await page.getByLabel("File", { exact: true }).setInputFiles(broken);
  await page.getByRole("button", { name: "Upload and look at it" }).click();
  await page.getByRole("button", { name: "Check what would change" }).click();
  await expect(page.getByText(/Nothing has been written yet/)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("link", { name: /rejected/i }).first()).toBeVisible();
});

test("an empty file is refused with a sentence", async ({ page }) => {
  await signInAs(page, "admin");
  await page.goto("/admin/imports");
  await page.getByLabel("File", { exact: true }).setInputFiles(csv("empty.csv"));
  await page.getByRole("button", { name: "Upload and look at it" }).click();
  await expect(page.getByText(/empty/i).first()).toBeVisible();
});

async function signOut(page: Page): Promise<void> {
  await page.context().clearCookies();
}
