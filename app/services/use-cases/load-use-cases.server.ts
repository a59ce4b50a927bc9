import { loadUseCases } from "#app/data/use-cases.server.ts";
import { isInScope, scopePaths } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { loadSiteCrews, type SiteCrews } from "./site-crews.server.ts";
import { viewUseCase, type UseCaseView } from "./use-case-view.ts";

export interface UseCaseRegister {
  readonly asOf: PlainDate;
  readonly useCases: readonly UseCaseView[];
  readonly minimumGroupSize: number;
  readonly mayWrite: boolean;
}

/** Every use case at the sites the viewer plans for, with its readiness. */
export async function loadUseCaseRegister(viewer: Viewer): Promise<UseCaseRegister> {
  const [rows, crews] = await Promise.all([
    loadUseCases(viewer.orgId, scopePaths(viewer, "planning:read")),
    loadSiteCrews(viewer.orgId),
  ]);
  return {
    asOf: crews.asOf,
    useCases: rows.map((row) => viewUseCase(row, crews)),
    minimumGroupSize: crews.minimumGroupSize,
    mayWrite: scopePaths(viewer, "planning:write").length > 0,
  };
}

export interface UseCasePage {
  readonly useCase: UseCaseView;
  readonly minimumGroupSize: number;
  readonly mayWrite: boolean;
}

/** Null: there is none with this id at a site the viewer plans for. */
export async function loadUseCase(viewer: Viewer, id: string): Promise<UseCasePage | null> {
  const [rows, crews] = await Promise.all([
    loadUseCases(viewer.orgId, scopePaths(viewer, "planning:read"), id),
    loadSiteCrews(viewer.orgId),
  ]);
  const [row] = rows;
  if (row === undefined) return null;
  return {
    useCase: viewUseCase(row, crews),
    minimumGroupSize: crews.minimumGroupSize,
    mayWrite: isInScope(scopePaths(viewer, "planning:write"), row.sitePath),
  };
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What the form offers: sites the viewer may plan for, their stations, roles. */
export interface UseCaseChoices {
  readonly sites: readonly Choice[];
  readonly stations: readonly (Choice & { readonly site: string })[];
  readonly roles: readonly Choice[];
}

export async function loadUseCaseChoices(viewer: Viewer): Promise<UseCaseChoices> {
  return choicesOf(await loadSiteCrews(viewer.orgId), scopePaths(viewer, "planning:write"));
}

function choicesOf({ sites, frame, catalog }: SiteCrews, paths: readonly string[]): UseCaseChoices {
  const mine = sites.filter((site) => isInScope(paths, site.path));
  return {
    sites: mine.map(({ id, name }) => ({ value: id, label: name })),
    stations: frame.units.flatMap((unit) => {
      const site = mine.find(({ path }) => unit.path.startsWith(path));
      return unit.kind !== "station" || site === undefined ? [] : [{ value: unit.id, label: unit.name, site: site.id }];
    }),
    roles: catalog.roles.map(({ id, name }) => ({ value: id, label: name })),
  };
}
