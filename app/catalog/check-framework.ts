import type { SkillId } from "#app/engine/kernel/ids.ts";
import { PROFICIENCY_LEVELS } from "#app/engine/skills/skill.ts";
import type { ReportProblem } from "./content-problem.ts";
import type { ParsedContent } from "./parse-content.ts";

/** The scale has each level once, in order; dimensions, clusters and the table of contents name things that exist. */
export function checkFramework(content: ParsedContent, report: ReportProblem): void {
  checkLevels(content, report);
  checkDimensions(content, report);
  checkTableOfContents(content, report);
}

function checkLevels({ levels }: ParsedContent, report: ReportProblem): void {
  if (levels === undefined) return;
  const found = levels.value.levels.map(({ level }) => level);
  for (const [position, level] of PROFICIENCY_LEVELS.entries()) {
    if (found[position] === level) continue;
    report(levels, ["levels", position], `level ${String(level)} is expected here: 0 to 5, each once and in order`);
    return;
  }
  if (found.length > PROFICIENCY_LEVELS.length) {
    report(levels, ["levels", PROFICIENCY_LEVELS.length], "the scale ends with level 5");
  }
}

function checkDimensions({ framework, clusters, skills }: ParsedContent, report: ReportProblem): void {
  if (framework === undefined) return;
  const known = new Set<string>();
  for (const [position, { id }] of framework.value.dimensions.entries()) {
    if (known.has(id)) report(framework, ["dimensions", position, "id"], `the dimension ${id} appears twice`);
    known.add(id);
  }
  const names = [...known].join(", ");
  for (const [position, { dimension }] of (clusters?.value.clusters ?? []).entries()) {
    if (clusters === undefined || dimension === null || known.has(dimension)) continue;
    report(clusters, ["clusters", position, "dimension"], `there is no dimension ${dimension}; there are ${names}`);
  }
  for (const { skill } of skills) {
    if (known.has(skill.value.dimension)) continue;
    report(skill, ["dimension"], `there is no dimension ${skill.value.dimension}; there are ${names}`);
  }
}

/** content/clusters.yaml lists every skill once, in the folder of its cluster. */
function checkTableOfContents({ clusters, skills, unreadableSkills }: ParsedContent, report: ReportProblem): void {
  if (clusters === undefined) return;
  const clusterOf = new Map<SkillId, string>(skills.map(({ clusterId, skill }) => [skill.value.id, clusterId]));
  const listed = new Set<SkillId>();
  const ids = new Set<string>();
  for (const [position, cluster] of clusters.value.clusters.entries()) {
    if (ids.has(cluster.id)) report(clusters, ["clusters", position, "id"], `the cluster ${cluster.id} appears twice`);
    ids.add(cluster.id);
    for (const [place, id] of cluster.skills.entries()) {
      const at = ["clusters", position, "skills", place];
      const folder = clusterOf.get(id);
      if (listed.has(id)) report(clusters, at, `the skill ${id} is listed twice`);
      else if (folder === undefined && !unreadableSkills.has(id)) {
        report(clusters, at, `there is no skill ${id}: content/skills/${cluster.id}/${id}.yaml does not exist`);
      } else if (folder !== undefined && folder !== cluster.id) {
        report(clusters, at, `the skill ${id} lies in content/skills/${folder}, not in content/skills/${cluster.id}`);
      }
      listed.add(id);
    }
  }
  for (const { skill } of skills) {
    if (!listed.has(skill.value.id))
      report(skill, ["id"], `the skill ${skill.value.id} is not listed in content/clusters.yaml`);
  }
}
