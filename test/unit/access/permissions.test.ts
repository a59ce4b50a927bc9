import { describe, expect, test } from "vitest";
import { accountId, learnerId, orgId, orgUnitId } from "#app/engine/kernel/ids.ts";
import { PERMISSIONS } from "#app/engine/access/permissions.ts";
import type { Permission } from "#app/engine/access/permissions.ts";
import { hasPermission, mayReadLearner, permissionsOf, scopePaths } from "#app/engine/access/scope.ts";
import { ACCESS_ROLES } from "#app/engine/access/viewer.ts";
import type { AccessRole, Grant, Viewer } from "#app/engine/access/viewer.ts";
import { homePath, navigationFor } from "#app/http/navigation.ts";

const grant = (role: AccessRole, unitPath: string): Grant => ({
  role,
  unitPath,
  unitId: orgUnitId(`unit ${unitPath}`),
});

const viewerWith = (grants: readonly Grant[], learner: string | null = null): Viewer => ({
  orgId: orgId("org"),
  accountId: accountId("account"),
  learnerId: learner === null ? null : learnerId(learner),
  displayName: "Somebody",
  grants,
});

/** Written down a second time, role by permission, so that a slip in the table is seen. y: over the subtree. */
const EXPECTED: Readonly<Record<Permission, string>> = {
  //                         emp tl ld hr au ad ar
  "record:read:own": /*   */ "-  -  -  -  -  -  -",
  "record:rate:own": /*   */ "-  -  -  -  -  -  -",
  "record:dispute:own": /**/ "-  -  -  -  -  -  -",
  "check:take:own": /*    */ "-  -  -  -  -  -  -",
  "lesson:take:own": /*   */ "-  -  -  -  -  -  -",
  "signoff:request:own": /**/ "-  -  -  -  -  -  -",
  "signoff:assess": /*    */ "-  -  -  -  -  -  -",
  "claim:submit:own": /*  */ "-  -  -  -  -  -  -",
  "path:shape:own": /*    */ "-  -  -  -  -  -  -",
  "privacy:manage:own": /**/ "-  -  -  -  -  -  -",
  "notice:read:own": /*   */ "y  y  y  y  y  y  y",
  "framework:read": /*    */ "y  y  y  y  y  y  y",
  "person:read": /*       */ "-  y  y  -  -  -  y",
  "evidence:write": /*    */ "-  y  y  -  -  -  -",
  "claim:review": /*      */ "-  y  y  -  -  -  -",
  "assignment:write": /*  */ "-  y  y  -  -  -  -",
  "currency:write": /*    */ "-  -  y  -  -  -  -",
  "heatmap:read": /*      */ "-  y  y  -  -  -  y",
  "heatmap:read:aggregate": "-  y  y  y  -  -  y",
  "planning:read": /*     */ "-  -  y  y  -  -  y",
  "planning:write": /*    */ "-  -  -  y  -  -  -",
  "import:run": /*        */ "-  -  y  -  -  y  -",
  "mapping:write": /*     */ "-  -  y  -  -  y  -",
  "account:manage": /*    */ "-  -  -  -  -  y  -",
  "badge:print": /*       */ "-  y  y  -  -  y  -",
  "audit:read": /*        */ "-  -  -  -  -  y  y",
  "content:write": /*     */ "-  -  -  -  y  -  -",
};

describe("the permission table", () => {
  test.each(PERMISSIONS.flatMap((permission) => ACCESS_ROLES.map((role, index) => ({ permission, role, index }))))(
    "$role over the whole organisation has $permission exactly as written down",
    ({ permission, role, index }) => {
      const expected = EXPECTED[permission].split(/\s+/)[index] === "y";
      expect(hasPermission(viewerWith([grant(role, "/1/")]), permission)).toBe(expected);
    },
  );

  test("every person in the company may do everything with the own record, whatever the roles", () => {
    for (const role of [null, ...ACCESS_ROLES]) {
      const viewer = viewerWith(role === null ? [] : [grant(role, "/1/")], "me");
      const own = PERMISSIONS.filter((permission) => permission.endsWith(":own"));
      expect(own.every((permission) => hasPermission(viewer, permission))).toBe(true);
    }
  });

  test("an account without grants and without a person may read the notice and the library, no more", () => {
    expect(permissionsOf(viewerWith([]))).toEqual(["notice:read:own", "framework:read"]);
  });

  test("imports, titles, accounts and the audit log reach everybody: a grant below the root does not give them", () => {
    for (const permission of ["import:run", "mapping:write", "account:manage", "audit:read"] as const) {
      const below = viewerWith([grant("admin", "/1/4/"), grant("ld-manager", "/1/4/")]);
      expect(hasPermission(below, permission)).toBe(false);
      expect(scopePaths(below, permission)).toEqual([]);
      expect(scopePaths(viewerWith([grant("admin", "/1/")]), permission)).toEqual(["/1/"]);
    }
  });
});

describe("scope", () => {
  test("nested grants leave the outer subtree, separate ones stay apart, other roles add nothing", () => {
    const viewer = viewerWith([
      grant("team-lead", "/1/4/17/"),
      grant("team-lead", "/1/4/"),
      grant("ld-manager", "/1/9/"),
      grant("hr-planner", "/1/"),
    ]);
    expect(scopePaths(viewer, "person:read")).toEqual(["/1/4/", "/1/9/"]);
    expect(scopePaths(viewer, "planning:write")).toEqual(["/1/"]);
    expect(scopePaths(viewer, "audit:read")).toEqual([]);
  });

  test("a unit whose number begins like another's is not inside it", () => {
    const viewer = viewerWith([grant("team-lead", "/1/4/")]);
    const inside = { id: learnerId("a"), unitPath: "/1/4/2/" };
    const beside = { id: learnerId("b"), unitPath: "/1/42/" };
    expect(mayReadLearner(viewer, "person:read", inside)).toBe(true);
    expect(mayReadLearner(viewer, "person:read", beside)).toBe(false);
  });

  test("a right to one's own record reaches nobody else, not even in one's own team", () => {
    const viewer = viewerWith([grant("team-lead", "/1/")], "me");
    expect(mayReadLearner(viewer, "record:rate:own", { id: learnerId("me"), unitPath: "/2/" })).toBe(true);
    expect(mayReadLearner(viewer, "record:rate:own", { id: learnerId("you"), unitPath: "/1/" })).toBe(false);
    expect(scopePaths(viewer, "record:rate:own")).toEqual([]);
  });

  test("the framework is not divided by unit", () => {
    expect(scopePaths(viewerWith([]), "framework:read")).toEqual(["/"]);
    expect(scopePaths(viewerWith([grant("author", "/1/4/")]), "content:write")).toEqual(["/"]);
    expect(scopePaths(viewerWith([]), "content:write")).toEqual([]);
  });
});

describe("navigation", () => {
  const pathsFor = (viewer: Viewer): readonly string[] =>
    navigationFor(permissionsOf(viewer)).flatMap((section) => section.items.map((item) => item.to));

  test("an HR planner is led to the totals and the plan, not to people, imports or accounts", () => {
    const paths = pathsFor(viewerWith([grant("hr-planner", "/1/")]));
    expect(paths).toEqual(expect.arrayContaining(["/heatmap", "/planning/roles", "/scaling", "/use-cases"]));
    expect(
      paths.filter((path) => /^\/(admin|people|me|disputes|sign-offs|prior-learning|items|assign)/.test(path)),
    ).toEqual([]);
  });

  test("an administrator is led to imports, titles, accounts and the audit log, not to skills of people", () => {
    expect(pathsFor(viewerWith([grant("admin", "/1/")]))).toEqual([
      "/skills",
      "/roles",
      "/calibration",
      "/admin/imports",
      "/admin/titles",
      "/admin/access",
      "/admin/access/badges",
      "/admin/audit",
    ]);
  });

  test("people start where their work is", () => {
    expect(homePath(permissionsOf(viewerWith([], "me")))).toBe("/me/path");
    expect(homePath(permissionsOf(viewerWith([grant("team-lead", "/1/4/")], "me")))).toBe("/heatmap");
    expect(homePath(permissionsOf(viewerWith([grant("admin", "/1/")])))).toBe("/admin/imports");
    expect(homePath(permissionsOf(viewerWith([])))).toBe("/skills");
  });
});
