import { addDays, plainDate } from "#app/engine/kernel/calendar.ts";
import { normalCdf, normalDensity } from "#app/engine/kernel/distributions.ts";
import { evidenceId, skillId } from "#app/engine/kernel/ids.ts";
import { randomStream } from "#app/engine/kernel/random.ts";
import { createBeliefModel, type BeliefModel } from "#app/engine/proficiency/belief-model.ts";
import type { Evidence } from "#app/engine/proficiency/evidence.ts";
import {
  createGaussianState,
  observeLevel,
  observeResponse,
  type GaussianState,
} from "#app/engine/proficiency/gaussian-state.ts";
import { replayLedger } from "#app/engine/proficiency/replay.ts";
import { sample, type Measurement, type Sample } from "./measure.ts";
import { makeSkills, N_SKILLS } from "./people.ts";

const ANSWERS = 60;
const START = plainDate("2025-01-01");

/** One answer, one statement and a whole ledger, with the full covariance and against skills taken one by one. */
export async function beliefBenches(): Promise<readonly Measurement[]> {
  const model = createBeliefModel(makeSkills());
  const answers = makeAnswers();
  const full = await sample(() => replayAnswers(model, answers), { rounds: 40, calls: 50, unit: "µs" });
  const copy = await sample(() => startState(model), { rounds: 40, calls: 500, unit: "µs" });
  const diagonal = await sample(() => replayDiagonal(model, answers), { rounds: 40, calls: 2_000, unit: "µs" });
  const each = ({ median, p95, cpu }: Sample): Sample => ({
    median: (median - copy.median) / ANSWERS,
    p95: (p95 - copy.median) / ANSWERS,
    cpu: (cpu - copy.cpu) / ANSWERS,
  });
  const level = await sample(() => replayLevels(model, answers), { rounds: 40, calls: 50, unit: "µs" });
  const ledger = makeLedger();
  const replay = await sample(() => replayLedger(model, ledger, addDays(START, 600)), {
    rounds: 40,
    calls: 20,
    unit: "µs",
  });
  return [
    {
      name: `answer, full covariance, ${String(N_SKILLS)} skills`,
      unit: "µs",
      basis: "cpu",
      ...each(full),
      reference: { name: "skills one by one", value: diagonal.cpu / ANSWERS },
      bar: 10,
    },
    {
      name: `level statement, full covariance, ${String(N_SKILLS)} skills`,
      unit: "µs",
      basis: "cpu",
      ...each(level),
      reference: { name: "answer, full covariance", value: each(full).cpu },
      bar: 10,
    },
    {
      name: "ledger of 60 statements on 60 days, forgetting included",
      unit: "µs",
      basis: "cpu",
      ...replay,
      reference: { name: "60 answers, nothing forgotten", value: full.cpu },
      bar: null,
    },
  ];
}

interface Answer {
  readonly skill: number;
  readonly discrimination: number;
  readonly difficulty: number;
  readonly guessing: number;
  readonly correct: boolean;
}

const RIGHT_OR_WRONG = [0];

function makeAnswers(): readonly Answer[] {
  const stream = randomStream("answers");
  return Array.from({ length: ANSWERS }, () => ({
    skill: Math.floor(stream.nextUniform() * N_SKILLS),
    discrimination: 0.7 + stream.nextUniform(),
    difficulty: stream.nextNormal(),
    guessing: 0.2,
    correct: stream.nextUniform() < 0.6,
  }));
}

function makeLedger(): readonly Evidence[] {
  return makeAnswers().map((answer, at) => ({
    id: evidenceId(`entry-${String(at).padStart(2, "0")}`),
    kind: (["self-rating", "manager-rating", "certificate", "lesson-check"] as const)[at % 4] ?? "certificate",
    skillIds: [skillId(`skill-${String(answer.skill)}`)],
    values: [at % 6],
    noiseSd: null,
    effectiveOn: addDays(START, at * 9),
    recordedAt: `${addDays(START, at * 9)}T08:00:00.000Z`,
    expiresOn: null,
    standing: "standing",
    raterId: null,
    reasonGiven: false,
  }));
}

function startState(model: BeliefModel): GaussianState {
  const state = createGaussianState(model.size);
  state.covariance.set(model.priorCovariance);
  return state;
}

function replayAnswers(model: BeliefModel, answers: readonly Answer[]): number {
  const state = startState(model);
  for (const { skill, discrimination, difficulty, guessing, correct } of answers) {
    const parameters = { discrimination, difficulty, guessing, slipping: 0, steps: RIGHT_OR_WRONG };
    observeResponse(state, [skill], parameters, correct ? 1 : 0);
  }
  return state.means[0] ?? 0;
}

function replayLevels(model: BeliefModel, answers: readonly Answer[]): number {
  const state = startState(model);
  for (const answer of answers) observeLevel(state, answer.skill, -1, answer.difficulty, 0.6);
  return state.means[0] ?? 0;
}

/** The plain alternative: every skill a Gaussian of its own, the same moments, nothing learned about neighbours. */
function replayDiagonal(model: BeliefModel, answers: readonly Answer[]): number {
  const means = new Float64Array(model.size);
  const variances = Float64Array.from(
    { length: model.size },
    (_, at) => model.priorCovariance[at * model.size + at] ?? 1,
  );
  for (const { skill, discrimination, difficulty, guessing, correct } of answers) {
    const [mean, variance] = [means[skill] ?? 0, variances[skill] ?? 1];
    const slope = discrimination / 1.702;
    const spread = Math.sqrt(1 + slope * slope * variance);
    const z = (slope * (mean - difficulty)) / spread;
    const sign = correct ? 1 : -1;
    const floor = correct ? guessing : 0;
    const chance = floor + (1 - floor) * normalCdf(sign * z);
    const density = ((1 - floor) * normalDensity(z) * slope) / spread;
    const first = (sign * density) / chance;
    const second = (-sign * z * density * slope) / spread / chance - first * first;
    means[skill] = mean + variance * first;
    variances[skill] = variance + variance * variance * second;
  }
  return means[0] ?? 0;
}
