import type { SkillInRole } from "#app/services/load-skill.server.ts";
import { type Column, DataTable } from "#app/ui/data-table.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { ReadinessAxis } from "#app/ui/readiness-bar.tsx";
import { RequirementBar } from "#app/ui/requirement-bar.tsx";
import { Badge } from "#app/ui/status-badge.tsx";
import { TextLink } from "#app/ui/text-link.tsx";

const COLUMNS: readonly Column<SkillInRole>[] = [
  {
    key: "role",
    head: "Role",
    rowHead: true,
    cell: (role) => (
      <span className="flex flex-col py-0.5">
        <TextLink plain to={`/roles/${role.id}`}>
          {role.name}
        </TextLink>
        {role.origin === "implied" && (
          <span className="text-12 font-normal text-ink-muted">
            Implied by {role.impliedBy.map((skill) => skill.name).join(", ")}
          </span>
        )}
        {role.reason !== null && <span className="text-12 font-normal text-ink-muted">{role.reason}</span>}
      </span>
    ),
  },
  {
    key: "level",
    head: "Level",
    headExtra: <ReadinessAxis />,
    width: "@table:w-52",
    onPhone: "full",
    cell: (role) => <RequirementBar label={role.name} now={role.now} later={role.future} />,
  },
  { key: "now", head: "Now", numeric: true, width: "@table:w-16", cell: (role) => (role.now === 0 ? "–" : role.now) },
  { key: "later", head: "Later", numeric: true, width: "@table:w-16", cell: (role) => role.future },
  {
    key: "criticality",
    head: "Weight",
    width: "@table:w-28",
    cell: (role) =>
      role.criticality === "critical" ? (
        <Badge tone="short">Critical</Badge>
      ) : (
        <span className="text-ink-muted">Important</span>
      ),
  },
];

/** Who asks for the skill, the most demanding first. */
export function RolesTable({ roles }: { readonly roles: readonly SkillInRole[] }) {
  const ordered = roles.toSorted((a, b) => b.future - a.future || b.now - a.now || a.name.localeCompare(b.name, "en"));
  return (
    <Panel title="Who requires it" description="The solid tick is today, the dashed one in two to three years." flush>
      <DataTable
        caption="Roles that require this skill"
        columns={COLUMNS}
        rows={ordered}
        rowKey={(role) => role.id}
        empty="No role requires this skill."
      />
    </Panel>
  );
}
