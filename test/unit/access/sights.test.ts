import { describe, expect, it } from "vitest";
import { hasPermission, mayReadLearner } from "#app/engine/access/scope.ts";
import { sightsOf, type Sight } from "#app/engine/access/sights.ts";
import { ACCESS_ROLES, type Viewer } from "#app/engine/access/viewer.ts";
import { accountId, learnerId, orgId, orgUnitId } from "#app/engine/kernel/ids.ts";
import type { Permission } from "#app/engine/access/permissions.ts";

const person = { id: learnerId("00000000-0000-7000-8000-000000000001"), unitPath: "/1/4/17/" };

const holding = (role: (typeof ACCESS_ROLES)[number], unitPath: string): Viewer => ({
  orgId: orgId("00000000-0000-7000-8000-000000000002"),
  accountId: accountId("00000000-0000-7000-8000-000000000003"),
  learnerId: null,
  displayName: "Somebody",
  grants: [{ role, unitId: orgUnitId("00000000-0000-7000-8000-000000000004"), unitPath }],
});

const OVER_PERSON: readonly (readonly [Sight, Permission])[] = [
  ["record", "person:read"],
  ["judges", "evidence:write"],
  ["claims", "claim:review"],
];
const ANYWHERE: readonly (readonly [Sight, Permission])[] = [
  ["account", "account:manage"],
  ["personnel", "import:run"],
  ["changes", "audit:read"],
];

describe("what a person is told that others see", () => {
  it.each(ACCESS_ROLES)("is for %s what the pages would show them, over the root and below it", (role) => {
    for (const unitPath of ["/1/", "/1/4/"]) {
      const told = sightsOf(role, unitPath === "/1/");
      const viewer = holding(role, unitPath);
      for (const [sight, permission] of OVER_PERSON) {
        expect([sight, told.includes(sight)]).toEqual([sight, mayReadLearner(viewer, permission, person)]);
      }
      for (const [sight, permission] of ANYWHERE) {
        expect([sight, told.includes(sight)]).toEqual([sight, hasPermission(viewer, permission)]);
      }
    }
  });

  it("never says that a planner or an administrator reads the record", () => {
    expect(sightsOf("hr-planner", true)).toEqual(["counts"]);
    expect(sightsOf("admin", true)).not.toContain("record");
  });
});
