import type { Catalog } from "#app/catalog/catalog.ts";
import { isInScope } from "#app/engine/access/scope.ts";

interface Unit {
  readonly id: string;
  readonly path: string;
  readonly kind: string;
  readonly name: string;
}

interface Frame {
  readonly units: readonly Unit[];
  readonly shifts: readonly { readonly id: string; readonly name: string }[];
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What the filters of the page offer this viewer. */
export interface HeatmapChoices {
  readonly sites: readonly Choice[];
  /** Units below a site, with the site they belong to. */
  readonly teams: readonly (Choice & { readonly site: string })[];
  readonly shifts: readonly Choice[];
  readonly roles: readonly Choice[];
}

interface Wanted {
  readonly site: string | null;
  readonly team: string | null;
  readonly shift: string | null;
  readonly held: string | null;
  readonly role: string | null;
}

/** In a subtree of the scope, or above one: somebody who leads a team sees the name of its site. */
const isVisible = (scope: readonly string[], path: string): boolean =>
  isInScope(scope, path) || scope.some((own) => own.startsWith(path));

/** The part of the scope that lies in a unit. */
const within = (scope: readonly string[], path: string): readonly string[] =>
  isInScope(scope, path) ? [path] : scope.filter((own) => own.startsWith(path));

/** The subtrees that the request narrows the scope to, and their name; null: it names what the viewer cannot see. */
export function narrow(
  frame: Frame,
  catalog: Pick<Catalog, "roles">,
  scope: readonly string[],
  wanted: Wanted,
): { readonly paths: readonly string[]; readonly label: string } | null {
  const roles = new Set<string>(catalog.roles.map((role) => role.id));
  if (wanted.role !== null && !roles.has(wanted.role)) return null;
  if (wanted.held !== null && !roles.has(wanted.held)) return null;
  if (wanted.shift !== null && !frame.shifts.some((shift) => shift.id === wanted.shift)) return null;
  let paths = scope;
  let label = scope.flatMap((path) => frame.units.find((unit) => unit.path === path)?.name ?? []).join(", ");
  for (const id of [wanted.site, wanted.team]) {
    if (id === null) continue;
    const unit = frame.units.find((candidate) => candidate.id === id);
    if (unit === undefined || !isVisible(scope, unit.path)) return null;
    paths = within(paths, unit.path);
    label = unit.name;
  }
  return { paths, label };
}

export function heatmapChoices(
  frame: Frame,
  catalog: Pick<Catalog, "roles">,
  scope: readonly string[],
): HeatmapChoices {
  const visible = frame.units.filter((unit) => isVisible(scope, unit.path));
  const sites = visible.filter((unit) => unit.kind === "site");
  const siteOf = (path: string): string => sites.find((site) => path.startsWith(site.path))?.name ?? "";
  return {
    sites: sites.map(({ id, name }) => ({ value: id, label: name })),
    teams: visible
      .filter((unit) => unit.kind === "department" || unit.kind === "team")
      .map((unit) => ({
        value: unit.id,
        // A department stands above its teams.
        label: unit.kind === "department" ? unit.name : `  ${unit.name}`,
        site: siteOf(unit.path),
      })),
    shifts: frame.shifts.map(({ id, name }) => ({ value: id, label: name })),
    roles: catalog.roles.map(({ id, name }) => ({ value: id, label: name })),
  };
}
