import { describe, expect, it } from "vitest";
import { firstSchedule, outlook, reschedule, REVIEW_GRADES } from "#app/services/review/schedule-card.ts";

const at = new Date("2026-11-20T08:00:00Z");
const daysAfter = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / 86_400_000;
/** As it comes back from the database. */
const stored = (card: { readonly memory: object }): unknown => JSON.parse(JSON.stringify(card.memory));

describe("the schedule of a fact", () => {
  it("brings a fact back a few days after its lesson, and the same day for the same answers", () => {
    const card = firstSchedule(at);
    expect(daysAfter(at, card.dueAt)).toBeGreaterThanOrEqual(1);
    expect(daysAfter(at, card.dueAt)).toBeLessThanOrEqual(4);
    expect(firstSchedule(at)).toEqual(card);
  });

  it("waits longer the better the fact was known, and survives being stored", () => {
    const card = firstSchedule(at);
    const days = outlook(stored(card), card.dueAt);
    const waits = REVIEW_GRADES.map((grade) => daysAfter(card.dueAt, days[grade]));
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits[0]).toBeGreaterThanOrEqual(1);
    expect(new Set(waits).size).toBe(4);
  });

  it("lets the wait grow with each time it was known, up to about a year, and falls back when it was not", () => {
    let card = firstSchedule(at);
    let last = 0;
    for (let time = 0; time < 4; time += 1) {
      const answeredAt = card.dueAt;
      card = reschedule(stored(card), "good", answeredAt);
      const wait = daysAfter(answeredAt, card.dueAt);
      expect(wait).toBeGreaterThan(last);
      // at the cap the scheduler still keeps the four answers a day apart
      expect(wait).toBeLessThanOrEqual(365 + 2);
      last = wait;
    }
    const forgotten = reschedule(stored(card), "again", card.dueAt);
    expect(daysAfter(card.dueAt, forgotten.dueAt)).toBeLessThan(last / 2);
  });

  it("refuses a memory that is none", () => {
    expect(() => reschedule({ due: "never" }, "good", at)).toThrow();
  });
});
