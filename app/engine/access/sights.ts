import { needsWholeOrganisation, ROLE_PERMISSIONS, type Permission } from "./permissions.ts";
import type { AccessRole } from "./viewer.ts";

/** What somebody may be shown of a person, from the most personal to the least. */
export const SIGHTS = ["record", "judges", "claims", "cells", "account", "personnel", "changes", "counts"] as const;

export type Sight = (typeof SIGHTS)[number];

/** The permissions that show something of a person; all others show nothing about anybody. */
const SHOWN_BY: Readonly<Record<Sight, Permission>> = {
  record: "person:read",
  judges: "evidence:write",
  claims: "claim:review",
  cells: "heatmap:read",
  account: "account:manage",
  personnel: "import:run",
  changes: "audit:read",
  counts: "heatmap:read:aggregate",
};

/**
 * What a grant of this role over a unit that the person belongs to shows of the person, read off the permission table.
 * `overRoot`: the grant is over the whole organisation, which some rights need. O(sights).
 */
export function sightsOf(role: AccessRole, overRoot: boolean): readonly Sight[] {
  return SIGHTS.filter((sight) => {
    const permission = SHOWN_BY[sight];
    return ROLE_PERMISSIONS[role].includes(permission) && (overRoot || !needsWholeOrganisation(permission));
  });
}
