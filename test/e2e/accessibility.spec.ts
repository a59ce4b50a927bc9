import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
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

async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  return found.map(({ id, impact, nodes }) => `${id} (${impact ?? ""}): ${nodes[0]?.html.slice(0, 160) ?? ""}`);
}

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
