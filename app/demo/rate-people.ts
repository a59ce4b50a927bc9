import { addDays, addMonths } from "#app/engine/kernel/calendar.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { LearnerId } from "#app/engine/kernel/ids.ts";
import type { RoleRequirement } from "#app/engine/skills/role-profile.ts";
import type { DemoRandom, DemoSource } from "./demo-random.ts";
import type { DemoCatalog, DemoEvidence } from "./demo-rows.ts";
import { signInOf } from "./demo-sign-ins.ts";
import { lastEntryDay } from "./draw-training.ts";
import { makeEntry } from "./ledger-entry.ts";
import type { DemoMember } from "./member.ts";
import { KNOWN_RATERS } from "./planted-posts.ts";
import { MANAGER_NOTES, TOP_NOTES } from "./rating-notes.ts";
import { observedLevelLimit } from "./single-points.ts";
import type { TrueLevels } from "./true-levels.ts";

interface Round {
  readonly monthsAgo: number;
  readonly participation: number;
}

const SELF_ROUNDS: readonly Round[] = [
  { monthsAgo: 16, participation: 0.6 },
  { monthsAgo: 8, participation: 0.5 },
  { monthsAgo: 3, participation: 0.55 },
];
const MANAGER_ROUNDS: readonly Round[] = [
  { monthsAgo: 16, participation: 0.7 },
  { monthsAgo: 10, participation: 0.3 },
  { monthsAgo: 4, participation: 0.75 },
];
/** The two raters whose offset is worth showing also held talks in between, and skipped nobody. */
const KNOWN_RATER_ROUNDS: readonly Round[] = [16, 10, 4].map((monthsAgo) => ({ monthsAgo, participation: 1 }));

export interface RatingInputs {
  readonly source: DemoSource;
  readonly catalog: DemoCatalog;
  readonly members: readonly DemoMember[];
  readonly truth: TrueLevels;
  readonly today: PlainDate;
}

const clampLevel = (level: number): number => Math.min(5, Math.max(0, level));
const toStep = (level: number, step: number): number => clampLevel(Math.round(level / step) * step);

export function statedRequirements(catalog: DemoCatalog, role: string | null): readonly RoleRequirement[] {
  const profile = catalog.roles.find((candidate) => candidate.id === role);
  return (profile?.requirements ?? []).filter((requirement) => requirement.origin === "stated");
}

function roundDay(random: DemoRandom, member: DemoMember, round: Round, today: PlainDate): PlainDate | undefined {
  const day = addDays(addMonths(today, -round.monthsAgo), random.integer(-25, 20));
  const present = day > addDays(member.person.startedOn, 30) && day <= lastEntryDay(member, today);
  // Whoever has a stale record did take part in the first round, and the demo's own users always did.
  const always = member.coverage === "stale" || signInOf(member.key) !== undefined;
  const takesPart = random.chance(round.participation) || always;
  return takesPart && present ? day : undefined;
}

/** One in five thinks far too well of themselves, three in ten far too little; knowing little makes for boldness. */
function drawSelfBias(random: DemoRandom): number {
  const kind = random.uniform();
  if (kind < 0.2) return random.normal(0.9, 0.2);
  return kind < 0.5 ? random.normal(-0.75, 0.15) : random.normal(-0.1, 0.22);
}

function rateSelf(inputs: RatingInputs, member: DemoMember): DemoEvidence[] {
  const { source, catalog, truth, today } = inputs;
  const random = source.stream(`self/${member.key}`);
  const bias = drawSelfBias(random);
  const own = statedRequirements(catalog, member.person.roleId);
  const wanted = statedRequirements(catalog, member.person.targetRoleId).filter((r) => r.criticality === "critical");
  return SELF_ROUNDS.flatMap((round, index) => {
    const day = roundDay(random, member, round, today);
    if (day === undefined || own.length === 0) return [];
    const chosen = new Set(
      [...random.sample(own, random.integer(7, 11)), ...random.sample(wanted, 3)].map((r) => r.skillId),
    );
    const levels = [...chosen].map((skill) => {
      const level = truth.at(member, skill, day);
      return [skill, toStep(level + bias + 0.25 * (1.6 - level) + random.normal(0, 0.35), 1)] as const;
    });
    return [
      makeEntry(source, {
        member,
        kind: "self-rating",
        key: `round-${String(index + 1)}`,
        levels,
        on: day,
        rater: member,
        enteredBy: member,
        label: "Own rating",
      }),
    ];
  });
}

function leniencyOf(source: DemoSource, manager: DemoMember): number {
  return KNOWN_RATERS.get(manager.key) ?? source.stream(`leniency/${manager.key}`).normal(0, 0.3);
}

function rateByManager(inputs: RatingInputs, member: DemoMember, manager: DemoMember): DemoEvidence[] {
  const { source, catalog, truth, today } = inputs;
  const random = source.stream(`managed/${member.key}`);
  const leniency = leniencyOf(source, manager);
  const own = statedRequirements(catalog, member.person.roleId);
  const rounds = KNOWN_RATERS.has(manager.key) ? KNOWN_RATER_ROUNDS : MANAGER_ROUNDS;
  return rounds.flatMap((round, index) => {
    const day = roundDay(random, member, round, today);
    if (day === undefined || own.length === 0 || manager.person.startedOn > day) return [];
    const levels = random.sample(own, random.integer(6, 10)).map(({ skillId }) => {
      const level = truth.at(member, skillId, day) + leniency + random.normal(0, 0.3);
      return [skillId, Math.min(observedLevelLimit(member, skillId), toStep(level, 0.5))] as const;
    });
    const top = levels.some(([, level]) => level >= 4);
    const note = top ? random.pick(TOP_NOTES) : random.chance(0.3) ? random.pick(MANAGER_NOTES) : undefined;
    return [
      makeEntry(source, {
        member,
        kind: "manager-rating",
        key: `talk-${String(index + 1)}`,
        levels,
        on: day,
        recordedOn: addDays(day, random.integer(0, 3)),
        rater: manager,
        enteredBy: manager,
        label: "Skills talk",
        ...(note === undefined ? {} : { note }),
      }),
    ];
  });
}

/** Ratings by people of themselves and by the managers of their people. */
export function ratePeople(inputs: RatingInputs): readonly DemoEvidence[] {
  const byId = new Map<LearnerId, DemoMember>(inputs.members.map((member) => [member.person.id, member]));
  return inputs.members
    .filter((member) => member.coverage !== "never")
    .flatMap((member) => {
      const manager = member.person.managerId === null ? undefined : byId.get(member.person.managerId);
      return [...rateSelf(inputs, member), ...(manager === undefined ? [] : rateByManager(inputs, member, manager))];
    });
}
