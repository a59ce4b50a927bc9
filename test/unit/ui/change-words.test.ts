import { describe, expect, it } from "vitest";
import { plainDate } from "#app/engine/kernel/calendar.ts";
import {
  causeInWords,
  changeInWords,
  movementInWords,
  roleInWords,
  type Change,
} from "#app/ui/readiness/change-words.ts";

const at = (level: number) => ({ level, low: level - 0.5, high: level + 0.5 });
const skill = {
  skillId: "machine-vision.inspection",
  name: "Machine-vision inspection",
  required: 3,
  before: { status: "uncertain", interval: at(1.4), chance: 0.31 },
  after: { status: "nearly", interval: at(2.6), chance: 0.58 },
} as const;

const change: Change = {
  id: "1",
  cause: "practical-signoff",
  recordedAt: "2026-05-03T10:00:00.000Z",
  roleName: "Operator",
  newRoleName: null,
  entries: [
    {
      ...{ id: "e", kind: "practical-signoff", label: null, raterName: "Jo Berg" },
      effectiveOn: plainDate("2026-05-03"),
    },
  ],
  role: {
    before: { status: "not-ready", joint: { probability: 0.12 } },
    after: { status: "not-ready", joint: { probability: 0.19 } },
  },
  skills: [skill],
};

describe("a change in words", () => {
  it("names who, what and when, then before and after", () => {
    expect(changeInWords("en-GB", change)).toBe(
      "Practical sign-off by Jo Berg on 3 May 2026. Machine-vision inspection 1.4 → 2.6, chance of ready 31% → 58%.",
    );
    expect(roleInWords("en-GB", change)).toBe("Chance of being ready for Operator: 12% → 19%");
  });

  it("says what was not measured, and never writes it as a zero", () => {
    const first = { ...skill, before: { status: "not-measured", interval: null, chance: null } } as const;
    expect(movementInWords("en-GB", first)).toBe("not measured → 2.6, chance of ready 58%");
  });

  it("says that nothing moved, and keeps quiet about a role whose chance reads the same", () => {
    expect(changeInWords("en-GB", { ...change, skills: [] })).toContain("No estimate moved");
    const same = { status: "not-ready", joint: { probability: 0.121 } } as const;
    expect(roleInWords("en-GB", { ...change, role: { before: same, after: same } })).toBeNull();
  });

  it("tells a dispute, its outcome and a new role from an entry", () => {
    const words = (cause: string) => causeInWords("en-GB", { ...change, cause, newRoleName: "Planner" });
    expect(words("disputed")).toMatch(/^Disputed: .* does not count until decided$/);
    expect(words("dispute-upheld")).toMatch(/no longer counts$/);
    expect(words("dispute-rejected")).toMatch(/counts again$/);
    expect(words("role-change")).toBe("New role: Planner");
  });
});
