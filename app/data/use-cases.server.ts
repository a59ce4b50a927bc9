import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import type { DataClass, UseCaseStatus } from "#app/engine/scaling/use-case.ts";
import { database, type Tx } from "./db.server.ts";

export interface UseCaseRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly problem: string;
  readonly status: UseCaseStatus;
  readonly siteId: string;
  readonly sitePath: string;
  readonly siteName: string;
  readonly dataClass: DataClass;
  readonly kpiName: string | null;
  readonly kpiUnit: string | null;
  readonly kpiBaseline: number | null;
  readonly kpiTarget: number | null;
  /** Per year, in the organisation's currency. */
  readonly valuePerYear: number | null;
  readonly itOwnerId: string | null;
  readonly itOwner: string | null;
  readonly otOwnerId: string | null;
  readonly otOwner: string | null;
  readonly goLiveOn: PlainDate | null;
  readonly probability: number;
  readonly revision: number;
  readonly demands: readonly { readonly roleId: string; readonly heads: number }[];
  readonly stations: readonly { readonly id: string; readonly name: string; readonly crew: number }[];
}

/** The use cases at sites of these subtrees, by go-live and code; one of them with `id`. One round trip. */
export function loadUseCases(
  org: OrgId,
  paths: readonly string[],
  id: string | null = null,
): Promise<readonly UseCaseRow[]> {
  return database().$queryRaw<UseCaseRow[]>`
    SELECT c.id, c.code, c.name, c.problem, c.status, c.site_id AS "siteId", u.path AS "sitePath", u.name AS "siteName",
      c.data_class AS "dataClass", c.kpi_name AS "kpiName", c.kpi_unit AS "kpiUnit", c.kpi_baseline AS "kpiBaseline",
      c.kpi_target AS "kpiTarget", c.value_per_year AS "valuePerYear", c.it_owner_id AS "itOwnerId",
      i.display_name AS "itOwner", c.ot_owner_id AS "otOwnerId", o.display_name AS "otOwner",
      to_char(c.go_live_on, 'YYYY-MM-DD') AS "goLiveOn", c.probability, c.revision,
      (SELECT coalesce(json_agg(json_build_object('roleId', d.role_id, 'heads', d.heads) ORDER BY d.role_id), '[]'::json)
        FROM use_case_demand d WHERE d.org_id = c.org_id AND d.use_case_id = c.id) AS demands,
      (SELECT coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'crew', s.crew) ORDER BY t.path), '[]'::json)
        FROM use_case_station s JOIN org_unit t ON t.org_id = s.org_id AND t.id = s.station_id
        WHERE s.org_id = c.org_id AND s.use_case_id = c.id) AS stations
    FROM use_case c
    JOIN org_unit u ON u.org_id = c.org_id AND u.id = c.site_id
    LEFT JOIN person i ON i.org_id = c.org_id AND i.id = c.it_owner_id
    LEFT JOIN person o ON o.org_id = c.org_id AND o.id = c.ot_owner_id
    WHERE c.org_id = ${org}::uuid AND u.path LIKE ANY (${paths.map((path) => `${path}%`)}::text[])
      AND (${id}::uuid IS NULL OR c.id = ${id}::uuid)
    ORDER BY c.go_live_on NULLS LAST, c.code`;
}

/** What is kept of a use case; the rest of a row is looked up. */
export type StoredUseCase = Omit<
  UseCaseRow,
  "sitePath" | "siteName" | "itOwner" | "otOwner" | "revision" | "stations"
> & { readonly stations: readonly { readonly id: string; readonly crew: number }[] };

/**
 * Writes a use case with its heads and stations. `follows`: the revision that was edited, null for a new one. False: somebody
 * else saved meanwhile, or the code is taken; nothing was written then.
 */
export async function saveUseCase(
  tx: Tx,
  org: OrgId,
  useCase: StoredUseCase,
  follows: number | null,
): Promise<boolean> {
  const { id, demands, stations } = useCase;
  const written = follows === null ? await insert(tx, org, useCase) : await update(tx, org, useCase, follows);
  if (written === 0) return false;
  await tx.$executeRaw`DELETE FROM use_case_demand WHERE org_id = ${org}::uuid AND use_case_id = ${id}::uuid`;
  await tx.$executeRaw`DELETE FROM use_case_station WHERE org_id = ${org}::uuid AND use_case_id = ${id}::uuid`;
  await tx.$executeRaw`
    INSERT INTO use_case_demand (org_id, use_case_id, role_id, heads)
    SELECT ${org}::uuid, ${id}::uuid, d.role_id, d.heads
      FROM unnest(${demands.map((d) => d.roleId)}::text[], ${demands.map((d) => d.heads)}::int[]) AS d(role_id, heads)`;
  await tx.$executeRaw`
    INSERT INTO use_case_station (org_id, use_case_id, station_id, crew)
    SELECT ${org}::uuid, ${id}::uuid, s.id, s.crew
      FROM unnest(${stations.map((s) => s.id)}::uuid[], ${stations.map((s) => s.crew)}::int[]) AS s(id, crew)`;
  return true;
}

function insert(tx: Tx, org: OrgId, c: StoredUseCase): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO use_case (org_id, id, code, name, problem, status, site_id, data_class, kpi_name, kpi_unit, kpi_baseline,
      kpi_target, value_per_year, it_owner_id, ot_owner_id, go_live_on, probability)
    VALUES (${org}::uuid, ${c.id}::uuid, ${c.code}, ${c.name}, ${c.problem}, ${c.status}, ${c.siteId}::uuid,
      ${c.dataClass}, ${c.kpiName}, ${c.kpiUnit}, ${c.kpiBaseline}, ${c.kpiTarget}, ${c.valuePerYear},
      ${c.itOwnerId}::uuid, ${c.otOwnerId}::uuid, ${c.goLiveOn}::date, ${c.probability})
    ON CONFLICT (org_id, code) DO NOTHING`;
}

function update(tx: Tx, org: OrgId, c: StoredUseCase, follows: number): Promise<number> {
  return tx.$executeRaw`
    UPDATE use_case SET name = ${c.name}, problem = ${c.problem}, status = ${c.status}, site_id = ${c.siteId}::uuid,
      data_class = ${c.dataClass}, kpi_name = ${c.kpiName}, kpi_unit = ${c.kpiUnit}, kpi_baseline = ${c.kpiBaseline},
      kpi_target = ${c.kpiTarget}, value_per_year = ${c.valuePerYear}, it_owner_id = ${c.itOwnerId}::uuid,
      ot_owner_id = ${c.otOwnerId}::uuid, go_live_on = ${c.goLiveOn}::date, probability = ${c.probability},
      revision = revision + 1
    WHERE org_id = ${org}::uuid AND id = ${c.id}::uuid AND revision = ${follows}`;
}

/** Moves a use case to a status if it is still at this revision. */
export async function moveUseCase(
  tx: Tx,
  org: OrgId,
  { id, status, follows }: { readonly id: string; readonly status: UseCaseStatus; readonly follows: number },
): Promise<boolean> {
  const moved = await tx.$executeRaw`
    UPDATE use_case SET status = ${status}, revision = revision + 1
    WHERE org_id = ${org}::uuid AND id = ${id}::uuid AND revision = ${follows}`;
  return moved > 0;
}

/** People by personnel number or exact name, for naming an owner. */
export function findOwners(
  org: OrgId,
  words: readonly string[],
): Promise<readonly { readonly id: string; readonly name: string; readonly externalId: string }[]> {
  return database().$queryRaw`
    SELECT id, display_name AS name, external_id AS "externalId" FROM person
    WHERE org_id = ${org}::uuid AND left_on IS NULL
      AND (external_id = ANY (${words}::text[]) OR lower(display_name) = ANY (${words.map((word) => word.toLowerCase())}::text[]))`;
}
