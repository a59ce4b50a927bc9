import { database } from "#app/data/db.server.ts";
import { DEFAULT_OPTIONS } from "#app/engine/intake/column-mapping.ts";
import { NEW_SESSION } from "#app/engine/measurement/assessment-state.ts";
import type { World } from "./world.ts";

// One row of each kind that a route may be asked for: enough to see who may open it.

export const SKILL = "machine-vision.acceptance";

/** A check in progress without a single question: enough to see who may open it. */
export async function createCheck({ orgId }: World, personId: string): Promise<string> {
  const stopping = { minItems: 1, maxItems: 1, decisionCertainty: 0.95, targetSd: 0.3, maxMinutes: null };
  const nothing = { items: [], excluded: [], prices: [], pilots: [], pilotPlaces: [] };
  const plan = { ...nothing, mean: 0, sd: 1, cut: null, stopping };
  const state = { ...NEW_SESSION, status: "running", answers: [], ahead: [], lastAtMs: 0 };
  const at = { startedAt: new Date(), lastEventAt: new Date() };
  const check = { orgId, personId, skillId: SKILL, kind: "check", status: "running", plan, state, ...at };
  return (await database().assessment.create({ data: check })).id;
}

export async function createSignOff({ orgId }: World, personId: string, assessorId: string | null): Promise<string> {
  const anchors = ["not managed", "with help", "alone"];
  const point = { id: "a", observe: "Watch it", anchors, scale: { kind: "anchors" }, safetyCritical: false };
  const texts = { source: "level-texts", title: "Task", minutes: null, setting: null, stop: null, version: null };
  const checklist = { ...texts, level: 2, points: [point] };
  const asked = { skillId: SKILL, level: 2, status: "requested", checklist, requestedAt: new Date() };
  return (await database().signOff.create({ data: { orgId, personId, assessorId, ...asked } })).id;
}

export async function createClaim({ orgId }: World, personId: string): Promise<string> {
  const facts = { skillId: SKILL, level: 2, kind: "course", description: "A course", status: "submitted" };
  const claim = await database().priorLearningClaim.create({
    data: { orgId, personId, ...facts, submittedAt: new Date() },
  });
  const bytes = new TextEncoder().encode("%PDF-1.4\n");
  const file = { fileName: "course.pdf", mediaType: "application/pdf", sha256: "0".repeat(64), bytes };
  await database().claimFile.create({ data: { orgId, claimId: claim.id, position: 1, ...file } });
  return claim.id;
}

/** A lesson named after its organisation, with a picture and one question that counts. */
export async function createLesson({ orgId }: World): Promise<void> {
  const id = lessonOf(orgId);
  const front = { id, title: "A lesson", skill: SKILL, from: 0, to: 1, minutes: 5, outcome: "Does it" };
  const state = { review: "drafted", version: 1, reviewedOn: "2026-01-01", sector: "manufacturing" };
  const sources = [{ name: "A norm", edition: "2024", use: "Terms" }];
  const options = { a: { text: "Yes", why: "It is" }, b: { text: "No", why: "It is", belief: "It is not" } };
  const question = { id: "one", type: "single", question: "Is it?", options, key: "a" };
  const parts = [{ kind: "lesson-check", block: { questions: [question] } }];
  const body = { front: { ...front, ...state, roles: [], prerequisites: [], sources }, parts };
  const { title, outcome, minutes } = front;
  const row = { skillId: SKILL, fromLevel: 0, toLevel: 1, title, outcome, minutes, sector: "manufacturing" };
  const dates = {
    status: "live",
    origin: "library",
    review: "drafted",
    reviewedOn: new Date("2026-01-01"),
    version: 1,
  };
  await database().lesson.create({ data: { orgId, id, ...row, ...dates } });
  const figures = { "figures/pump.svg": "<svg/>" };
  await database().lessonVersion.create({ data: { orgId, lessonId: id, version: 1, body, figures } });
}

/** A question named after its organisation. */
export async function createItem({ orgId }: World): Promise<void> {
  const id = itemOf(orgId);
  const words = { skillId: SKILL, level: 1, type: "single", area: "", title: "A question" };
  const state = {
    status: "draft",
    origin: "person",
    review: "drafted",
    safetyCritical: false,
    seconds: 60,
    version: 1,
  };
  const parameters = { discrimination: 1, difficulty: 0, difficultySd: 1, guessing: 0, steps: [0] };
  await database().item.create({ data: { orgId, id, ...words, ...state, ...parameters } });
  const body = { id, skill: SKILL, level: 1, type: "single", title: "A question" };
  const figures = { "figures/pump.svg": "<svg/>" };
  await database().itemVersion.create({ data: { orgId, itemId: id, version: 1, body, figures, origin: "person" } });
}

export const lessonOf = (orgId: string): string => `${SKILL}.l-${orgId}`;

export const itemOf = (orgId: string): string => `${SKILL}.q-${orgId}`;

export async function createImport({ orgId }: World): Promise<string> {
  const mapping = { columns: {}, options: { ...DEFAULT_OPTIONS } };
  const file = { kind: "people", fileName: "people.csv", byteCount: 0, sha256: "0".repeat(64), format: {}, mapping };
  return (await database().importRun.create({ data: { orgId, status: "applied", ...file } })).id;
}

/** A pilot at the site of the organisation. */
export async function createUseCase({ orgId, root }: World): Promise<string> {
  const words = { code: "UC-1", name: "A use case", problem: "Something takes too long", status: "pilot" };
  const facts = { siteId: root, dataClass: "internal", probability: 1 };
  return (await database().useCase.create({ data: { orgId, ...words, ...facts } })).id;
}

/** A planning base that holds nothing. */
export async function createPlanningBase({ orgId }: World): Promise<string> {
  const quarters = [{ label: "2026-Q1", on: "2026-01-02" }];
  const body = { v: 1, quarters, assumptionsVersion: 0, drivers: [], leftOut: [], cells: [] };
  const facts = { name: "A base", reason: "to plan on", asOf: new Date("2026-01-02"), inputsHash: "0".repeat(64) };
  return (await database().planningBase.create({ data: { orgId, body, ...facts, adoptedAt: new Date() } })).id;
}

/** A decided plan of a team, with nobody to learn. */
export async function createPlan({ orgId, teamA }: World): Promise<string> {
  const options = { build: 0, buy: 0, borrow: 0, redeploy: 0, open: 1 };
  const body = {
    ...{ kind: "mix", asOf: "2026-01-02", roleName: "A role", siteName: "A site", cost: 0, people: [], planned: [] },
    ...{ gap: 1, gapFrom: "given", quarter: "2026-Q3", neededOn: "2026-07-01", assumptions: [], options: [] },
    ...{ recommended: options, chosen: options, baseline: { ready: [], holders: [] } },
  };
  const words = { name: "A plan", kind: "mix", status: "decided", roleId: "operator", reason: "It is needed" };
  const at = { createdAt: new Date(), decidedAt: new Date() };
  return (await database().workforcePlan.create({ data: { orgId, siteId: teamA, body, ...words, ...at } })).id;
}
