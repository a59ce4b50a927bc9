import { expect, it } from "vitest";
import { itemId, skillId } from "#app/engine/kernel/ids.ts";
import type { BankItem } from "#app/engine/measurement/check-design.ts";
import { exposureAfter, exposureLimits } from "#app/services/checks/skill-exposure.ts";

const bankItem = (at: number, status: BankItem["status"]): BankItem => ({
  ...{ id: itemId(`item-${String(at)}`), skillId: skillId("welding.basics"), level: 2, type: "single", status },
  ...{ contentArea: "welding.basics/heat", safetyCritical: false, version: 1, seconds: 60 },
  parameters: { discrimination: 1, difficulty: 0, guessing: 0.2, slipping: 0, steps: [0] },
});
const bank = Array.from({ length: 62 }, (_, at) => bankItem(at, at < 60 ? "live" : "pilot"));
const id = (at: number) => bank[at]?.id ?? itemId("none");

it("keeps back what was given in more than three checks of ten, and in a small bank only later", () => {
  const items = {
    [id(0)]: { given: 13, price: 0.4 },
    [id(1)]: { given: 11, price: 0 },
    [id(2)]: { given: 2, price: 0.1 },
  };
  const { held, prices } = exposureLimits(bank, { checks: 40, items });
  expect([...held]).toEqual([id(0)]);
  expect([...prices]).toEqual([
    [id(0), 0.4],
    [id(2), 0.1],
  ]);
  expect(exposureLimits(bank.slice(0, 10), { checks: 40, items }).held.size).toBe(0);
});

it("counts a check once, raises the price of what it gave, and forgets no item that is out of use", () => {
  const before = { checks: 40, items: { gone: { given: 7, price: 0.2 }, [id(2)]: { given: 2, price: 0.1 } } };
  const after = exposureAfter(bank, new Set([id(1), id(61)]), before);
  expect(after.checks).toBe(41);
  expect(after.items["gone"]).toEqual({ given: 7, price: 0.2 });
  expect(after.items[id(1)]?.given).toBe(1);
  expect(after.items[id(1)]?.price).toBeGreaterThan(0);
  expect(after.items[id(2)]?.given).toBe(2);
  expect(after.items[id(2)]?.price).toBeLessThan(0.1);
  // on trial: whoever gets it is not chosen by what it measures
  expect(after.items[id(61)]).toBeUndefined();
});
