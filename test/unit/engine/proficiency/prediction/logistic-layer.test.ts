import { describe, expect, it } from "vitest";
import { sigmoid } from "#app/engine/kernel/numeric.ts";
import { randomStream } from "#app/engine/kernel/random.ts";
import { fitLogisticLayer, layerLogit } from "#app/engine/proficiency/prediction/logistic-layer.ts";

const truth = [0.3, -1.1, 0.8];

function drawRows(count: number) {
  const random = randomStream("layer");
  const starts = Int32Array.from({ length: count + 1 }, (_, row) => row * 2);
  const columns = new Int32Array(2 * count);
  const values = new Float64Array(2 * count);
  const outcomes = new Uint8Array(count);
  for (let row = 0; row < count; row += 1) {
    const second = 1 + (row % 2);
    const value = random.nextNormal();
    columns.set([0, second], 2 * row);
    values.set([1, value], 2 * row);
    outcomes[row] = random.nextUniform() < sigmoid((truth[0] ?? 0) + value * (truth[second] ?? 0)) ? 1 : 0;
  }
  return { starts, columns, values, outcomes };
}

describe("logistic layer", () => {
  const rows = drawRows(20000);

  it("finds the weights that the outcomes were drawn with", () => {
    const weights = fitLogisticLayer(rows, Float64Array.of(0.01, 0.01, 0.01));
    truth.forEach((weight, column) => {
      expect(Math.abs((weights[column] ?? Number.NaN) - weight)).toBeLessThan(0.08);
    });
  });

  it("balances the slope of the log chance against the penalty in every column", () => {
    const penalty = Float64Array.of(1, 50, 300);
    const weights = fitLogisticLayer(rows, penalty);
    const slope = Array.from(penalty, (precision, column) => -precision * (weights[column] ?? 0));
    rows.outcomes.forEach((outcome, row) => {
      const surprise = outcome - sigmoid(layerLogit(weights, rows, row));
      for (const at of [2 * row, 2 * row + 1]) {
        const column = rows.columns[at] ?? 0;
        slope[column] = (slope[column] ?? 0) + surprise * (rows.values[at] ?? 0);
      }
    });
    for (const value of slope) expect(Math.abs(value)).toBeLessThan(1e-6);
  });

  it("keeps a weight at 0 when its column never occurs", () => {
    const weights = fitLogisticLayer(rows, Float64Array.of(1, 1, 1, 1));
    expect(weights[3]).toBe(0);
  });
});
