import { streamMembers, unpackEstimates } from "#app/data/beliefs.server.ts";
import { closeDatabase, database, inTransaction } from "#app/data/db.server.ts";
import { appendEvidence, type NewEvidence } from "#app/data/evidence.server.ts";
import { adoptFramework, loadCatalog } from "#app/data/framework.server.ts";
import { addPerson, createSumPlans, createUnitSums } from "#app/engine/gaps/unit-sums.ts";
import { addDays, plainDate } from "#app/engine/kernel/calendar.ts";
import { learnerId, orgId, orgUnitId, type OrgId } from "#app/engine/kernel/ids.ts";
import { randomStream } from "#app/engine/kernel/random.ts";
import { DEFAULT_POLICY } from "#app/engine/proficiency/readiness.ts";
import { compileRequirements } from "#app/engine/skills/role-profile.ts";
import type { Catalog } from "#app/catalog/catalog.ts";
import { publishCatalog } from "#app/services/publish-catalog.server.ts";
import { refreshBeliefs } from "#app/services/refresh-beliefs.server.ts";
import { refreshUnitSums } from "#app/services/refresh-unit-sums.server.ts";
import { openDatabase } from "./bench-database.ts";
import { sample, type Measurement } from "./measure.ts";

const TODAY = plainDate("2026-06-01");
const UNITS = 40;
const ENTRIES_PER_PERSON = 12;

/** People of the run: a PostgreSQL server takes more than the embedded database in the same time. */
const PEOPLE = process.env["DATABASE_URL"] === undefined ? 2_000 : 10_000;

interface Company {
  readonly org: OrgId;
  readonly catalog: Catalog;
}

/** The full pass over packed beliefs against SQL over one row per person and skill, and the nightly refresh. */
export async function databaseBenches(): Promise<readonly Measurement[]> {
  const remove = await openDatabase();
  try {
    const company = await fillCompany();
    const before = process.memoryUsage.rss();
    const nightly = await sample(() => refreshBeliefs(company.org, null, TODAY), {
      rounds: 2,
      calls: 1,
      unit: "ms",
      warmUp: 0,
    });
    const grown = Math.max(0, process.memoryUsage.rss() - before) / 2 ** 20;
    await fillNarrowTable(company.org);
    const options = { rounds: 7, calls: 1, unit: "ms" } as const;
    const narrow = await sample(() => sumInSql(company.org), options);
    const packed = await sample(() => sumPacked(company), options);
    const unit = await database().orgUnit.findFirstOrThrow({ where: { orgId: company.org } });
    const single = await sample(() => refreshUnitSums(company.org, [orgUnitId(unit.id)], TODAY), options);
    const perThousand = PEOPLE / 1_000;
    const of = `${PEOPLE.toLocaleString("en")} × ${String(company.catalog.skills.length)}`;
    return [
      {
        name: `sums of all units from the database, ${of}`,
        unit: "ms",
        basis: "median",
        ...packed,
        reference: { name: "GROUP BY over one row per cell", value: narrow.median },
        bar: null,
      },
      {
        name: `one changed unit, ${String(PEOPLE / UNITS)} people, read and written`,
        unit: "ms",
        basis: "median",
        ...single,
        reference: null,
        bar: null,
      },
      {
        name: `nightly replay per 1,000 people of ${String(ENTRIES_PER_PERSON)} entries (+${grown.toFixed(0)} MB)`,
        unit: "ms",
        basis: "median",
        median: nightly.median / perThousand,
        p95: nightly.p95 / perThousand,
        cpu: nightly.cpu / perThousand,
        reference: null,
        bar: null,
      },
    ];
  } finally {
    await closeDatabase();
    await remove();
  }
}

async function fillCompany(): Promise<Company> {
  const published = await publishCatalog();
  if (!published.ok) throw new Error("the content has errors: run npm run check-content");
  const { versionId } = published.value;
  const catalog = await loadCatalog(versionId);
  const org = orgId((await database().org.create({ data: { slug: "bench", name: "Bench" } })).id);
  await adoptFramework(versionId);
  const roles = catalog.roles.map((role) => role.id);
  await database().$executeRaw`
    INSERT INTO org_unit (org_id, id, number, path, kind, code, name)
    SELECT ${org}::uuid, gen_random_uuid(), n, '/' || n || '/', 'team', 'U' || n, 'Unit ' || n
      FROM generate_series(1, ${UNITS}) AS n`;
  await database().$executeRaw`
    INSERT INTO person (org_id, id, external_id, display_name, org_unit_id, role_id)
    SELECT ${org}::uuid, gen_random_uuid(), n::text, 'Person ' || n, u.id, (${roles}::text[])[1 + n % ${roles.length}]
      FROM generate_series(0, ${PEOPLE - 1}) AS n
      JOIN org_unit u ON u.org_id = ${org}::uuid AND u.number = 1 + n % ${UNITS}`;
  const people = await database().person.findMany({ where: { orgId: org }, select: { id: true } });
  await inTransaction(
    (tx) =>
      appendEvidence(
        tx,
        org,
        people.flatMap(({ id }) => entriesOf(id, catalog)),
        new Date(),
      ),
    {
      timeoutMs: 600_000,
    },
  );
  return { org, catalog };
}

function entriesOf(person: string, { skills }: Catalog): readonly NewEvidence[] {
  const stream = randomStream(person);
  return Array.from({ length: ENTRIES_PER_PERSON }, (_, at) => {
    const named = Array.from({ length: 3 }, () => skills[Math.floor(stream.nextUniform() * skills.length)]);
    const skillIds = [...new Set(named.flatMap((skill) => skill?.id ?? []))];
    return {
      personId: learnerId(person),
      kind: (["self-rating", "manager-rating", "certificate", "imported-record"] as const)[at % 4] ?? "certificate",
      skillIds,
      values: skillIds.map(() => Math.floor(stream.nextUniform() * 6)),
      effectiveOn: addDays(TODAY, -40 * (at + 1)),
      sourceKind: "bench",
    };
  });
}

/** The alternative: one row per person and skill, with the cut beside it. */
async function fillNarrowTable(org: OrgId): Promise<void> {
  await database().$executeRaw`
    CREATE TABLE bench_cell AS
    SELECT p.org_id, p.org_unit_id, s AS skill, (random() * 5 - 3)::real AS mean, (0.2 + random())::real AS sd,
           (s % 3 - 1)::real AS cut
      FROM person p CROSS JOIN generate_series(0, 69) AS s WHERE p.org_id = ${org}::uuid`;
  await database().$executeRaw`ANALYZE bench_cell`;
}

async function sumInSql(org: OrgId): Promise<number> {
  const rows = await database().$queryRaw<unknown[]>`
    SELECT org_unit_id, skill, count(*)::int AS people, sum((mean - ${DEFAULT_POLICY.z} * sd >= cut)::int)::int AS ready,
           sum(greatest(0, cut - mean)) AS shortfall
      FROM bench_cell WHERE org_id = ${org}::uuid GROUP BY org_unit_id, skill`;
  return rows.length;
}

/** What the refresh of all units does, without writing. */
async function sumPacked({ org, catalog }: Company): Promise<number> {
  const required = catalog.roles.map((role) => compileRequirements(role, "now", catalog.skills));
  const plans = createSumPlans(required, DEFAULT_POLICY);
  const planOf = new Map(catalog.roles.map((role, at) => [role.id as string, plans[at]]));
  const sums = new Map<string, Int32Array>();
  for await (const page of streamMembers(database(), org, null, catalog.versionId, TODAY)) {
    for (const { unitId, roleId, estimates, states } of page) {
      const plan = planOf.get(roleId ?? "");
      if (plan === undefined || estimates === null || states === null) continue;
      const own = sums.get(unitId) ?? createUnitSums(catalog.skills.length);
      sums.set(unitId, own);
      addPerson(own, { ...unpackEstimates(estimates), states }, 0, plan);
    }
  }
  return sums.size;
}
