import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pointsNeeded, type Checklist, type ChecklistPoint, type SignOffLevel } from "#app/engine/signoff/checklist.ts";
import { judge, type MarkedPoint, type PointMark } from "#app/engine/signoff/judgement.ts";

const point = (id: string, more: Partial<ChecklistPoint> = {}): ChecklistPoint => ({
  id,
  observe: `Watch ${id}`,
  anchors: ["not yet", "with help", "alone"],
  scale: { kind: "anchors" },
  safetyCritical: false,
  ...more,
});

const checklist = (points: readonly ChecklistPoint[], level: SignOffLevel = 3): Checklist => ({
  source: "published",
  title: "Clear a false reject",
  level,
  minutes: 30,
  setting: null,
  stop: null,
  version: 1,
  points,
});

/** Marks in the order of the points. */
const marked = (list: Checklist, marks: readonly PointMark[]): readonly MarkedPoint[] =>
  list.points.flatMap(({ id }, at) => {
    const mark = marks[at];
    return mark === undefined ? [] : [{ pointId: id, mark }];
  });

const letters = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
const ten = checklist(letters.map((id) => point(id, { safetyCritical: id === "i" })));
const reachedBy = (list: Checklist, marks: readonly PointMark[], reason: string | null = null) =>
  judge(list, marked(list, marks), reason);

describe("a published list with anchors", () => {
  it("is signed at the level when four fifths are at it and none is two steps below", () => {
    expect(reachedBy(ten, [3, 3, 3, 3, 3, 3, 3, 2, 3, 2])).toEqual({
      ok: true,
      value: { reached: 3, outcome: "signed", missing: ["h", "j"] },
    });
  });

  it("is not yet there with three points of ten below, and says which", () => {
    expect(reachedBy(ten, [3, 3, 3, 3, 3, 3, 2, 2, 3, 2])).toEqual({
      ok: true,
      value: { reached: 2, outcome: "not-yet", missing: ["g", "h", "j"] },
    });
  });

  it("is not yet there when a single safety-critical point is below, however good the rest", () => {
    expect(reachedBy(ten, [3, 3, 3, 3, 3, 3, 3, 3, 2, 3])).toEqual({
      ok: true,
      value: { reached: 2, outcome: "not-yet", missing: ["i"] },
    });
  });

  it("falls by as many levels as its weak points ask for", () => {
    expect(reachedBy(ten, [3, 3, 3, 3, 3, 3, 3, 3, 3, 1])).toMatchObject({ value: { reached: 2 } });
    expect(reachedBy(ten, [1, 1, 1, 3, 3, 3, 3, 3, 3, 3])).toMatchObject({ value: { reached: 1 } });
  });

  it("never states more than was asked for", () => {
    const second = checklist(ten.points, 2);
    expect(reachedBy(second, Array<PointMark>(10).fill(3))).toMatchObject({ value: { reached: 2, outcome: "signed" } });
  });

  it("asks for a reason in words from level 4 on", () => {
    const fourth = checklist(ten.points, 4);
    const best = Array<PointMark>(10).fill(3);
    expect(reachedBy(fourth, best, "  ")).toEqual({ ok: false, error: { kind: "reason-missing", reached: 4 } });
    expect(reachedBy(fourth, best, "Coached two others through it")).toMatchObject({ value: { reached: 4 } });
  });
});

describe("a list that cannot be signed", () => {
  it("has a point without a mark", () => {
    expect(reachedBy(ten, [3, 3, 3, 3, 3, 3, 3, 3, 3])).toEqual({
      ok: false,
      error: { kind: "unmarked", pointIds: ["j"] },
    });
  });

  it("leaves out a safety-critical point", () => {
    expect(reachedBy(ten, [3, 3, 3, 3, 3, 3, 3, 3, "not-seen", 3])).toEqual({
      ok: false,
      error: { kind: "safety-not-seen", pointIds: ["i"] },
    });
  });

  it("saw fewer than two thirds", () => {
    const marks: PointMark[] = ["not-seen", "not-seen", "not-seen", "not-seen", 3, 3, 3, 3, 3, 3];
    expect(pointsNeeded(ten)).toBe(7);
    expect(reachedBy(ten, marks)).toEqual({ ok: false, error: { kind: "too-few-seen", seen: 6, needed: 7 } });
    expect(reachedBy(ten, [3, ...marks.slice(1)])).toMatchObject({ value: { reached: 3, outcome: "signed" } });
  });

  it("marks a point that is not on it", () => {
    const marks = [...marked(ten, Array<PointMark>(10).fill(3)), { pointId: "z", mark: 3 as const }];
    expect(judge(ten, marks, null)).toEqual({ ok: false, error: { kind: "unknown-point", pointIds: ["z"] } });
  });
});

describe("a list made of level texts", () => {
  const statement = (level: SignOffLevel, safetyCritical = false) =>
    point(`level-${level}`, { scale: { kind: "statement", level }, safetyCritical });
  const texts = checklist([statement(1), statement(2), statement(3, true)]);

  it("states the highest level whose text and all below it were seen without help", () => {
    expect(reachedBy(texts, [3, 3, 3])).toMatchObject({ value: { reached: 3, outcome: "signed", missing: [] } });
    expect(reachedBy(texts, [3, 3, 2])).toMatchObject({ value: { reached: 2, missing: ["level-3"] } });
    expect(reachedBy(texts, [3, 1, 1])).toMatchObject({ value: { reached: 1 } });
    expect(reachedBy(texts, [1, 1, 1])).toMatchObject({ value: { reached: 0, outcome: "not-yet" } });
  });

  it("does not take lower texts for a higher level that was not seen", () => {
    const open = checklist([statement(1), statement(2), statement(3)]);
    expect(reachedBy(open, [3, 3, "not-seen"])).toMatchObject({ value: { reached: 2, outcome: "not-yet" } });
  });
});

it("never gives a lower level for a better mark", () => {
  const marks = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(marks, fc.nat(9), fc.integer({ min: 1, max: 3 }), (given, at, level) => {
      const list = checklist(ten.points, level as SignOffLevel);
      const better = given.with(at, Math.min(3, (given[at] ?? 1) + 1));
      const [before, after] = [given, better].map((row) => reachedBy(list, row as PointMark[]));
      if (before?.ok !== true || after?.ok !== true) throw new Error("a fully marked list is always judged");
      expect(after.value.reached).toBeGreaterThanOrEqual(before.value.reached);
    }),
  );
});
