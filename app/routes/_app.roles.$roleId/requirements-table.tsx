import { useSearchParams } from "@remix-run/react";
import type { RequirementReading, RoleProfileReading } from "#app/services/load-role-profile.server.ts";
import { type Column, DataTable } from "#app/ui/data-table.tsx";
import { DensitySwitch, useDensity } from "#app/ui/density-switch.tsx";
import { LevelText } from "#app/ui/level-text.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { ReadinessAxis } from "#app/ui/readiness-bar.tsx";
import { RequirementBar } from "#app/ui/requirement-bar.tsx";
import { SkillSigns } from "#app/ui/skill-signs.tsx";
import { Badge } from "#app/ui/status-badge.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { searchWith } from "#app/ui/url-state.ts";

interface RequirementsTableProps {
  readonly role: RoleProfileReading;
  /** The skill whose requirement is open in the side panel. */
  readonly openedId: string | null;
}

interface ClusterRequirement extends RequirementReading {
  readonly clusterName: string;
}

export function RequirementsTable({ role, openedId }: RequirementsTableProps) {
  const [params] = useSearchParams();
  const density = useDensity();
  const rows = role.clusters.flatMap((cluster) =>
    cluster.requirements.map((requirement): ClusterRequirement => ({ ...requirement, clusterName: cluster.name })),
  );
  return (
    <Panel
      title="Requirements"
      description="The solid tick is today, the dashed one in two to three years. Press a skill to see what the levels look like."
      action={<DensitySwitch />}
      flush
    >
      <DataTable
        caption={`What ${role.name} requires, by cluster`}
        columns={columnsFor(params)}
        density={density}
        rows={rows}
        rowKey={({ skill }) => skill.id}
        groupBy={({ clusterName }) => clusterName}
        isCurrent={({ skill }) => skill.id === openedId}
        empty="This role has no requirements yet."
      />
    </Panel>
  );
}

function columnsFor(params: URLSearchParams): readonly Column<ClusterRequirement>[] {
  return [
    {
      key: "skill",
      head: "Skill",
      rowHead: true,
      cell: ({ skill, origin, impliedBy }) => (
        <span className="flex flex-col gap-1 py-0.5">
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <TextLink plain stay to={searchWith(params, { skill: skill.id })}>
              {skill.name}
            </TextLink>
            <SkillSigns safetyCritical={skill.safetyCritical} practical={false} />
          </span>
          {origin === "implied" && (
            <span className="text-12 font-normal text-ink-muted">
              Implied by {impliedBy.map(({ name }) => name).join(", ")}
            </span>
          )}
        </span>
      ),
    },
    {
      key: "level",
      head: "Level",
      headExtra: <ReadinessAxis />,
      width: "@table:w-60",
      onPhone: "full",
      cell: ({ skill, now, future }) => <RequirementBar label={skill.name} now={now} later={future} />,
    },
    {
      key: "now",
      head: "Now",
      width: "@table:w-36",
      cell: ({ now }) =>
        now === 0 ? <span className="text-ink-muted">not asked for</span> : <LevelText level={now} />,
    },
    { key: "later", head: "Later", width: "@table:w-36", cell: ({ future }) => <LevelText level={future} /> },
    {
      key: "weight",
      head: "Weight",
      width: "@table:w-28",
      cell: ({ criticality }) =>
        criticality === "critical" ? (
          <Badge tone="short">Critical</Badge>
        ) : (
          <span className="text-ink-muted">Important</span>
        ),
    },
  ];
}
