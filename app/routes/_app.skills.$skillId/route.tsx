import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { protectedLoader } from "#app/http/access.server.ts";
import { requireFound } from "#app/http/problem.server.ts";
import { loadSkill } from "#app/services/load-skill.server.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Panel } from "#app/ui/panel.tsx";
import { DemandTrendText, SkillSigns } from "#app/ui/skill-signs.tsx";
import { LevelLadder } from "./level-ladder.tsx";
import { RolesTable } from "./roles-table.tsx";
import { SkillEvidence, SkillLinks, SkillUpkeep } from "./skill-aside.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.skill.name ?? "Skill");

export const loader = protectedLoader("framework:read", async ({ viewer, params }) => {
  const skill = requireFound(await loadSkill(viewer.orgId, params["skillId"] ?? ""));
  return { skill };
});

export default function SkillPage() {
  const { skill } = useLoaderData<typeof loader>();
  return (
    <Page
      title={skill.name}
      lead={skill.definition}
      breadcrumbs={[
        { label: "Skill library", to: "/skills" },
        { label: skill.cluster.name, to: `/skills?cluster=${skill.cluster.id}` },
      ]}
      facts={
        <>
          <SkillSigns safetyCritical={skill.safetyCritical} practical={skill.practical} />
          <span className="inline-flex items-center gap-1.5 text-14">
            <span className="text-ink-muted">Demand</span> <DemandTrendText trend={skill.demandTrend} />
          </span>
        </>
      }
    >
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem] 2xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex min-w-0 flex-col gap-6">
          <Panel
            title="Levels"
            description="What a person at each level is seen to do. Level 0 means assessed and absent."
          >
            <LevelLadder levels={skill.levels} roles={skill.roles} />
          </Panel>
          <RolesTable roles={skill.roles} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <SkillEvidence skill={skill} />
          <SkillLinks skill={skill} />
          <SkillUpkeep skill={skill} />
        </div>
      </div>
    </Page>
  );
}
