import { addMonths, daysBetween } from "#app/engine/kernel/calendar.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { skillId } from "#app/engine/kernel/ids.ts";
import type { SkillId } from "#app/engine/kernel/ids.ts";
import type { RoleRequirement } from "#app/engine/skills/role-profile.ts";
import type { Skill, Volatility } from "#app/engine/skills/skill.ts";
import type { DemoRandom, DemoSource } from "./demo-random.ts";
import type { DemoCatalog } from "./demo-rows.ts";
import type { Completion, Holding } from "./draw-training.ts";
import type { DemoMember } from "./member.ts";
import { HOLDER_LEVEL, SINGLE_POINTS, trueLevelLimit } from "./single-points.ts";
import { siteOffset } from "./site-profile.ts";

/** Levels lost per month without practice or training. */
const MONTHLY_DECAY: Readonly<Record<Volatility, number>> = { low: 0.004, medium: 0.01, high: 0.018 };
const DAYS_PER_MONTH = 30.44;
/** Before any course, people stand a little below what their role asks for. */
const BEFORE_TRAINING = -0.3;

export interface TrueLevels {
  /** The hidden level, 0…5, where k is the middle of level k. */
  at(member: DemoMember, skill: SkillId, day: PlainDate): number;
}

interface Gain {
  readonly on: PlainDate;
  readonly skill: string;
  readonly ceiling: number;
  readonly size: number;
}

interface PersonTruth {
  readonly start: ReadonlyMap<SkillId, number>;
  readonly gains: readonly Gain[];
}

interface Inputs {
  readonly source: DemoSource;
  readonly catalog: DemoCatalog;
  readonly members: readonly DemoMember[];
  readonly completions: readonly Completion[];
  readonly holdings: readonly Holding[];
  /** What assessors must be able to do, by `${member.key}|${skill}`. */
  readonly floors: ReadonlyMap<string, number>;
  readonly today: PlainDate;
}

function requirementsOf(catalog: DemoCatalog, member: DemoMember): ReadonlyMap<SkillId, RoleRequirement> {
  const role = catalog.roles.find((candidate) => candidate.id === member.person.roleId);
  return new Map((role?.requirements ?? []).map((requirement) => [requirement.skillId, requirement]));
}

/** Group averages plus what a person brings everywhere, in one cluster, and in one skill: correlated within a cluster. */
function drawStart(
  random: DemoRandom,
  member: DemoMember,
  skills: readonly Skill[],
  required: ReadonlyMap<SkillId, RoleRequirement>,
  newcomer: boolean,
): Map<SkillId, number> {
  const ability = random.normal(0, 0.5) + (member.rank === "crew" ? 0 : 0.2) - (newcomer ? 0.4 : 0);
  const clusters = new Map<string, number>();
  const start = new Map<SkillId, number>();
  for (const skill of skills) {
    const cluster = clusters.get(skill.clusterId) ?? random.normal(0, 0.45);
    clusters.set(skill.clusterId, cluster);
    const now = required.get(skill.id)?.now ?? 0;
    const spread = ability + cluster + random.normal(0, 0.45);
    const offset = siteOffset(member.site, skill.id, skill.clusterId);
    const elsewhere = (member.office ? 0.7 : 0.35) + 0.5 * (spread + offset);
    start.set(skill.id, now === 0 ? elsewhere : now + BEFORE_TRAINING + offset + spread);
  }
  return start;
}

function raise(start: Map<SkillId, number>, skill: string, level: number): void {
  const id = skillId(skill);
  start.set(id, Math.max(start.get(id) ?? 0, level));
}

function levelAt(truth: PersonTruth, skill: Skill, from: PlainDate, day: PlainDate): number {
  let level = truth.start.get(skill.id) ?? 0;
  let since = from;
  const rate = MONTHLY_DECAY[skill.volatility] / DAYS_PER_MONTH;
  for (const gain of truth.gains) {
    if (gain.skill !== skill.id || gain.on > day) continue;
    level -= rate * Math.max(0, daysBetween(since, gain.on));
    level += Math.max(0.1, Math.min(gain.size, gain.ceiling - level));
    since = gain.on;
  }
  return level - rate * Math.max(0, daysBetween(since, day));
}

function drawPerson(inputs: Inputs, member: DemoMember, from: PlainDate): PersonTruth {
  const random = inputs.source.stream(`truth/${member.key}`);
  const required = requirementsOf(inputs.catalog, member);
  const start = drawStart(
    random,
    member,
    inputs.catalog.skills,
    required,
    member.person.startedOn > addMonths(from, 6),
  );
  for (const holding of inputs.holdings.filter((h) => h.member === member)) {
    for (const [skill, level] of holding.type.proves) raise(start, skill, level - 0.4);
  }
  for (const point of SINGLE_POINTS.filter((p) => p.holderKey === member.key)) raise(start, point.skill, HOLDER_LEVEL);
  for (const skill of inputs.catalog.skills) {
    const floor = inputs.floors.get(`${member.key}|${skill.id}`);
    if (floor !== undefined) raise(start, skill.id, floor);
  }
  const gains = inputs.completions
    .filter((completion) => completion.member === member)
    .flatMap(({ course, on }) =>
      course.teaches.map(([skill, level]) => ({
        on,
        skill,
        ceiling: level + 0.6,
        size: course.gain * random.between(0.6, 1.4),
      })),
    )
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return { start, gains };
}

/** Draws what everybody can really do: start, growth by training, loss without it. */
export function drawTrueLevels(inputs: Inputs): TrueLevels {
  const from = addMonths(inputs.today, -18);
  const people = new Map(inputs.members.map((member) => [member.key, drawPerson(inputs, member, from)]));
  const skills = new Map(inputs.catalog.skills.map((skill) => [skill.id, skill]));
  return {
    at: (member, id, day) => {
      const truth = people.get(member.key);
      const skill = skills.get(id);
      if (truth === undefined || skill === undefined) throw new RangeError(`no true level of ${member.key} in ${id}`);
      return Math.min(trueLevelLimit(member, id), Math.max(0, levelAt(truth, skill, from, day)));
    },
  };
}
