import { addDays, type PlainDate } from "#app/engine/kernel/calendar.ts";
import { normalCdf } from "#app/engine/kernel/distributions.ts";
import { evidenceId, type SkillId } from "#app/engine/kernel/ids.ts";
import { cholesky } from "#app/engine/kernel/linear.ts";
import { randomStream, type RandomStream } from "#app/engine/kernel/random.ts";
import type { CompiledRequirements } from "#app/engine/skills/role-profile.ts";
import { levelCut, thetaOfRating, type ProficiencyLevel } from "#app/engine/skills/skill.ts";
import type { BeliefModel } from "./belief-model.ts";
import { POPULATION_MEAN, SOURCE_PARAMETERS } from "./belief-parameters.ts";
import type { ReadinessPair } from "./calibration-of-readiness.ts";
import type { LevelEvidence } from "./evidence.ts";
import { retentionStep } from "./forgetting.ts";
import { probabilityReady, skillStatus, type ReadinessPolicy } from "./readiness.ts";
import { replayLedger } from "./replay.ts";
import type { RolePrior } from "./role-prior.ts";
import { estimateAt } from "./skill-estimate.ts";

/** In what the drawn people and their evidence differ from what the model assumes; `AS_MODELLED` differs in nothing. */
export interface SimulatedTruth {
  /** Factor on the noise of every source. */
  readonly noise: number;
  /** Levels by which self-ratings and manager ratings are too high, beyond what the model expects. */
  readonly flattery: number;
  /** Factor on how long knowledge is kept. */
  readonly memory: number;
  /** Whether levels are stated as whole numbers from 0 to 5, as people do. */
  readonly wholeLevels: boolean;
}

export const AS_MODELLED: SimulatedTruth = { noise: 1, flattery: 0, memory: 1, wholeLevels: false };

/** A plausible way to be wrong: noisier and kinder sources, faster forgetting, whole levels. */
export const HARSHER: SimulatedTruth = { noise: 1.5, flattery: 0.5, memory: 0.5, wholeLevels: true };

export interface SimulatedRole {
  readonly prior: RolePrior;
  readonly requirements: CompiledRequirements;
}

/** One simulated population. Draws are repeatable: the same seed gives the same people, whatever the truth. */
export interface SimulationPlan {
  readonly roles: readonly SimulatedRole[];
  readonly truth: SimulatedTruth;
  readonly policy: ReadinessPolicy;
  readonly asOf: PlainDate;
  readonly seed: string;
}

type SimulatedKind = "self-rating" | "manager-rating" | "lesson-check" | "certificate" | "practical-signoff";

/** How often each kind occurs and how many skills it names at most: an ordinary year and a half of records. */
const KINDS: readonly { readonly kind: SimulatedKind; readonly share: number; readonly skills: number }[] = [
  { kind: "self-rating", share: 0.3, skills: 8 },
  { kind: "manager-rating", share: 0.3, skills: 3 },
  { kind: "lesson-check", share: 0.2, skills: 1 },
  { kind: "certificate", share: 0.08, skills: 2 },
  { kind: "practical-signoff", share: 0.12, skills: 1 },
];
const DAYS = 540;
const RATERS = 2;

/**
 * Draws people with known skills and their evidence, replays each ledger and compares what the model says with the truth.
 * The answer gives the pairs of one person by number. Making the plan costs one Cholesky factor; a person about 1 ms at 80
 * skills.
 */
export function simulateReadiness(
  model: BeliefModel,
  plan: SimulationPlan,
): (person: number) => readonly ReadinessPair[] {
  const factor = cholesky(model.priorCovariance, model.size);
  const ids = [...model.graph.index.keys()];
  return (person) => {
    const role = plan.roles[person % Math.max(1, plan.roles.length)];
    if (role === undefined || role.requirements.skills.length === 0) return [];
    const stream = randomStream(`${plan.seed} person ${String(person)}`);
    return livePerson({ model, plan, role, factor, ids, stream }, `person ${String(person)}`);
  };
}

interface Life {
  readonly model: BeliefModel;
  readonly plan: SimulationPlan;
  readonly role: SimulatedRole;
  readonly factor: Float64Array;
  /** Of the skills, by position. */
  readonly ids: readonly SkillId[];
  readonly stream: RandomStream;
}

function livePerson(life: Life, person: string): readonly ReadinessPair[] {
  const { model, plan, role } = life;
  const start = addDays(plan.asOf, -DAYS);
  const priorMeans = priorMeansOf(model, role.prior);
  const off = drawn(life);
  const theta = priorMeans.map((mean, at) => mean + (off[at] ?? 0));
  const ledger = liveThrough(life, theta, priorMeans, start);
  const replayed = replayLedger(model, [priorEntry(role.prior, start), ...ledger], plan.asOf);
  return [...role.requirements.skills].flatMap((skillIndex, row) => {
    const level = (role.requirements.levels[row] ?? 0) as ProficiencyLevel;
    const estimate = estimateAt(replayed, skillIndex);
    const safetyCritical = role.requirements.safetyCritical[row] === 1;
    const status = skillStatus(estimate, { level, safetyCritical }, plan.policy, plan.asOf);
    if (status === "not-measured" || status === "expired") return [];
    const truth = theta[skillIndex] ?? 0;
    return [
      {
        ...{ person, skillIndex, predicted: probabilityReady(estimate, level), confirmed: truth >= levelCut(level) },
        place: normalCdf((truth - estimate.mean) / estimate.sd),
      },
    ];
  });
}

function priorMeansOf(model: BeliefModel, prior: RolePrior): Float64Array {
  const means = new Float64Array(model.size).fill(POPULATION_MEAN);
  for (const [position, skill] of prior.skillIds.entries()) {
    const at = model.graph.index.get(skill);
    if (at !== undefined) means[at] = thetaOfRating(prior.values[position] ?? 0);
  }
  return means;
}

/** A draw from the prior covariance around 0. */
function drawn({ model: { size }, factor, stream }: Life): Float64Array {
  const normals = Float64Array.from({ length: size }, () => stream.nextNormal());
  return normals.map((_, i) => {
    let sum = 0;
    for (let j = 0; j <= i; j += 1) sum += (factor[i * size + j] ?? 0) * (normals[j] ?? 0);
    return sum;
  });
}

/** Lets the days pass: skills fade in place (`theta` changes), and on some days somebody states levels. */
function liveThrough(life: Life, theta: Float64Array, priorMeans: Float64Array, start: PlainDate): LevelEvidence[] {
  const { model, plan, role, stream } = life;
  const days = Array.from(
    { length: 4 + Math.floor(9 * stream.nextUniform()) },
    () => 1 + Math.floor((DAYS - 1) * stream.nextUniform()),
  ).sort((left, right) => left - right);
  const biases = new Map<string, number>();
  const lastOwnDay = new Float64Array(model.size).fill(days[0] ?? 0);
  let day = days[0] ?? 0;
  const ledger: LevelEvidence[] = [];
  for (const [number, next] of days.entries()) {
    fade(life, theta, priorMeans, lastOwnDay, day, next);
    day = next;
    const { kind, skills } = pickKind(stream);
    const rater = kind === "manager-rating" ? `rater ${String(Math.floor(RATERS * stream.nextUniform()))}` : null;
    const bias = biasOf(biases, `${kind} ${rater ?? ""}`, kind, plan.truth, stream);
    const named = pickSkills(role.requirements, 1 + Math.floor(skills * stream.nextUniform()), stream);
    const values = named.map((at) => stated((theta[at] ?? 0) + bias, kind, plan.truth, stream));
    for (const at of named) lastOwnDay[at] = day;
    const skillIds = named.flatMap((at) => life.ids[at] ?? []);
    ledger.push(statement(`e${String(number).padStart(3, "0")}`, kind, skillIds, values, addDays(start, day), rater));
  }
  fade(life, theta, priorMeans, lastOwnDay, day, DAYS);
  return ledger;
}

/** The model's own forgetting as a random process, with the truth's own memory. */
function fade(
  life: Life,
  theta: Float64Array,
  priorMeans: Float64Array,
  lastOwnDay: Float64Array,
  from: number,
  to: number,
): void {
  if (to === from) return;
  const fresh = drawn(life);
  for (const [at, mean] of priorMeans.entries()) {
    const own = lastOwnDay[at] ?? from;
    const stability = (life.model.stabilityDays[at] ?? 1) * life.plan.truth.memory;
    const share = retentionStep(from - own, to - own, stability);
    theta[at] = mean + share * ((theta[at] ?? 0) - mean) + Math.sqrt(1 - share * share) * (fresh[at] ?? 0);
  }
}

function pickKind(stream: RandomStream): (typeof KINDS)[number] {
  let left = stream.nextUniform();
  for (const candidate of KINDS) {
    left -= candidate.share;
    if (left <= 0) return candidate;
  }
  return KINDS[0] ?? { kind: "self-rating", share: 1, skills: 1 };
}

/** Different skills of the role, in order. */
function pickSkills({ skills }: CompiledRequirements, count: number, stream: RandomStream): readonly number[] {
  const picked = new Set<number>();
  for (let draw = 0; draw < count; draw += 1) {
    const skill = skills[Math.floor(skills.length * stream.nextUniform())];
    if (skill !== undefined) picked.add(skill);
  }
  return [...picked].sort((left, right) => left - right);
}

function biasOf(
  known: Map<string, number>,
  key: string,
  kind: SimulatedKind,
  truth: SimulatedTruth,
  stream: RandomStream,
): number {
  const { biasMean, biasSd } = SOURCE_PARAMETERS[kind];
  const flatters = kind === "self-rating" || kind === "manager-rating";
  const bias = known.get(key) ?? biasMean + biasSd * stream.nextNormal() + (flatters ? truth.flattery : 0);
  known.set(key, bias);
  return bias;
}

/** The level a source states for what it saw. A stated level k means the middle of its band. */
function stated(seen: number, kind: SimulatedKind, truth: SimulatedTruth, stream: RandomStream): number {
  const level = seen + truth.noise * SOURCE_PARAMETERS[kind].noiseSd * stream.nextNormal() - thetaOfRating(0);
  return truth.wholeLevels ? Math.min(5, Math.max(0, Math.round(level))) : level;
}

function priorEntry(prior: RolePrior, on: PlainDate): LevelEvidence {
  return statement("prior", "role-prior", prior.skillIds, prior.values, on, null);
}

function statement(
  id: string,
  kind: LevelEvidence["kind"],
  skillIds: readonly SkillId[],
  values: readonly number[],
  effectiveOn: PlainDate,
  raterId: string | null,
): LevelEvidence {
  return {
    ...{ id: evidenceId(id), kind, skillIds, values, noiseSd: null, effectiveOn, expiresOn: null, raterId },
    recordedAt: `${effectiveOn}T08:00:00.000Z`,
    standing: "standing",
    reasonGiven: true,
  };
}
