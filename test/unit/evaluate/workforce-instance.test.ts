import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { readWorkforceInstance } from "../../../scripts/evaluate/workforce-instance.ts";

const folder = mkdtempSync(join(tmpdir(), "workforce-instance-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const whole = {
  people: [
    [[1, 20.5, 1]],
    [],
    [
      [0, 7, 2],
      [1, 3, 4],
    ],
  ],
  ...{
    id: "small",
    quarters: 2,
    roles: 2,
    demand: [
      [1, 0],
      [0, 2],
    ],
    hireCost: [30, 40],
  },
};

async function read(changes: Partial<Record<keyof typeof whole, unknown>>, cut = 0): Promise<unknown> {
  const path = join(folder, "instance.json.gz");
  const json = JSON.stringify({ ...whole, ...changes });
  writeFileSync(path, gzipSync(json.slice(0, json.length - cut)));
  return readWorkforceInstance(path);
}

describe("a staffing instance from a file", () => {
  it("is read in any order of its members; an offer beyond the horizon is none", async () => {
    expect(await read({})).toEqual({
      id: "small",
      problem: {
        ...{ people: 3, roles: 2, quarters: 2 },
        cost: Float64Array.of(0, 20.5, 0, 0, 7, 0),
        readyQuarter: Uint8Array.of(0, 1, 0, 0, 2, 0),
        demand: Int32Array.of(1, 0, 0, 2),
        hireCost: Float64Array.of(30, 40),
      },
    });
  });

  it("is refused with what is wrong", async () => {
    await expect(read({ people: [[[2, 20, 1]]] })).rejects.toThrow("Person 0: the offer 2, 20, 1 cannot be read");
    await expect(read({ people: [[], [[1, 20]]] })).rejects.toThrow(
      "Person 1: an offer is role, cost and ready quarter",
    );
    await expect(read({ people: [[[1, -4, 1]]] })).rejects.toThrow("Person 0");
    await expect(read({ demand: [[1, 0]] })).rejects.toThrow("a demand for every role and quarter");
    await expect(
      read({
        demand: [
          [1, 0],
          [0, -2],
        ],
      }),
    ).rejects.toThrow("whole heads");
    await expect(read({ hireCost: [1] })).rejects.toThrow("one hiring cost for every role");
    await expect(read({}, 3)).rejects.toThrow("ends in the middle");
    await expect(readWorkforceInstance(join(folder, "none.json.gz"))).rejects.toThrow("ENOENT");
  });
});
