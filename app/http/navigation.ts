import type { Permission } from "#app/engine/access/permissions.ts";

export interface NavigationEntry {
  readonly to: string;
  readonly label: string;
  readonly group: "mine" | "library" | "workforce" | "administration";
  readonly permission: Permission;
}

const ENTRIES: readonly NavigationEntry[] = [
  { to: "/me", label: "My readiness", group: "mine", permission: "record:read:own" },
  { to: "/skills", label: "Skill library", group: "library", permission: "framework:read" },
  { to: "/roles", label: "Roles", group: "library", permission: "framework:read" },
  { to: "/heatmap", label: "Heatmap", group: "workforce", permission: "heatmap:read:aggregate" },
  { to: "/planning/roles", label: "Planning roles", group: "workforce", permission: "planning:read" },
  { to: "/admin/imports", label: "Import", group: "administration", permission: "import:run" },
  { to: "/admin/titles", label: "Job titles", group: "administration", permission: "mapping:write" },
  { to: "/admin/access", label: "Access", group: "administration", permission: "account:manage" },
  { to: "/admin/audit", label: "Audit", group: "administration", permission: "audit:read" },
];

/** The pages open to somebody with these permissions, in the order of the menu. */
export const navigationFor = (permissions: readonly Permission[]): readonly NavigationEntry[] =>
  ENTRIES.filter((entry) => permissions.includes(entry.permission));

/** Where somebody goes after signing in: the workforce view for those who have one, else their own record. */
export function homePath(permissions: readonly Permission[]): string {
  const open = navigationFor(permissions);
  const first =
    open.find((entry) => entry.group === "workforce") ??
    open.find((entry) => entry.group === "mine") ??
    open.find((entry) => entry.group === "administration");
  return first?.to ?? "/skills";
}
