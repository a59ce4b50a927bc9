import fc from "fast-check";
import { addDays, plainDate } from "#app/engine/kernel/calendar.ts";
import { evidenceId, skillId, type SkillId } from "#app/engine/kernel/ids.ts";
import type { LevelEvidence, LevelEvidenceKind } from "#app/engine/proficiency/evidence.ts";
import type { Skill } from "#app/engine/skills/skill.ts";

export const START = plainDate("2025-01-01");

/** Twelve skills in three clusters, each but the first standing on an earlier one. */
export const SKILLS: readonly Skill[] = Array.from({ length: 12 }, (_, position) => ({
  id: named(position),
  clusterId: `cluster-${String(position % 3)}`,
  prerequisites: position === 0 ? [] : [{ skillId: named(Math.floor(position / 2)), minLevel: 2 as const }],
  volatility: (["low", "medium", "high"] as const)[position % 3] ?? "low",
  safetyCritical: position % 4 === 0,
}));

export function named(position: number): SkillId {
  return skillId(`area.skill-${String(position)}`);
}

/** One entry on day `day` of the ledger, with what a test does not care about filled in. */
export function entry(
  id: string,
  kind: LevelEvidenceKind,
  levels: Readonly<Record<number, number>>,
  rest: Partial<LevelEvidence> = {},
): LevelEvidence {
  return {
    id: evidenceId(id),
    kind,
    skillIds: Object.keys(levels).map((position) => named(Number(position))),
    values: Object.values(levels),
    noiseSd: null,
    effectiveOn: START,
    recordedAt: "2025-01-01T08:00:00.000Z",
    expiresOn: null,
    standing: "standing",
    raterId: null,
    reasonGiven: false,
    ...rest,
  };
}

const kind = fc.constantFrom<LevelEvidenceKind>(
  "self-rating",
  "manager-rating",
  "certificate",
  "imported-record",
  "practical-signoff",
  "lesson-check",
);

/** A ledger of up to `maxLength` entries over two years, some expiring, several raters, sometimes a role prior. */
export function anyLedger(maxLength = 12): fc.Arbitrary<LevelEvidence[]> {
  const one = fc.record({
    kind: fc.oneof({ arbitrary: kind, weight: 8 }, { arbitrary: fc.constant("role-prior" as const), weight: 1 }),
    levels: fc.dictionary(fc.nat(SKILLS.length - 1).map(String), fc.double({ min: 0, max: 5, noNaN: true }), {
      minKeys: 1,
      maxKeys: 3,
      noNullPrototype: true,
    }),
    day: fc.nat(700),
    expiresAfter: fc.option(fc.integer({ min: 1, max: 900 })),
    noiseSd: fc.option(fc.double({ min: 0.2, max: 2, noNaN: true })),
    rater: fc.option(fc.constantFrom("rater-a", "rater-b")),
  });
  return fc.array(one, { maxLength }).map((rows) =>
    rows.map((row, at) => {
      const effectiveOn = addDays(START, row.day);
      return entry(`entry-${String(at).padStart(3, "0")}`, row.kind, row.levels, {
        effectiveOn,
        recordedAt: `${effectiveOn}T08:00:00.000Z`,
        expiresOn: row.expiresAfter === null ? null : addDays(effectiveOn, row.expiresAfter),
        noiseSd: row.noiseSd,
        raterId: row.rater,
      });
    }),
  );
}

/** The day on which the ledgers of `anyLedger` are read. */
export const TODAY = addDays(START, 730);
