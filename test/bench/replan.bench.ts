import { adoptFramework, loadCatalog } from "#app/data/framework.server.ts";
import { closeDatabase, database } from "#app/data/db.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { accountId, learnerId, orgId, type SkillId } from "#app/engine/kernel/ids.ts";
import { today } from "#app/platform/clock.server.ts";
import { installLibrary } from "#app/services/install-library.server.ts";
import { commitPath } from "#app/services/pathway/commit-path.server.ts";
import { loadPath } from "#app/services/pathway/load-path.server.ts";
import { publishCatalog } from "#app/services/publish-catalog.server.ts";
import { recordEvidence } from "#app/services/record-evidence.server.ts";
import { openDatabase } from "./bench-database.ts";
import type { Measurement } from "./measure.ts";

const TODAY = today("UTC");
const PEOPLE = 24;
const ROUNDS = 6;

interface Walker {
  readonly viewer: Viewer;
  readonly skills: readonly SkillId[];
}

/**
 * A path of the shipped library planned again after a new piece of evidence: ledger, modules and path read, replayed, planned,
 * solved in the solver's thread, proven, and the new version committed. One after the other, people of all roles in turn.
 */
export async function replanBenches(): Promise<readonly Measurement[]> {
  const remove = await openDatabase();
  try {
    const walkers = await makeWalkers();
    const [replans, reads, records]: [number[], number[], number[]] = [[], [], []];
    let cpu = 0;
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const walker of walkers) {
        const recorded = await timed(() => rate(walker, round));
        const before = process.cpuUsage();
        const replanned = await timed(() => read(walker));
        const { user, system } = process.cpuUsage(before);
        const again = await timed(() => read(walker));
        // the first round warms up
        if (round === 0) continue;
        cpu += (user + system) / 1e3;
        replans.push(replanned);
        reads.push(again);
        records.push(recorded);
      }
    }
    const versions = await database().pathwayVersion.count();
    if (versions !== PEOPLE * (ROUNDS + 2))
      throw new Error(`${String(versions)} versions: not every change was planned`);
    const row = (name: string, values: readonly number[], bar: number | null): Measurement => ({
      ...{ name, unit: "ms", ...quantiles(values), cpu: cpu / replans.length, basis: "p95", reference: null, bar },
    });
    return [
      row("path planned again after new evidence: load, plan, prove, save", replans, 300),
      row("the same path read again", reads, null),
      row("the new evidence itself", records, null),
    ];
  } finally {
    await closeDatabase();
    await remove();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function read({ viewer }: Walker): Promise<void> {
  const page = await loadPath(viewer, TODAY);
  if (!page.ok || page.value.committed === null) throw new Error("the path is gone");
}

async function rate({ viewer, skills }: Walker, round: number): Promise<void> {
  const skill = skills[(round * 7) % skills.length];
  if (skill === undefined || viewer.learnerId === null) throw new Error("a role asks for skills");
  const recorded = await recordEvidence({
    ...{ orgId: viewer.orgId, actorId: viewer.accountId, asOf: TODAY },
    entry: {
      ...{ personId: viewer.learnerId, kind: "manager-rating", skillIds: [skill], values: [1 + (round % 3)] },
      ...{ effectiveOn: TODAY, sourceKind: "bench", sourceKey: String(round) },
    },
  });
  if (!recorded.ok) throw new Error(recorded.error.kind);
}

async function makeWalkers(): Promise<readonly Walker[]> {
  const published = await publishCatalog();
  if (!published.ok) throw new Error("the content has errors: run npm run check-content");
  const org = orgId((await database().org.create({ data: { slug: "bench-replan", name: "Bench" } })).id);
  await adoptFramework(published.value.versionId);
  await installLibrary();
  const catalog = await loadCatalog(published.value.versionId);
  const unit = await database().orgUnit.create({
    data: { orgId: org, number: 1, path: "/1/", kind: "site", code: "U1", name: "Unit" },
  });
  const account = await database().account.create({ data: { orgId: org, displayName: "Bench" } });
  const walkers: Walker[] = [];
  for (let at = 0; at < PEOPLE; at += 1) {
    const role = catalog.roles[at % catalog.roles.length];
    if (role === undefined) throw new Error("the framework has roles");
    const data = { orgId: org, externalId: String(at), displayName: "Walker", orgUnitId: unit.id, roleId: role.id };
    const { id } = await database().person.create({ data, select: { id: true } });
    const viewer = {
      orgId: org,
      accountId: accountId(account.id),
      learnerId: learnerId(id),
      displayName: "W",
      grants: [],
    };
    const committed = await commitPath(viewer, { hoursPerWeek: 2 }, { revision: 0, acceptLate: false }, TODAY);
    if (!committed.ok) throw new Error(committed.error.words);
    walkers.push({ viewer, skills: role.requirements.filter(({ now }) => now > 0).map(({ skillId }) => skillId) });
  }
  return walkers;
}

function quantiles(values: readonly number[]): { readonly median: number; readonly p95: number } {
  const sorted = values.toSorted((left, right) => left - right);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95) };
}
