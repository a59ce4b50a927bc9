import type { UseCaseRow } from "#app/data/use-cases.server.ts";
import {
  crewReadiness,
  handlingOf,
  missingFor,
  type Handling,
  type MissingFact,
} from "#app/engine/scaling/use-case.ts";
import type { SiteCrews } from "./site-crews.server.ts";

/** Heads of one role: needed, there, ready. */
export interface RoleCrewView {
  readonly roleId: string;
  readonly roleName: string;
  readonly heads: number;
  /** People with the role at the site, and those of them who are ready. Null: withheld, the group is too small. */
  readonly people: number | null;
  readonly ready: number | null;
}

export interface UseCaseView extends UseCaseRow {
  readonly handling: Handling;
  readonly crews: readonly RoleCrewView[];
  /** Over the roles that may be shown, 0…1; null where none may or no heads are named. */
  readonly readyShare: number | null;
  /** Roles whose counts are withheld. */
  readonly withheld: number;
  /** What is missing for the status it has. */
  readonly missing: readonly MissingFact[];
  readonly missingForScaled: readonly MissingFact[];
}

export function viewUseCase(row: UseCaseRow, crews: SiteCrews): UseCaseView {
  const shown = row.demands.map(({ roleId, heads }): RoleCrewView => {
    const counts = crews.shown(row.siteId, roleId);
    const role = crews.catalog.roles.find(({ id }) => id === roleId);
    return {
      roleId,
      roleName: role?.name ?? roleId,
      heads,
      people: counts?.people ?? null,
      ready: counts?.ready ?? null,
    };
  });
  const visible = shown.flatMap(({ heads, ready }) => (ready === null ? [] : [{ heads, ready }]));
  const facts = { ...row, readyShare: trueShare(row, crews) };
  return {
    ...row,
    handling: handlingOf(row.dataClass),
    crews: shown,
    readyShare: crewReadiness(visible),
    withheld: shown.length - visible.length,
    missing: missingFor(row.status, facts),
    missingForScaled: missingFor("scaled", facts),
  };
}

/** From true counts: decides whether it may be called scaled, and is not shown. */
function trueShare(row: UseCaseRow, crews: SiteCrews): number | null {
  return crewReadiness(
    row.demands.map(({ roleId, heads }) => ({ heads, ready: crews.exactly(row.siteId, roleId).ready })),
  );
}
