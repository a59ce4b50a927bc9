import { z } from "zod";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { LearnerId, OrgId } from "#app/engine/kernel/ids.ts";
import type { Tx } from "./db.server.ts";
import { newRowId } from "./row-id.server.ts";

const interval = z.object({ low: z.number(), high: z.number() });
const gap = z.object({
  pairs: z.number().int(),
  people: z.number().int(),
  predicted: z.number(),
  confirmed: z.number(),
  gap: z.number(),
  interval,
});
const bin = z.object({
  from: z.number(),
  to: z.number(),
  pairs: z.number().int(),
  people: z.number().int(),
  predicted: z.number(),
  confirmed: z.number(),
  interval,
});
const summary = gap.extend({
  bins: z.array(bin).readonly(),
  error: z.number(),
  errorByChance: z.object({ mean: z.number(), high: z.number() }),
  coverage: z.array(z.object({ stated: z.number(), observed: z.number(), interval })).readonly(),
  recalibration: z
    .object({
      intercept: z.number(),
      slope: z.number(),
      lossBefore: z.number(),
      lossAfter: z.number(),
      errorBefore: z.number(),
      errorAfter: z.number(),
    })
    .nullable(),
});

/** One skill or group. Of one that is withheld no figure is stored, so none can leave with the report. */
const row = z.object({
  id: z.string(),
  name: z.string(),
  /** Null: withheld, because there are too few people in it or in what is left without it. */
  figures: gap
    .extend({
      verdict: z.enum(["within", "fails", "too-few"]),
      versusOthers: z.object({ difference: z.number(), interval }).nullable(),
    })
    .nullable(),
});

const installation = z.object({
  v: z.literal(1),
  asOf: z.string().transform((text) => text as PlainDate),
  /** People in the organisation, and those whose ledgers were read. */
  people: z.number().int(),
  read: z.number().int(),
  notRequired: z.number().int(),
  noChanceBefore: z.number().int(),
  fewestPeople: z.number().int(),
  summary: summary.nullable(),
  skills: z.array(row).readonly(),
  groups: z.array(z.object({ by: z.enum(["kind", "site", "shift"]), rows: z.array(row).readonly() })).readonly(),
});

const simulation = z.object({
  v: z.literal(1),
  asOf: z.string().transform((text) => text as PlainDate),
  seed: z.string(),
  people: z.number().int(),
  scenarios: z.array(z.object({ id: z.enum(["as-modelled", "harsher"]), summary: summary.nullable() })).readonly(),
});

export type CalibrationFigures = z.infer<typeof summary>;
export type CalibrationRow = z.infer<typeof row>;
export type InstallationReport = z.infer<typeof installation>;
export type SimulationReport = z.infer<typeof simulation>;
export type CalibrationReport =
  | { readonly kind: "installation"; readonly body: InstallationReport }
  | { readonly kind: "simulation"; readonly body: SimulationReport };

/** Appends a report; earlier ones stay, so that a figure that was read can be found again. */
export async function appendCalibrationReport(
  client: Pick<Tx, "calibrationReport">,
  org: OrgId,
  report: CalibrationReport,
  modelVersion: string,
  computedAt: Date,
): Promise<void> {
  const { kind, body } = report;
  await client.calibrationReport.create({ data: { orgId: org, id: newRowId(), kind, modelVersion, body, computedAt } });
}

export interface StoredReport<Body> {
  readonly body: Body;
  readonly modelVersion: string;
  readonly computedAt: Date;
}

/** The newest report of each kind; null where there is none yet. One query. */
export async function loadCalibrationReports(
  client: Pick<Tx, "$queryRaw">,
  org: OrgId,
): Promise<{
  readonly installation: StoredReport<InstallationReport> | null;
  readonly simulation: StoredReport<SimulationReport> | null;
}> {
  const rows = await client.$queryRaw<(StoredReport<unknown> & { kind: string })[]>`
    SELECT DISTINCT ON (kind) kind, body, model_version AS "modelVersion", computed_at AS "computedAt"
      FROM calibration_report
     WHERE org_id = ${org}::uuid
     ORDER BY kind, computed_at DESC, id DESC`;
  const newest = (kind: string): StoredReport<unknown> | undefined => rows.find((found) => found.kind === kind);
  const [own, simulated] = [newest("installation"), newest("simulation")];
  return {
    installation: own === undefined ? null : { ...own, body: installation.parse(own.body) },
    simulation: simulated === undefined ? null : { ...simulated, body: simulation.parse(simulated.body) },
  };
}

/** Organisations with a framework that lack a report of this kind by this version of the model. */
export async function organisationsWithoutReport(
  client: Pick<Tx, "$queryRaw">,
  kind: CalibrationReport["kind"],
  modelVersion: string,
): Promise<readonly string[]> {
  const rows = await client.$queryRaw<{ id: string }[]>`
    SELECT o.id FROM org o
     WHERE o.framework_version_id IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM calibration_report r
                        WHERE r.org_id = o.id AND r.kind = ${kind} AND r.model_version = ${modelVersion})
     ORDER BY o.id`;
  return rows.map(({ id }) => id);
}

/** Where people work, for figures by group. */
export interface PersonGroups {
  readonly site: { readonly id: string; readonly name: string } | null;
  readonly shift: { readonly id: string; readonly name: string } | null;
}

interface GroupRow {
  readonly id: string;
  readonly siteId: string | null;
  readonly siteName: string | null;
  readonly shiftName: string | null;
}

/** Site and shift of these people. Shifts of one name are one group, at whatever site. One query. */
export async function loadPersonGroups(
  client: Pick<Tx, "$queryRaw">,
  org: OrgId,
  people: readonly LearnerId[],
): Promise<ReadonlyMap<string, PersonGroups>> {
  const rows = await client.$queryRaw<GroupRow[]>`
    SELECT p.id, site.id AS "siteId", site.name AS "siteName", s.name AS "shiftName"
      FROM person p
      JOIN org_unit u ON u.org_id = p.org_id AND u.id = p.org_unit_id
      LEFT JOIN org_unit site ON site.org_id = p.org_id AND site.kind = 'site' AND starts_with(u.path, site.path)
      LEFT JOIN shift s ON s.org_id = p.org_id AND s.id = p.shift_id
     WHERE p.org_id = ${org}::uuid AND p.id = ANY (${people}::uuid[])`;
  return new Map(
    rows.map(({ id, siteId, siteName, shiftName }) => [
      id,
      {
        site: siteId === null ? null : { id: siteId, name: siteName ?? "" },
        shift: shiftName === null ? null : { id: shiftName, name: shiftName },
      },
    ]),
  );
}

/** People of an organisation, those who left included: what they were told counts too. */
export function countPeople(client: Pick<Tx, "person">, org: OrgId): Promise<number> {
  return client.person.count({ where: { orgId: org } });
}

/** Whether the people of this organisation are invented. */
export async function isDemoOrganisation(client: Pick<Tx, "org">, org: OrgId): Promise<boolean> {
  return (await client.org.findUnique({ where: { id: org }, select: { isDemo: true } }))?.isDemo ?? false;
}
