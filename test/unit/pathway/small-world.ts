import fc from "fast-check";
import { addDays, plainDate, type PlainDate } from "#app/engine/kernel/calendar.ts";
import { evidenceId, roleId, skillId } from "#app/engine/kernel/ids.ts";
import { pathModules, type OfferedLesson } from "#app/engine/pathway/module-catalogue.ts";
import type { PathRequest, PathSkill } from "#app/engine/pathway/path-request.ts";
import type { PathWish } from "#app/engine/pathway/personal-path.ts";
import { createBeliefModel } from "#app/engine/proficiency/belief-model.ts";
import type { Evidence } from "#app/engine/proficiency/evidence.ts";
import { DEFAULT_POLICY } from "#app/engine/proficiency/readiness.ts";
import { replayLedger } from "#app/engine/proficiency/replay.ts";
import type { ProficiencyLevel } from "#app/engine/skills/skill.ts";

export const TODAY: PlainDate = plainDate("2026-11-22");

const level = (low: number, high: number): fc.Arbitrary<ProficiencyLevel> =>
  fc.integer({ min: low, max: high }).map((value) => value as ProficiencyLevel);

/** What somebody might wish for in a small world, by positions that are taken modulo what there is. */
interface AnyWish {
  readonly hours: number;
  readonly due: number | null;
  readonly absences: readonly (readonly [number, number])[];
  readonly excluded: readonly number[];
  readonly preferred: readonly number[];
  readonly started: readonly number[];
  readonly done: readonly number[];
  readonly postponed: readonly (readonly [number, number])[];
}

const places = (maxLength: number): fc.Arbitrary<number[]> => fc.array(fc.nat(999), { maxLength });
const anyWish: fc.Arbitrary<AnyWish> = fc.record({
  hours: fc.constantFrom(0.25, 0.5, 1, 2, 5.5),
  due: fc.option(fc.nat(60)),
  absences: fc.array(fc.tuple(fc.nat(30), fc.nat(12)), { maxLength: 2 }),
  ...{ excluded: places(2), preferred: places(2), started: places(2), done: places(2) },
  postponed: fc.array(fc.tuple(fc.nat(999), fc.nat(40)), { maxLength: 2 }),
});

const anySkill = fc.record({ practical: fc.boolean(), safetyCritical: fc.boolean(), cluster: fc.nat(1) });
const anyLesson = fc.record({
  band: fc.integer({ min: 1, max: 3 }),
  wide: fc.boolean(),
  minutes: fc.integer({ min: 4, max: 40 }),
  needs: fc.array(fc.tuple(fc.nat(4), level(1, 2)), { maxLength: 2 }),
  measured: fc.option(fc.record({ levels: fc.double({ min: 0, max: 1, noNaN: true }), n: fc.nat(60) })),
});
const anyEntry = fc.record({
  skill: fc.nat(4),
  kind: fc.constantFrom(
    "self-rating" as const,
    "manager-rating" as const,
    "certificate" as const,
    "role-prior" as const,
  ),
  value: fc.integer({ min: 0, max: 4 }),
  daysAgo: fc.nat(900),
  lasts: fc.option(fc.nat(600)),
});

/** Three to five skills with lessons of one or two bands, prerequisites on earlier skills only, some evidence, any wish. */
export const anyRequest: fc.Arbitrary<PathRequest> = fc
  .record({
    skills: fc.array(fc.tuple(anySkill, fc.array(anyLesson, { maxLength: 4 })), { minLength: 3, maxLength: 5 }),
    required: fc.array(fc.tuple(level(0, 4), fc.boolean()), { minLength: 3, maxLength: 5 }),
    ledger: fc.array(anyEntry, { maxLength: 6 }),
    wish: anyWish,
  })
  .map(({ skills: drawn, required, ledger, wish }) => {
    const skills = drawn.map(([{ practical, safetyCritical, cluster }], at): PathSkill => ({
      ...{ id: skillId(`skill-${String(at)}`), name: `Skill ${String(at)}`, clusterId: `cluster-${String(cluster)}` },
      ...{ prerequisites: [], volatility: "medium", safetyCritical, practical },
    }));
    const lessons = drawn.flatMap(([, own], at) =>
      [1, 2, 3]
        .map((band) => ({
          band,
          wide: false,
          minutes: 5 + 3 * band,
          needs: [] as [number, ProficiencyLevel][],
          measured: null,
        }))
        .concat(own as never[])
        .map(({ band, wide, minutes, needs, measured }, number): OfferedLesson => {
          const fromLevel = (band - 1) as ProficiencyLevel;
          return {
            ...{
              id: `skill-${String(at)}.${String(number)}`,
              skillId: skillId(`skill-${String(at)}`),
              title: "A lesson",
            },
            ...{ fromLevel, toLevel: (wide && band < 3 ? band + 1 : band) as ProficiencyLevel, minutes },
            prerequisites: needs
              .filter(([target]) => target < at)
              .map(([target, needed]) => ({ skillId: skillId(`skill-${String(target)}`), level: needed })),
            measuredGain: measured,
          };
        }),
    );
    const signOffs = skills.flatMap(({ id, practical }) => [
      ...(practical ? [{ skillId: id, level: 2 as const, title: "A task", minutes: 20 }] : []),
      { skillId: id, level: 4 as const, title: "A work sample", minutes: 90 },
    ]);
    const modules = pathModules(skills, lessons, signOffs);
    return {
      replayed: replayLedger(createBeliefModel(skills), entriesOf(ledger, skills), TODAY),
      ...{ skills, modules, policy: DEFAULT_POLICY, decidedAt: new Map(), seed: "somebody" },
      profile: {
        id: roleId("a-role"),
        requirements: required.slice(0, skills.length).map(([now, critical], at) => ({
          ...{ skillId: skillId(`skill-${String(at)}`), now, future: now, origin: "stated" as const },
          criticality: critical ? ("critical" as const) : ("important" as const),
        })),
      },
      wish: wishOf(
        wish,
        modules.map(({ key }) => key),
      ),
    };
  });

function entriesOf(
  drawn: readonly {
    skill: number;
    kind: "self-rating" | "manager-rating" | "certificate" | "role-prior";
    value: number;
    daysAgo: number;
    lasts: number | null;
  }[],
  skills: readonly PathSkill[],
): readonly Evidence[] {
  return drawn.map(({ skill, kind, value, daysAgo, lasts }, at) => {
    const effectiveOn = addDays(TODAY, -daysAgo);
    return {
      ...{ id: evidenceId(`entry-${String(at)}`), kind, values: [value], noiseSd: null, effectiveOn },
      skillIds: [skills[skill % skills.length]?.id ?? skillId("skill-0")],
      recordedAt: `${effectiveOn}T08:00:00.000Z`,
      expiresOn: lasts === null ? null : addDays(effectiveOn, lasts),
      ...{ standing: "standing", raterId: kind === "manager-rating" ? "a-manager" : null, reasonGiven: true },
    };
  });
}

function wishOf(drawn: AnyWish, keys: readonly string[]): PathWish {
  const keyAt = (place: number): string => keys[place % keys.length] ?? "";
  const started = [...new Set(drawn.started.map(keyAt))];
  return {
    ...{ roleId: roleId("a-role"), horizon: "now", hoursPerWeek: drawn.hours, startsOn: TODAY },
    dueOn: drawn.due === null ? null : addDays(TODAY, drawn.due),
    absences: drawn.absences.map(([after, days]) => ({
      from: addDays(TODAY, after),
      to: addDays(TODAY, after + days),
    })),
    excluded: drawn.excluded.map(keyAt).filter((key) => !started.includes(key)),
    preferred: drawn.preferred.map(keyAt),
    started,
    done: drawn.done.map((place) => ({ key: keyAt(place), at: "2026-11-20T10:00:00.000Z" })),
    postponed: drawn.postponed.map(([place, days]) => ({ key: keyAt(place), until: addDays(TODAY, days) })),
  };
}
