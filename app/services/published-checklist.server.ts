import type { CatalogSkill } from "#app/catalog/catalog.ts";
import { checklistFile } from "#app/catalog/lessons/sign-off-schemas.ts";
import { loadChecklist } from "#app/data/library.server.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import type { Checklist, SignOffLevel } from "#app/engine/signoff/checklist.ts";
import { checklistFor } from "./checklist-for.ts";

/**
 * The checklist that was written for the skill, or one drawn from the skill's own level texts where none reaches the level.
 * A published list describes levels 1 to 3 at every point, so the list of a higher level serves a lower one too.
 */
export async function publishedOrDrawn(org: OrgId, skill: CatalogSkill, level: SignOffLevel): Promise<Checklist> {
  const stored = await loadChecklist(org, skill.id, level);
  if (stored === null) return checklistFor(skill, level);
  const { title, minutes, setting, stop, version, points } = checklistFile.parse(stored);
  return {
    ...{ source: "published", title, level, minutes, setting, stop, version },
    points: points.map(({ id, observe, level1, level2, level3, safetyCritical }) => {
      return { id, observe, anchors: [level1, level2, level3], scale: { kind: "anchors" }, safetyCritical };
    }),
  };
}
