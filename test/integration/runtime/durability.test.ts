import { expect, test } from "vitest";
import { proveDurability } from "../../../scripts/durability/prove.ts";

test("killing the embedded database and its application loses no confirmed write, and both come back", async () => {
  const report = await proveDurability(4, () => undefined);
  expect(report.acknowledged).toBeGreaterThan(80);
  expect(report.lost).toBe(0);
  expect(report.orphans).toBe(0);
}, 180_000);
