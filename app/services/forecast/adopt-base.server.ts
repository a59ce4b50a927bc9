import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { insertPlanningBase } from "#app/data/planning-bases.server.ts";
import { newRowId } from "#app/data/row-id.server.ts";
import { isInScope, scopePaths } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { now } from "#app/platform/clock.server.ts";
import type { BaseBody } from "./base-body.ts";
import { EXPOSURE, keyOfSeries, keyOfUseCase } from "./driver-keys.ts";
import { drawsOver, eventsOf, loadForecastModel, type ForecastModel } from "./forecast-model.server.ts";
import { QUARTERS } from "./forecast-time.ts";
import { shownCells } from "./forecast-view.ts";
import { figuresOf } from "./load-role-forecast.server.ts";

export interface AdoptRequest {
  readonly name: string;
  readonly reason: string;
  readonly off: ReadonlySet<string>;
}

/** Freezes today's forecast of every role at the sites the viewer plans for, to be planned on. Nothing changes it later. */
export async function adoptPlanningBase(
  viewer: Viewer,
  { name, reason, off }: AdoptRequest,
): Promise<{ readonly id: string }> {
  const model = await loadForecastModel(viewer.orgId);
  const { crews, hash } = model.inputs;
  const paths = scopePaths(viewer, "planning:write");
  const sites = crews.sites.flatMap(({ path }, at) => (isInScope(paths, path) ? [at] : []));
  const body = freeze(model, sites, off);
  const base = { id: newRowId(), name, asOf: crews.asOf, body, inputsHash: hash, reason };
  await inTransaction(async (tx) => {
    await insertPlanningBase(tx, viewer.orgId, base, { accountId: viewer.accountId, at: now() });
    await appendAudit(tx, {
      orgId: viewer.orgId,
      actorId: viewer.accountId,
      action: "planning-base:adopt",
      subjectKind: "planning-base",
      subjectId: base.id,
      after: { name, asOf: crews.asOf, inputsHash: hash, cells: body.cells.length, leftOut: body.leftOut },
      reason,
    });
  });
  return { id: base.id };
}

function freeze(model: ForecastModel, sites: readonly number[], off: ReadonlySet<string>): BaseBody {
  const { crews, inForce } = model.inputs;
  const isWhole = sites.length === crews.sites.length;
  const mayShow = shownCells(model, crews.minimumGroupSize);
  const places = [...(isWhole ? [null] : []), ...sites];
  const cells = crews.catalog.roles.flatMap(({ id, name }, role) =>
    places.flatMap((site) => {
      const chosen = site === null ? sites : [site];
      const isThere = chosen.some(
        (at) => (model.heads[role]?.[at] ?? 0) > 0 || eventsOf(model, role, at, off).length > 0,
      );
      if (!isThere) return [];
      const figures = figuresOf(drawsOver(model, role, chosen, { off, withHomeless: site === null }), QUARTERS);
      const unit = site === null ? undefined : crews.sites[site];
      return [
        {
          roleId: id,
          roleName: name,
          siteId: unit?.id ?? null,
          siteName: unit?.name ?? null,
          isSmallGroup: !mayShow(role, site),
          ...copied(figures),
        },
      ];
    }),
  );
  return {
    v: 1,
    quarters: [...model.quarters],
    assumptionsVersion: inForce.version,
    ...driverNames(model, off),
    cells,
  };
}

/** Lists that may be stored: the same numbers, no longer shared with the model. */
const copied = (figures: ReturnType<typeof figuresOf>): Pick<BaseBody["cells"][number], keyof typeof figures> =>
  structuredClone(figures) as Pick<BaseBody["cells"][number], keyof typeof figures>;

function driverNames({ inputs }: ForecastModel, off: ReadonlySet<string>): Pick<BaseBody, "drivers" | "leftOut"> {
  const { crews, needs, series, exposure } = inputs;
  const coming = new Map(
    needs
      .filter(({ goLiveOn }) => goLiveOn !== null && goLiveOn > crews.asOf)
      .map(({ useCaseId, code, name }) => [keyOfUseCase(useCaseId), `${code} ${name}`]),
  );
  const moving = series.filter(({ isUsed, subjectKind }) => isUsed && subjectKind === "role");
  const all: readonly (readonly [string, string])[] = [
    ...coming,
    ...moving.map(({ id, label, source }) => [keyOfSeries(id), `${label} (${source})`] as const),
    ...(exposure.some(({ isUsed }) => isUsed) ? [[EXPOSURE, "Exposure of occupations to AI"] as const] : []),
  ];
  return {
    drivers: all.filter(([key]) => !off.has(key)).map(([, label]) => label),
    leftOut: all.filter(([key]) => off.has(key)).map(([, label]) => label),
  };
}
