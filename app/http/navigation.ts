import type { Permission } from "#app/engine/access/permissions.ts";

interface Entry {
  readonly to: string;
  readonly label: string;
  /** Name of the drawing in app/ui. */
  readonly icon: string;
  readonly permission: Permission;
  /** Another right that opens the page too. */
  readonly or?: Permission;
  /** Which number stands beside it. */
  readonly counts?: keyof OpenCounts;
}

/** What waits for somebody behind an entry of the menu. */
export interface OpenCounts {
  readonly signOffs: number;
  readonly claims: number;
  readonly disputes: number;
  readonly reviews: number;
  readonly messages: number;
}

export interface NavigationSection {
  readonly label: string;
  readonly items: readonly {
    readonly to: string;
    readonly label: string;
    readonly icon: string;
    /** Things that wait for the reader there; left out where nothing does. */
    readonly count?: number;
  }[];
}

const SECTIONS: readonly { readonly label: string; readonly entries: readonly Entry[] }[] = [
  {
    label: "My path",
    entries: [
      { to: "/me/path", label: "My path", icon: "path", permission: "path:shape:own", counts: "messages" },
      { to: "/me", label: "My readiness", icon: "readiness", permission: "record:read:own" },
      { to: "/library", label: "Lessons", icon: "lessons", permission: "lesson:take:own" },
      { to: "/review", label: "Review", icon: "review", permission: "lesson:take:own", counts: "reviews" },
      { to: "/checks", label: "Checks", icon: "checks", permission: "check:take:own" },
      { to: "/me/sign-offs", label: "My sign-offs", icon: "sign-off", permission: "signoff:request:own" },
      { to: "/me/prior-learning", label: "My prior learning", icon: "prior-learning", permission: "claim:submit:own" },
      { to: "/me/record", label: "My record", icon: "record", permission: "record:read:own" },
    ],
  },
  {
    label: "Queues",
    entries: [
      {
        to: "/sign-offs",
        label: "Sign-offs to give",
        icon: "sign-off-queue",
        permission: "signoff:assess",
        counts: "signOffs",
      },
      {
        to: "/prior-learning",
        label: "Prior learning",
        icon: "prior-learning-queue",
        permission: "claim:review",
        counts: "claims",
      },
      { to: "/disputes", label: "Disputes", icon: "disputes", permission: "evidence:write", counts: "disputes" },
    ],
  },
  {
    label: "Library",
    entries: [
      { to: "/skills", label: "Skill library", icon: "skills", permission: "framework:read" },
      { to: "/catalogue", label: "Catalogue", icon: "catalogue", permission: "content:write", or: "planning:read" },
      { to: "/roles", label: "Roles", icon: "roles", permission: "framework:read" },
      { to: "/calibration", label: "Calibration", icon: "calibration", permission: "framework:read" },
      { to: "/items", label: "Questions", icon: "questions", permission: "content:write" },
    ],
  },
  {
    label: "Workforce",
    entries: [
      { to: "/heatmap", label: "Heatmap", icon: "heatmap", permission: "heatmap:read:aggregate" },
      { to: "/forecast", label: "Forecast", icon: "forecast", permission: "planning:read" },
      { to: "/planning/roles", label: "Planning roles", icon: "planning", permission: "planning:read" },
      { to: "/currency", label: "Currency", icon: "currency", permission: "currency:write" },
      { to: "/scaling", label: "Scaling readiness", icon: "scaling", permission: "planning:read" },
      { to: "/use-cases", label: "AI use cases", icon: "use-cases", permission: "planning:read" },
      { to: "/dossier", label: "AI literacy", icon: "dossier", permission: "planning:read" },
      { to: "/board-report", label: "Board report", icon: "board-report", permission: "planning:read" },
      { to: "/plans", label: "Plans", icon: "plans", permission: "planning:read" },
      { to: "/what-if", label: "What-if", icon: "what-if", permission: "planning:read" },
    ],
  },
  {
    label: "Administration",
    entries: [
      { to: "/admin/imports", label: "Import", icon: "import", permission: "import:run" },
      { to: "/admin/titles", label: "Job titles", icon: "titles", permission: "mapping:write" },
      { to: "/admin/access", label: "Access", icon: "access", permission: "account:manage" },
      { to: "/admin/access/badges", label: "Badges", icon: "badges", permission: "badge:print" },
      { to: "/admin/audit", label: "Audit", icon: "audit", permission: "audit:read" },
    ],
  },
];

/** The pages open to somebody with these permissions, in the order of the menu; no empty section. */
export function navigationFor(
  permissions: readonly Permission[],
  open: OpenCounts = { signOffs: 0, claims: 0, disputes: 0, reviews: 0, messages: 0 },
): readonly NavigationSection[] {
  return SECTIONS.map(({ label, entries }) => ({
    label,
    items: entries
      .filter(({ permission, or = permission }) => permissions.includes(permission) || permissions.includes(or))
      .map(({ to, label: name, icon, counts }) => {
        const count = counts === undefined ? 0 : open[counts];
        return { to, label: name, icon, ...(count > 0 ? { count } : {}) };
      }),
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
