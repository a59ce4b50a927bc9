import type { Permission } from "#app/engine/access/permissions.ts";

interface Entry {
  readonly to: string;
  readonly label: string;
  /** Name of the drawing in app/ui. */
  readonly icon: string;
  readonly permission: Permission;
}

export interface NavigationSection {
  readonly label: string;
  readonly items: readonly { readonly to: string; readonly label: string; readonly icon: string }[];
}

const SECTIONS: readonly { readonly label: string; readonly entries: readonly Entry[] }[] = [
  {
    label: "My path",
    entries: [{ to: "/me", label: "My readiness", icon: "readiness", permission: "record:read:own" }],
  },
  {
    label: "Library",
    entries: [
      { to: "/skills", label: "Skill library", icon: "skills", permission: "framework:read" },
      { to: "/roles", label: "Roles", icon: "roles", permission: "framework:read" },
    ],
  },
  {
    label: "Workforce",
    entries: [
      { to: "/heatmap", label: "Heatmap", icon: "heatmap", permission: "heatmap:read:aggregate" },
      { to: "/planning/roles", label: "Planning roles", icon: "planning", permission: "planning:read" },
    ],
  },
  {
    label: "Administration",
    entries: [
      { to: "/admin/imports", label: "Import", icon: "import", permission: "import:run" },
      { to: "/admin/titles", label: "Job titles", icon: "titles", permission: "mapping:write" },
      { to: "/admin/access", label: "Access", icon: "access", permission: "account:manage" },
      { to: "/admin/audit", label: "Audit", icon: "audit", permission: "audit:read" },
    ],
  },
];

/** The pages open to somebody with these permissions, in the order of the menu; no empty section. */
export function navigationFor(permissions: readonly Permission[]): readonly NavigationSection[] {
  return SECTIONS.map(({ label, entries }) => ({
    label,
    items: entries
      .filter((entry) => permissions.includes(entry.permission))
      .map(({ to, label: name, icon }) => ({ to, label: name, icon })),
  })).filter((section) => section.items.length > 0);
}

/** Where somebody goes after signing in: the workforce for those who look after one, else their own record. */
export function homePath(permissions: readonly Permission[]): string {
  const open = navigationFor(permissions);
  const first = ["Workforce", "My path", "Administration"]
    .map((label) => open.find((section) => section.label === label)?.items[0])
    .find((item) => item !== undefined);
  return first?.to ?? "/skills";
}
