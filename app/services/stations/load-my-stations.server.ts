import type { Catalog } from "#app/catalog/catalog.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { loadLearnerRecord } from "#app/data/learner-record.server.ts";
import { loadSiteStations } from "#app/data/stations.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { DEFAULT_POLICY } from "#app/engine/proficiency/readiness.ts";
import type { GateAnswer, GateReason } from "#app/engine/proficiency/station-gate.ts";
import { decideGates } from "./decide-gate.ts";

/** Where the action that closes a block leads. */
export type GateAction = "refresh" | "check" | "sign-off";

export interface MyStation {
  readonly id: string;
  readonly name: string;
  readonly teamName: string | null;
  readonly own: boolean;
  readonly answer: GateAnswer;
  readonly reasons: readonly (Omit<GateReason, "evidenceIds"> & {
    readonly name: string;
    /** Null: nothing needs to be done. */
    readonly action: GateAction | null;
  })[];
}

/** The stations of one's site with whether one may work there and why; the own one first, then those open to the person. */
export async function loadMyStations(viewer: Viewer, asOf: PlainDate): Promise<readonly MyStation[] | null> {
  if (viewer.learnerId === null) return null;
  const [stations, record, catalog] = await Promise.all([
    loadSiteStations(viewer.orgId, viewer.learnerId),
    loadLearnerRecord(viewer.orgId, viewer.learnerId),
    loadOrgCatalog(viewer.orgId),
  ]);
  if (record === null) return null;
  const decisions = decideGates(record, catalog, stations, asOf);
  const views = stations.flatMap(({ id, name, teamName, own }, at): readonly MyStation[] => {
    const decision = decisions[at];
    if (decision === undefined) return [];
    const reasons = decision.reasons.map(({ evidenceIds: _, ...reason }) => ({
      ...reason,
      name: catalog.skillById.get(reason.skillId)?.name ?? reason.skillId,
      action: actionFor(reason, catalog),
    }));
    return [{ id, name, teamName, own, answer: decision.answer, reasons }];
  });
  return views.sort((left, right) => rankOf(left) - rankOf(right));
}

const RANK: Readonly<Record<GateAnswer, number>> = { allow: 1, warn: 1, block: 2 };
const rankOf = ({ own, answer }: MyStation): number => (own ? 0 : RANK[answer]);

/** Work with the hands and what people judge is shown to somebody; the rest is asked; what runs out is refreshed. */
function actionFor({ answer, skillId, level }: Omit<GateReason, "evidenceIds">, catalog: Catalog): GateAction | null {
  if (answer === "allow") return null;
  if (answer === "warn") return "refresh";
  const practical = catalog.skillById.get(skillId)?.practical === true;
  return practical || level >= DEFAULT_POLICY.humanJudgementFrom ? "sign-off" : "check";
}
