import { evidenceId } from "#app/engine/kernel/ids.ts";
import { randomStream } from "#app/engine/kernel/random.ts";
import { buildPersonalPath, preparePath } from "#app/engine/pathway/build-path.ts";
import { planExactly } from "#app/engine/pathway/exact-planner.ts";
import { planGreedily } from "#app/engine/pathway/greedy-planner.ts";
import type { PathRequest } from "#app/engine/pathway/path-request.ts";
import type { PersonalPath } from "#app/engine/pathway/personal-path.ts";
import type { PlanningProblem } from "#app/engine/pathway/planning-problem.ts";
import { replanPathway } from "#app/engine/pathway/replan.ts";
import type { Evidence } from "#app/engine/proficiency/evidence.ts";
import { createMilpSolver } from "#app/integrations/highs/milp-solver.server.ts";
import { readRealCatalogue, realRequest, TODAY, type RealCatalogue } from "../unit/pathway/real-catalogue.ts";
import { sample, type Measurement } from "./measure.ts";

const LIMITS = { seconds: 10 };
const ROUNDS = 40;

/** Paths through the shipped library for every role, by turns from nothing and from a year of evidence. */
export async function pathwayBenches(): Promise<readonly Measurement[]> {
  const catalogue = await readRealCatalogue();
  const solve = await createMilpSolver();
  const requests = catalogue.roles.flatMap((role) => [
    realRequest(catalogue, role),
    realRequest(catalogue, role, evidenceOf(catalogue, role.id)),
  ]);
  const problems = requests.map(problemOf).filter((problem) => problem !== null);
  const each = turnsOf(requests);
  const previous = new Map(requests.map((request) => [request, built(request)] as const));
  const once = { rounds: ROUNDS, calls: 1, unit: "ms" } as const;
  const greedy = await sample(eachOf(problems, planGreedily), once);
  const exact = await sample(
    eachOf(problems, (problem) => planExactly(problem, solve, LIMITS)),
    once,
  );
  const build = await sample(() => built(each()), once);
  const replan = await sample(() => {
    const request = each();
    const path = previous.get(request);
    return path === undefined ? null : replanPathway(path, request, solve, LIMITS);
  }, once);
  const reference = { name: "greedy alone", value: greedy.cpu };
  return [
    { name: "choice of modules, proven", unit: "ms", basis: "cpu", ...exact, reference, bar: null },
    {
      name: "personal path from the shipped library",
      unit: "ms",
      basis: "p95",
      ...build,
      reference: { name: "choice of modules, proven", value: exact.p95 },
      bar: 300,
    },
    {
      name: "replanned, with what changed",
      unit: "ms",
      basis: "p95",
      ...replan,
      reference: { name: "personal path", value: build.p95 },
      bar: 300,
    },
  ];

  function built(request: PathRequest): PersonalPath {
    const path = buildPersonalPath(request, solve, LIMITS);
    if (!path.ok) throw new Error(path.error.kind);
    return path.value;
  }
}

function turnsOf<T>(items: readonly T[]): () => T {
  let turn = 0;
  return () => {
    const item = items[turn % items.length];
    if (item === undefined) throw new Error("nothing to measure");
    turn += 1;
    return item;
  };
}

function eachOf<T>(items: readonly T[], work: (item: T) => unknown): () => unknown {
  const next = turnsOf(items);
  return () => work(next());
}

function problemOf(request: PathRequest): PlanningProblem | null {
  const prepared = preparePath(request);
  return prepared.ok ? prepared.value.choice.problem : null;
}

/** A rating of half of the skills, some of them good. */
function evidenceOf({ skills }: RealCatalogue, seed: string): readonly Evidence[] {
  const stream = randomStream(seed);
  return skills
    .filter(() => stream.nextUniform() < 0.5)
    .map(({ id }, at) => ({
      ...{ id: evidenceId(`entry-${String(at).padStart(2, "0")}`), kind: "manager-rating" as const, skillIds: [id] },
      ...{ values: [Math.floor(stream.nextUniform() * 5)], noiseSd: null, effectiveOn: TODAY },
      ...{ recordedAt: `${TODAY}T08:00:00.000Z`, expiresOn: null, standing: "standing" as const },
      ...{ raterId: "a-manager", reasonGiven: true },
    }));
}
