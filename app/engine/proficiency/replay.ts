import { daysBetween, toDayNumber, type PlainDate } from "#app/engine/kernel/calendar.ts";
import type { EvidenceId } from "#app/engine/kernel/ids.ts";
import type { Logit } from "#app/engine/kernel/units.ts";
import { thetaOfRating } from "#app/engine/skills/skill.ts";
import type { BeliefModel } from "./belief-model.ts";
import { MODEL_VERSION, POPULATION_MEAN, SMALLEST_NOISE_SD } from "./belief-parameters.ts";
import { retention, retentionStep } from "./forgetting.ts";
import {
  createGaussianState,
  mirrorCovariance,
  observeLevel,
  observeResponse,
  type GaussianState,
} from "./gaussian-state.ts";
import { orderLedger, standingOf, type DatedEntry, type EntryFate } from "./ledger-order.ts";
import { sourceParameters, tableSources, type RaterSource, type SourceTable } from "./rater-source.ts";
import { isOverAt, type Evidence, type ItemResponseEvidence, type LevelEvidence } from "./evidence.ts";
import type { Belief } from "./skill-estimate.ts";

/** What one entry did to one of the skills it names, at the moment it was replayed. */
export interface SkillInfluence {
  readonly skillIndex: number;
  /** The level the entry states, 0…5; of an answer, the level its question was written for. */
  readonly level: number;
  readonly meanBefore: Logit;
  readonly meanAfter: Logit;
  readonly sdBefore: Logit;
  readonly sdAfter: Logit;
  /** Share of the variance that the entry took away, 0…1: how far the mean follows. For a role prior 1: it sets the start. */
  readonly weight: number;
  /** Share of it not forgotten on the day of the replay, 0…1. A later entry on the skill does not change it. */
  readonly retained: number;
}

export interface EntryInfluence {
  readonly id: EvidenceId;
  readonly fate: EntryFate;
  /** Empty unless the entry counts. */
  readonly skills: readonly SkillInfluence[];
}

/** A belief with everything the replay knows and the store does not keep. */
export interface ReplayedBelief extends Belief {
  /** Length nSkills + sources: posterior means in full precision; the biases follow the skills. */
  readonly posteriorMeans: Float64Array;
  /** Symmetric, row-major, side nSkills + sources.length. */
  readonly covariance: Float64Array;
  readonly sources: readonly RaterSource[];
  /** In ledger order, one per entry. */
  readonly influences: readonly EntryInfluence[];
  /** Per skill: last day on which what measured it counts; null where nothing ends or nothing measured it. */
  readonly measuredUntil: readonly (PlainDate | null)[];
}

export interface ReplayOptions {
  /** Entries to leave out, as if they had never been made. */
  readonly without?: ReadonlySet<EvidenceId>;
  /** ISO instant: leave out what was recorded later ("as known on"). */
  readonly knownBy?: string;
}

const NONE: ReadonlySet<EvidenceId> = new Set();

/**
 * The belief about one person on the day `asOf`, rebuilt from the ledger. Deterministic: the same entries give the same
 * bits in whatever order they are passed. Cost: one O(nSkills²) step per level statement and per distinct day of
 * evidence, about 10 µs each at 80 skills.
 */
export function replayLedger(
  model: BeliefModel,
  ledger: readonly Evidence[],
  asOf: PlainDate,
  options: ReplayOptions = {},
): ReplayedBelief {
  const view = { asOf, knownBy: options.knownBy ?? null, without: options.without ?? NONE };
  const ordered = orderLedger(ledger, view);
  const table = tableSources(ordered);
  const walk = startWalk(model, ordered, table, asOf);
  const influences = ordered.map(({ entry, fate }) => ({
    id: entry.id,
    fate,
    skills: fate === "counts" ? replayEntry(walk, entry, asOf) : [],
  }));
  forgetUntil(walk, asOf);
  mirrorCovariance(walk.state);
  const { means, covariance, size } = walk.state;
  return {
    asOf,
    modelVersion: MODEL_VERSION,
    means: Float32Array.from(means.subarray(0, model.size)),
    sds: Float32Array.from({ length: model.size }, (_, i) => Math.sqrt(covariance[i * size + i] ?? 0)),
    ...standingOf(ordered, { index: model.graph.index, size: model.size, asOf }),
    evidenceCount: ordered.filter(({ fate }) => fate === "counts").length,
    posteriorMeans: means,
    covariance,
    sources: table.sources,
    influences,
  };
}

/** Where a replay stands: the Gaussian on `day`, and for each skill the day from which its forgetting is counted. */
interface Walk {
  readonly model: BeliefModel;
  readonly table: SourceTable;
  readonly priorMeans: Float64Array;
  readonly state: GaussianState;
  /** Day of the skill's last own statement; until it has one, the day of the first statement on any skill. */
  readonly lastOwnDay: Int32Array;
  day: number | null;
}

function startWalk(model: BeliefModel, ordered: readonly DatedEntry[], table: SourceTable, asOf: PlainDate): Walk {
  const { size, priorCovariance } = model;
  const state = createGaussianState(size + table.sources.length);
  const priorMeans = new Float64Array(size).fill(POPULATION_MEAN);
  for (const { entry, fate } of ordered) {
    if (entry.kind === "role-prior" && fate === "counts") setPriorMeans(priorMeans, entry, model, asOf);
  }
  state.means.set(priorMeans);
  for (let i = 0; i < size; i += 1)
    state.covariance.set(priorCovariance.subarray(i * size, i * size + i + 1), i * state.size);
  for (const [position, source] of table.sources.entries()) {
    const { biasMean, biasSd } = sourceParameters(source);
    const at = size + position;
    state.means[at] = biasMean;
    state.covariance[at * state.size + at] = biasSd * biasSd;
  }
  return { model, table, priorMeans, state, lastOwnDay: new Int32Array(size), day: null };
}

function setPriorMeans(priorMeans: Float64Array, entry: LevelEvidence, model: BeliefModel, asOf: PlainDate): void {
  for (const [position, skill] of entry.skillIds.entries()) {
    const at = model.graph.index.get(skill);
    if (at !== undefined && !isOverAt(entry, position, asOf))
      priorMeans[at] = thetaOfRating(entry.values[position] ?? 0);
  }
}

function replayEntry(walk: Walk, entry: Evidence, asOf: PlainDate): readonly SkillInfluence[] {
  if (entry.kind !== "role-prior") forgetUntil(walk, entry.effectiveOn);
  if (entry.kind === "item-response") return respond(walk, entry, asOf);
  const influences: SkillInfluence[] = [];
  for (const [position, skill] of entry.skillIds.entries()) {
    const at = walk.model.graph.index.get(skill);
    if (at === undefined || isOverAt(entry, position, asOf)) continue;
    const level = entry.values[position] ?? 0;
    influences.push(
      entry.kind === "role-prior" ? priorInfluence(walk, at, level) : observe(walk, entry, at, level, asOf),
    );
  }
  return influences;
}

/** One answer: all skills of the item at once. Skills that the version does not have are left out of what it measures. */
function respond(walk: Walk, entry: ItemResponseEvidence, asOf: PlainDate): readonly SkillInfluence[] {
  const { state, model } = walk;
  const skills = entry.skillIds.flatMap((skill) => model.graph.index.get(skill) ?? []);
  if (skills.length === 0) return [];
  const read = (at: number): readonly [number, number] => {
    return [state.means[at] ?? 0, Math.sqrt(state.covariance[at * state.size + at] ?? 0)];
  };
  const before = skills.map(read);
  observeResponse(state, skills, entry.response.parameters, entry.response.score);
  return skills.map((at, position): SkillInfluence => {
    const [meanBefore, sdBefore] = before[position] ?? [0, 1];
    const [meanAfter, sdAfter] = read(at);
    walk.lastOwnDay[at] = walk.day ?? 0;
    return {
      skillIndex: at,
      level: entry.response.level,
      meanBefore,
      meanAfter,
      sdBefore,
      sdAfter,
      weight: Math.max(0, 1 - (sdAfter * sdAfter) / (sdBefore * sdBefore)),
      retained: retention(daysBetween(entry.effectiveOn, asOf), model.stabilityDays[at] ?? 1),
    };
  });
}

function priorInfluence(walk: Walk, at: number, level: number): SkillInfluence {
  const sd = Math.sqrt(walk.model.priorCovariance[at * walk.model.size + at] ?? 0);
  return {
    skillIndex: at,
    level,
    meanBefore: POPULATION_MEAN,
    meanAfter: walk.priorMeans[at] ?? POPULATION_MEAN,
    sdBefore: sd,
    sdAfter: sd,
    weight: 1,
    retained: 1,
  };
}

function observe(walk: Walk, entry: LevelEvidence, at: number, level: number, asOf: PlainDate): SkillInfluence {
  const { state, table, model } = walk;
  const position = table.sourceOf(entry);
  const source = table.sources[position];
  const noiseSd = entry.noiseSd ?? (source === undefined ? SMALLEST_NOISE_SD : sourceParameters(source).noiseSd);
  const diagonal = at * state.size + at;
  const [meanBefore, sdBefore] = [state.means[at] ?? 0, Math.sqrt(state.covariance[diagonal] ?? 0)];
  const bias = source === undefined ? -1 : model.size + position;
  const weight = observeLevel(state, at, bias, thetaOfRating(level), Math.max(noiseSd, SMALLEST_NOISE_SD));
  walk.lastOwnDay[at] = walk.day ?? 0;
  return {
    skillIndex: at,
    level,
    meanBefore,
    meanAfter: state.means[at] ?? 0,
    sdBefore,
    sdAfter: Math.sqrt(state.covariance[diagonal] ?? 0),
    weight,
    retained: retention(daysBetween(entry.effectiveOn, asOf), model.stabilityDays[at] ?? 1),
  };
}

/**
 * Carries the Gaussian from `walk.day` to `date`: means m0 + ρ(m - m0), covariance Ρ·P·Ρ + D·P0·D with D = √(1 - Ρ²), where
 * ρ is the share each skill retains. Both terms are positive semi-definite, no variance passes the prior one, and each
 * skill's own variance follows the power law exactly, however the time is cut into steps. Biases are not forgotten.
 */
function forgetUntil(walk: Walk, date: PlainDate): void {
  const day = toDayNumber(date);
  const before = walk.day;
  walk.day = day;
  if (before === null) {
    walk.lastOwnDay.fill(day);
    return;
  }
  if (day === before) return;
  const { model, state, priorMeans, lastOwnDay } = walk;
  const kept = new Float64Array(state.size).fill(1);
  const lost = new Float64Array(state.size);
  for (let i = 0; i < model.size; i += 1) {
    const own = lastOwnDay[i] ?? day;
    const share = retentionStep(before - own, day - own, model.stabilityDays[i] ?? 1);
    kept[i] = share;
    lost[i] = Math.sqrt(1 - share * share);
    const prior = priorMeans[i] ?? 0;
    state.means[i] = prior + share * ((state.means[i] ?? 0) - prior);
  }
  mixCovariance(state, model, kept, lost);
}

function mixCovariance(state: GaussianState, model: BeliefModel, kept: Float64Array, lost: Float64Array): void {
  const { covariance, size } = state;
  for (let i = 0; i < size; i += 1) {
    const [keptI, lostI] = [kept[i] ?? 1, lost[i] ?? 0];
    const row = i * size;
    const priorRow = i * model.size;
    const skillColumns = i < model.size ? i + 1 : model.size;
    for (let j = 0; j < skillColumns; j += 1) {
      const carried = keptI * (kept[j] ?? 1) * (covariance[row + j] ?? 0);
      // rows of biases have no prior covariance with skills, and nothing of them is lost
      covariance[row + j] =
        lostI === 0 ? carried : carried + lostI * (lost[j] ?? 0) * (model.priorCovariance[priorRow + j] ?? 0);
    }
  }
}
