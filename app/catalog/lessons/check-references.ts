import type { CatalogContent } from "#app/catalog/catalog.ts";
import type { ContentFile, ContentPath, ReportProblem } from "#app/catalog/content-problem.ts";
import type { ParsedLibrary } from "./parse-library.ts";

/** What lessons, checklists and briefs refer to. */
export type LibraryCatalog = Pick<CatalogContent, "skills" | "roles" | "clusters">;

type Place = Pick<ContentFile<unknown>, "file" | "lineOf">;

/** Skills, roles and clusters that are named exist; ids inside a file and across lessons are unique. */
export function checkLibraryReferences(
  { lessons, checklists, briefs }: ParsedLibrary,
  catalog: LibraryCatalog,
  report: ReportProblem,
): void {
  const skills = new Set<string>(catalog.skills.map(({ id }) => id));
  const roles = new Set<string>(catalog.roles.map(({ id }) => id));
  const clusters = new Set<string>(catalog.clusters.map(({ id }) => id));
  const wants = (known: ReadonlySet<string>, kind: string, id: string, file: Place, at: ContentPath) => {
    if (!known.has(id)) report(file, at, `there is no ${kind} ${id}`);
  };
  for (const lesson of lessons) {
    const { skill, prerequisites, roles: own } = lesson.value.front;
    wants(skills, "skill", skill, lesson, ["front", "skill"]);
    for (const [position, role] of own.entries()) wants(roles, "role", role, lesson, ["front", "roles", position]);
    for (const [position, { skill: needed }] of prerequisites.entries())
      wants(skills, "skill", needed, lesson, ["front", "prerequisites", position]);
  }
  for (const checklist of checklists) {
    wants(skills, "skill", checklist.value.skill, checklist, ["skill"]);
    checkUnique(checklist, "points", checklist.value.points, report);
    for (const [position, { level1, level2, level3 }] of checklist.value.points.entries()) {
      if (new Set([level1, level2, level3]).size < 3)
        report(checklist, ["points", position], "two levels say the same, so nobody can tell them apart");
    }
  }
  for (const brief of briefs) {
    wants(clusters, "cluster", brief.value.cluster, brief, ["cluster"]);
    checkUnique(brief, "criteria", brief.value.criteria, report);
  }
}

function checkUnique(
  file: Place,
  list: string,
  parts: readonly { readonly id: string }[],
  report: ReportProblem,
): void {
  const seen = new Set<string>();
  for (const [position, { id }] of parts.entries()) {
    if (seen.has(id)) report(file, [list, position, "id"], `the id ${id} appears twice`);
    seen.add(id);
  }
}
