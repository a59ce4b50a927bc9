import type { AssessmentRow } from "#app/data/assessments.server.ts";
import { loadAssessment } from "#app/data/assessments.server.ts";
import { database, type Tx } from "#app/data/db.server.ts";
import { loadCatalog } from "#app/data/framework.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { frameworkVersionId, skillId, type ItemId, type OrgId } from "#app/engine/kernel/ids.ts";
import type { CheckPlan, SessionState } from "#app/engine/measurement/assessment-state.ts";
import { planOf, poolOf, type CheckDesign } from "#app/engine/measurement/check-design.ts";
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
  const known = layouts.get(id);
  const stored = await loadAssessment(client, viewer.orgId, viewer.learnerId, id, known === undefined);
  if (stored === null) return null;
  const { plan, state, unfinished, ...row } = stored;
  const layout = known ?? (await layOut(viewer.orgId, id, plan));
  return { orgId: viewer.orgId, row, ...layout, state: readState(state), unfinished: readUnfinished(unfinished) };
}

type Layout = Pick<OpenCheck, "design" | "plan" | "words">;

// The layout of a check and the words of its items are fixed when it starts; reading them anew for every answer would cost more
// than the answer.
const MOST_LAYOUTS = 500;
const layouts = new Map<string, Layout>();

async function layOut(org: OrgId, id: string, storedPlan: unknown): Promise<Layout> {
  const design = readDesign(storedPlan);
  const words = await wordsOf(org, design.items);
  const keys = new Map([...words].map(([item, { key }]) => [item, key]));
  const made = { design, words, plan: planOf(design, poolOf(design), keys) };
  layouts.set(id, made);
  for (const oldest of layouts.keys()) {
    if (layouts.size <= MOST_LAYOUTS) break;
    layouts.delete(oldest);
  }
  return made;
}
