import type { AssessmentRow } from "#app/data/assessments.server.ts";
import { loadAssessment } from "#app/data/assessments.server.ts";
import { database, type Tx } from "#app/data/db.server.ts";
import { loadCatalog } from "#app/data/framework.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { frameworkVersionId, skillId, type ItemId, type OrgId } from "#app/engine/kernel/ids.ts";
import type { CheckPlan, SessionState } from "#app/engine/measurement/assessment-state.ts";
import { planOf, poolOf, type CheckDesign } from "#app/engine/measurement/check-design.ts";
import type { ItemPool } from "#app/engine/measurement/item-pool.ts";
import { wordsOf, type WordedItem } from "./item-words.server.ts";
import { readDesign, readState, readUnfinished, type UnfinishedScenario } from "./stored-check.ts";

/** The name of the skill that a check is about; the framework is read once per version. */
export async function skillNameOf({ row }: OpenCheck): Promise<string> {
  const catalog = await loadCatalog(frameworkVersionId(row.frameworkVersionId));
  return catalog.skillById.get(skillId(row.skillId))?.name ?? row.skillId;
}

/** Whose check, and who acts: null, the installation itself. */
export interface CheckOwner extends Pick<Viewer, "orgId" | "learnerId"> {
  readonly accountId: Viewer["accountId"] | null;
}

/** A check as the server works with it. */
export interface OpenCheck {
  readonly orgId: OrgId;
  readonly row: Omit<AssessmentRow, "plan" | "state" | "unfinished">;
  readonly design: CheckDesign;
  readonly plan: CheckPlan;
  readonly state: SessionState;
  readonly unfinished: UnfinishedScenario;
  readonly words: ReadonlyMap<ItemId, WordedItem>;
}

/** A check of the viewer's own, in one query (two when its questions are new to this process); null: not theirs. */
export async function openCheck(
  viewer: CheckOwner,
  id: string,
  client: Pick<Tx, "$queryRaw"> = database(),
): Promise<OpenCheck | null> {
  if (viewer.learnerId === null) return null;
  const stored = await loadAssessment(client, viewer.orgId, viewer.learnerId, id, !layouts.has(id));
  if (stored === null) return null;
  const { plan: storedPlan, state, unfinished, ...row } = stored;
  const { design, pool } = layoutOf(id, storedPlan);
  const words = await wordsOf(viewer.orgId, design.items);
  const keys = new Map([...words].map(([item, { key }]) => [item, key]));
  return {
    orgId: viewer.orgId,
    row,
    design,
    plan: planOf(design, pool, keys),
    state: readState(state),
    unfinished: readUnfinished(unfinished),
    words,
  };
}

interface Layout {
  readonly design: CheckDesign;
  readonly pool: ItemPool;
}

// The layout of a check is fixed when it starts; laying out its pool anew for every answer would cost more than the answer.
const MOST_LAYOUTS = 500;
const layouts = new Map<string, Layout>();

function layoutOf(id: string, storedPlan: unknown): Layout {
  const known = layouts.get(id);
  if (known !== undefined && storedPlan === null) return known;
  const design = readDesign(storedPlan);
  const made = { design, pool: poolOf(design) };
  layouts.set(id, made);
  for (const oldest of layouts.keys()) {
    if (layouts.size <= MOST_LAYOUTS) break;
    layouts.delete(oldest);
  }
  return made;
}
