import { expect, test, type Page } from "@playwright/test";
import { violations } from "./axe.ts";
import { signInAs } from "./sign-in.ts";

/** Every page that has an address of its own, by who opens it. Pages behind an id are reached through a link. */
const PAGES: readonly { readonly who: string; readonly paths: readonly string[] }[] = [
  {
    who: "grid",
    paths: [
      "/me",
      "/me?horizon=future",
      "/me/rate",
      "/skills",
      "/skills?view=graph",
      "/roles",
      "/roles/grid-operator",
      "/skills/ot-security.awareness",
    ],
  },
  {
    who: "learning",
    paths: ["/heatmap?rows=teams", "/heatmap?rows=people", "/heatmap?rows=sites", "/admin/imports", "/admin/titles"],
  },
  { who: "planner", paths: ["/planning/roles", "/heatmap"] },
  { who: "admin", paths: ["/admin/access", "/admin/access/new", "/admin/audit"] },
];

const widerThanScreen = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const path of ["/sign-in", "/badge", "/no-such-page"]) {
  test(`${path} has no accessibility violation`, async ({ page }) => {
    await page.goto(path);
    expect(await violations(page)).toEqual([]);
  });
}

for (const { who, paths } of PAGES) {
  test(`the pages of ${who} have no accessibility violation, light, dark and on a phone`, async ({ page }) => {
    test.setTimeout(180_000);
    await signInAs(page, who);
    for (const path of paths) {
      for (const look of [
        { colorScheme: "light", width: 1440 },
        { colorScheme: "dark", width: 390 },
      ] as const) {
        await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: "reduce" });
        await page.setViewportSize({ width: look.width, height: 844 });
        await page.goto(path);
        const where = `${path} at ${look.width} px, ${look.colorScheme}`;
        expect(await violations(page), where).toEqual([]);
        expect(await widerThanScreen(page), where).toBeLessThanOrEqual(0);
      }
    }
  });
}

test("a person and one of their skills have no accessibility violation", async ({ page }) => {
  await signInAs(page, "lead");
  await page.goto("/heatmap?rows=people");
  await page.locator('a[href*="/people/"]').first().click();
  await page.waitForURL(/\/people\//);
  expect(await violations(page)).toEqual([]);
  await page.getByRole("table").getByRole("link").first().click();
  await page.waitForURL(/\/skills\//);
  expect(await violations(page)).toEqual([]);
});

test("an account and the preview of an import have no accessibility violation", async ({ page }) => {
  await signInAs(page, "admin");
  await page.goto("/admin/access");
  await page.getByRole("main").getByRole("table").getByRole("link").first().click();
  await page.waitForURL(/access\/[0-9a-f-]{36}/);
  expect(await violations(page)).toEqual([]);
  await page.goto("/admin/imports");
  const file = {
    name: "shifts.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("code,name,starts,ends\nX,Extra,06:00,14:00\n"),
  };
  await page.getByLabel("File", { exact: true }).setInputFiles(file);
  await page.getByRole("button", { name: "Upload and look at it" }).click();
  await page.waitForURL(/imports\/[0-9a-f-]{36}/);
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Check what would change" }).click();
  await expect(page.getByRole("button", { name: /^Apply/ })).toBeVisible({ timeout: 30_000 });
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Throw it away" }).click();
});
