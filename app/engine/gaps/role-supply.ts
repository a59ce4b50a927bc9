import type { ReadinessPolicy } from "#app/engine/proficiency/readiness.ts";
import { roleStatus, type RoleStatus } from "#app/engine/proficiency/role-status.ts";
import type { Belief } from "#app/engine/proficiency/skill-estimate.ts";
import type { CompiledRequirements } from "#app/engine/skills/role-profile.ts";
import { suppressTable } from "./suppression.ts";

/** People of one role at one site, by where they stand. The four sum to `people`. */
export interface RoleCounts {
  readonly people: number;
  readonly ready: number;
  readonly nearly: number;
  readonly notReady: number;
  readonly notMeasured: number;
}

const NOBODY: RoleCounts = { people: 0, ready: 0, nearly: 0, notReady: 0, notMeasured: 0 };

const FIELD: Readonly<Record<RoleStatus, "ready" | "nearly" | "notReady" | "notMeasured">> = {
  ready: "ready",
  nearly: "nearly",
  "not-ready": "notReady",
  "not-measured": "notMeasured",
};

export function addCounts(left: RoleCounts, right: RoleCounts): RoleCounts {
  return {
    people: left.people + right.people,
    ready: left.ready + right.ready,
    nearly: left.nearly + right.nearly,
    notReady: left.notReady + right.notReady,
    notMeasured: left.notMeasured + right.notMeasured,
  };
}

/** One person: positions of site and role, and the belief as of the day asked for; null where nothing is known. */
export interface RoleHolder {
  readonly site: number;
  readonly role: number;
  readonly belief: Pick<Belief, "means" | "sds" | "states"> | null;
}

/** `counts[site][role]`, by the one rule of role-status.ts. O(people × requirements). */
export function countRoles(
  people: readonly RoleHolder[],
  sites: number,
  requirements: readonly CompiledRequirements[],
  policy: ReadinessPolicy,
): readonly (readonly RoleCounts[])[] {
  const table = Array.from({ length: sites }, () => requirements.map((): RoleCounts => NOBODY));
  for (const { site, role, belief } of people) {
    const [row, required] = [table[site], requirements[role]];
    if (row === undefined || required === undefined) continue;
    const status = belief === null ? "not-measured" : roleStatus(belief, 0, required, policy);
    row[role] = addCounts(row[role] ?? NOBODY, { ...NOBODY, people: 1, [FIELD[status]]: 1 });
  }
  return table;
}

/** Counts that may be shown; null: withheld. */
export interface ShownCounts {
  /** Per site and role. */
  readonly cells: readonly (readonly (RoleCounts | null)[])[];
  /** Per role over all sites. */
  readonly totals: readonly (RoleCounts | null)[];
}

/**
 * The counts with small groups withheld (suppression.ts): no group of fewer than `smallest` people can be read or worked
 * out from what is left. `smallest` 0 shows everything.
 */
export function showCounts(counts: readonly (readonly RoleCounts[])[], smallest: number): ShownCounts {
  const hidden = suppressTable(
    counts.map((row) => row.map((cell) => cell.people)),
    smallest,
  );
  const roles = counts[0]?.length ?? 0;
  return {
    cells: counts.map((row, site) => row.map((cell, role) => (hidden.cells[site]?.[role] === true ? null : cell))),
    totals: Array.from({ length: roles }, (_, role) =>
      hidden.columnTotals[role] === true
        ? null
        : counts.reduce((sum, row) => addCounts(sum, row[role] ?? NOBODY), NOBODY),
    ),
  };
}
