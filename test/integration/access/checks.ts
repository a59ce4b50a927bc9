import { database } from "#app/data/db.server.ts";
import { NEW_SESSION } from "#app/engine/measurement/assessment-state.ts";
import type { World } from "./world.ts";

/** A check in progress without a single question: enough to see who may open it. */
export async function createCheck({ orgId }: World, personId: string, skillId: string): Promise<string> {
  const stopping = { minItems: 1, maxItems: 1, decisionCertainty: 0.95, targetSd: 0.3, maxMinutes: null };
  const nothing = { items: [], excluded: [], prices: [], pilots: [], pilotPlaces: [] };
  const plan = { ...nothing, mean: 0, sd: 1, cut: null, stopping };
  const state = { ...NEW_SESSION, status: "running", answers: [], ahead: [], lastAtMs: 0 };
  const at = { startedAt: new Date(), lastEventAt: new Date() };
  const check = { orgId, personId, skillId, kind: "check", status: "running", plan, state, ...at };
  return (await database().assessment.create({ data: check })).id;
}
