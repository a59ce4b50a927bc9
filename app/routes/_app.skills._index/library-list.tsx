import type { LibraryCluster, LibrarySkill, SkillLibrary } from "#app/services/load-skill-library.server.ts";
import { type Column, DataTable } from "#app/ui/data-table.tsx";
import { LevelText } from "#app/ui/level-text.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { DemandTrendText, SkillSigns } from "#app/ui/skill-signs.tsx";
import { TextLink } from "#app/ui/text-link.tsx";

const COLUMNS: readonly Column<LibrarySkill>[] = [
  {
    key: "name",
    head: "Skill",
    rowHead: true,
    cell: (skill) => (
      <span className="flex flex-col gap-1 py-1">
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <TextLink plain to={`/skills/${skill.id}`}>
            {skill.name}
          </TextLink>
          <SkillSigns safetyCritical={skill.safetyCritical} practical={skill.practical} />
        </span>
        <span className="max-w-[72ch] text-14 font-normal text-ink-muted">{skill.definition}</span>
      </span>
    ),
  },
  {
    key: "roles-now",
    head: "Roles now",
    numeric: true,
    width: "@table:w-24",
    cell: (skill) => sum(skill.rolesByLevel.now),
  },
  {
    key: "roles-later",
    head: "Roles later",
    numeric: true,
    width: "@table:w-24",
    cell: (skill) => sum(skill.rolesByLevel.future),
  },
  {
    key: "highest",
    head: "Highest level later",
    width: "@table:w-36",
    cell: (skill) => {
      const level = highestLevel(skill.rolesByLevel.future);
      return level === 0 ? "" : <LevelText level={level} />;
    },
  },
  {
    key: "demand",
    head: "Demand",
    width: "@table:w-28",
    cell: (skill) => <DemandTrendText trend={skill.demandTrend} />,
  },
];

/** The library cluster by cluster, with the clusters as a table of contents where there is room. */
export function LibraryList({ library }: { readonly library: Pick<SkillLibrary, "clusters"> }) {
  return (
    <div className="grid gap-8 2xl:grid-cols-[13rem_minmax(0,1fr)]">
      <nav aria-label="Clusters" className="max-2xl:hidden print:hidden">
        <ul className="sticky top-20 flex flex-col gap-0.5 text-14">
          {library.clusters.map((cluster) => (
            <li key={cluster.id}>
              <a
                href={`#${cluster.id}`}
                className="flex justify-between gap-3 rounded-control px-2 py-1.5 text-ink-muted hover:bg-sunken hover:text-ink"
              >
                {cluster.name}
                <span className="numerals text-ink-faint">{cluster.skills.length}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="flex min-w-0 flex-col gap-6">
        {library.clusters.map((cluster) => (
          <ClusterPanel key={cluster.id} cluster={cluster} />
        ))}
      </div>
    </div>
  );
}

function ClusterPanel({ cluster }: { readonly cluster: LibraryCluster }) {
  return (
    <Panel id={cluster.id} title={cluster.name} description={cluster.summary} flush>
      <DataTable
        caption={`Skills of ${cluster.name}`}
        columns={COLUMNS}
        rows={cluster.skills}
        rowKey={(skill) => skill.id}
        empty="No skill of this cluster matches."
      />
    </Panel>
  );
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** Highest level that any role asks for; element 0 counts level 1. 0 when none asks. */
const highestLevel = (counts: readonly number[]): number => counts.findLastIndex((count) => count > 0) + 1;
