import { beforeAll, describe, expect, test } from "vitest";
import { database } from "#app/data/db.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { addMonths, addDays } from "#app/engine/kernel/calendar.ts";
import { today } from "#app/platform/clock.server.ts";
import { quarterOf } from "#app/services/forecast/forecast-time.ts";
import { assignPlan } from "#app/services/workforce/assign-plan.server.ts";
import { decideMix } from "#app/services/workforce/decide-mix.server.ts";
import { loadPlanDraft, type PlanDraft } from "#app/services/workforce/plan-draft.server.ts";
import { loadPlan, loadPlans } from "#app/services/workforce/plans.server.ts";
import { decideProgramme, loadRedeploy } from "#app/services/workforce/redeploy.server.ts";
import { withDatabase } from "../database.ts";
import { createHeatmapCompany, viewerOf, type HeatmapCompany } from "../pages/heatmap-company.ts";

withDatabase();

let company: HeatmapCompany;
let planner: Viewer;
let learning: Viewer;

const siteOf = (name: string): string => company.units.get(name)?.id ?? "";

beforeAll(async () => {
  company = await createHeatmapCompany();
  // operators are enough at both sites to be shown; technicians at south are not
  const data = Array.from({ length: 6 }, (_, at) => ({
    ...{ orgId: company.orgId, externalId: `S-${String(at)}`, displayName: `South ${String(at)}`, roleId: "operator" },
    orgUnitId: siteOf("south a"),
  }));
  await database().person.createMany({ data });
  ({ viewer: planner } = await viewerOf(company, "hr-planner", "works"));
  ({ viewer: learning } = await viewerOf(company, "ld-manager", "works"));
});

const search = (change: Readonly<Record<string, string>> = {}): URLSearchParams =>
  new URLSearchParams({ role: "operator", site: siteOf("north"), gap: "18", borrowMost: "2", ...change });

async function draftOf(change: Readonly<Record<string, string>> = {}, viewer = planner): Promise<PlanDraft> {
  const found = await loadPlanDraft(viewer, search(change));
  if (!found.ok) throw new Error("not found");
  return found.value.draft;
}

const headsOf = ({ mix }: PlanDraft, kind: string): number => mix?.options.find((own) => own.kind === kind)?.heads ?? 0;

async function decided(
  change: Readonly<Record<string, string>> = {},
): Promise<{ id: string; chosen: Record<string, number> }> {
  const draft = await draftOf(change);
  const heads = { build: 0, buy: 0, borrow: 0, redeploy: 0, open: draft.mix?.unfilled ?? 0 };
  for (const { kind, heads: own } of draft.mix?.options ?? []) heads[kind] = own;
  const plan = { query: draft.query, name: "Operators north", reason: "Line 4 comes", chosen: heads };
  const made = await decideMix(planner, plan);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return { id: made.value.id, chosen: heads };
}

describe("a gap and the ways to fill it", () => {
  test("the recommended heads and what stays open sum to the gap, whatever is assumed", async () => {
    for (const change of [
      {},
      { hireCost: "100" },
      { readyHires: "0", borrowMost: "0" },
      { gap: "1" },
      { carriedOut: "0" },
    ]) {
      const draft = await draftOf(change);
      const sum = (draft.mix?.options ?? []).reduce((total, { heads }) => total + heads, draft.mix?.unfilled ?? 0);
      expect(sum).toBe(draft.gap);
    }
  });

  test("a hiring cost just past the break-even changes how many are hired, just before it does not", async () => {
    const before = await draftOf();
    const buy = before.mix?.options.find(({ kind }) => kind === "buy");
    const [edge, direction] = buy?.fewerAbove == null ? [buy?.moreBelow ?? 0, -1] : [buy.fewerAbove, 1];
    expect(edge).toBeGreaterThan(0);
    const inside = await draftOf({ hireCost: String(edge - direction) });
    const outside = await draftOf({ hireCost: String(edge + direction) });
    expect(headsOf(inside, "buy")).toBe(headsOf(before, "buy"));
    expect((headsOf(outside, "buy") - headsOf(before, "buy")) * direction).toBeLessThan(0);
  });

  test("a gap of zero, a quarter that is over and text for a number are answered in words; an unknown role is not found", async () => {
    expect(await draftOf({ gap: "0" })).toMatchObject({ gap: 0, mix: null });
    const odd = await draftOf({ quarter: "2020-Q1", hireCost: "much" });
    expect(odd.notes).toEqual([expect.stringContaining("2020-Q1"), expect.stringContaining('"much"')]);
    expect(odd.quarter).toBe(quarterOf(addMonths(today("UTC"), 12)));
    expect(await loadPlanDraft(planner, search({ role: "wizard" }))).toMatchObject({ ok: false });
    const query = search({ gap: "0" }).toString();
    const nothing = { build: 0, buy: 0, borrow: 0, redeploy: 0, open: 0 };
    const refused = await decideMix(planner, { query, name: "n", reason: "r", chosen: nothing });
    expect(refused).toMatchObject({ ok: false, error: { kind: "refused" } });
  });

  test("people too few to be described are left out for who may not read people, and counted for who may", async () => {
    const small = { role: "maintenance-technician", site: siteOf("south"), gap: "3" };
    const build = (draft: PlanDraft) => draft.mix?.options.find(({ kind }) => kind === "build");
    expect(build(await draftOf(small))).toMatchObject({ isWithheld: true, capacity: 0, heads: 0 });
    expect(build(await draftOf(small, learning))).toMatchObject({ isWithheld: false });
    const { viewer: north } = await viewerOf(company, "hr-planner", "north");
    expect(await loadPlanDraft(north, search({ site: siteOf("south") }))).toMatchObject({ ok: false });
  });
});

describe("a decided plan", () => {
  test("refuses heads that do not sum to the gap, or more than a way can fill", async () => {
    const { query } = await draftOf();
    const wish = { query, name: "n", reason: "r" };
    const nothing = { build: 0, buy: 0, borrow: 0, redeploy: 0, open: 0 };
    const short = await decideMix(planner, { ...wish, chosen: { ...nothing, buy: 17 } });
    expect(short).toMatchObject({ error: { words: expect.stringContaining("come to 17, the gap is 18") as string } });
    const much = await decideMix(planner, { ...wish, chosen: { ...nothing, borrow: 3, buy: 15 } });
    expect(much).toMatchObject({ error: { words: expect.stringContaining("Borrow can fill 2, not 3") as string } });
    expect(await database().workforcePlan.count({ where: { orgId: company.orgId } })).toBe(0);
  });

  test("stays as it was decided when people and assumptions change, and says why fewer are ready", async () => {
    const { id, chosen } = await decided();
    const first = await loadPlan(planner, id);
    expect(first?.body).toMatchObject({ kind: "mix", gap: 18, chosen });
    const person = company.people.find(({ team }) => team === "north c");
    await database().person.updateMany({
      where: { orgId: company.orgId, id: person?.id ?? "" },
      data: { leftOn: new Date(addDays(today("UTC"), -1)) },
    });
    const again = await loadPlan(planner, id);
    expect(again?.body).toEqual(first?.body);
    const { then, left, moved, lapsed, newly, now } = again?.actuals ?? {
      then: 0,
      left: 0,
      moved: 0,
      lapsed: 0,
      newly: 0,
      now: -1,
    };
    expect(then - left - moved - lapsed + newly).toBe(now);
  });

  test("hires become requisitions; learning is asked for by who may ask, once, and the planner reads no names", async () => {
    const { id, chosen } = await decided({
      hireCost: "100",
      hireWeeks: "1",
      gap: "6",
      readyHires: "100",
      learningCost: "1000",
      borrowMost: "0",
    });
    expect((await loadPlan(planner, id))?.requisitions).toMatchObject([{ kind: "hire", heads: chosen["buy"] }]);
    const query = (await draftOf({ gap: "3" })).query;
    const only = { build: 3, buy: 0, borrow: 0, redeploy: 0, open: 0 };
    const made = await decideMix(planner, { query, name: "Train three", reason: "they are near", chosen: only });
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    expect(await loadPlan(planner, made.value.id)).toMatchObject({ people: null, mayAssign: false, wanted: 4 });
    expect((await loadPlans(learning)).plans[0]).toMatchObject({ mayAssign: true, wanted: 4, asked: 0 });
    expect(await assignPlan(learning, made.value.id)).toMatchObject({ ok: true, value: { asked: 4, skipped: 0 } });
    expect(await assignPlan(learning, made.value.id)).toMatchObject({ ok: true, value: { asked: 0, skipped: 4 } });
    expect((await loadPlans(learning)).plans[0]).toMatchObject({ asked: 4, late: 0 });
    const due = await database().assignment.findMany({ where: { orgId: company.orgId, kind: "pathway" } });
    expect(due.every(({ dueOn, subjectId }) => dueOn !== null && subjectId === "operator")).toBe(true);
    const { viewer: south } = await viewerOf(company, "ld-manager", "south");
    expect(await loadPlan(south, made.value.id)).toBeNull();
    expect(await assignPlan(south, made.value.id)).toMatchObject({ ok: false, error: { kind: "not-found" } });
  });
});

describe("redeployment from a role", () => {
  const from = (change: Readonly<Record<string, string>>) =>
    new URLSearchParams({ role: "operator", site: siteOf("north"), reach: "1000", ...change });

  test("lists targets by median hours and says nothing of a group that is too small", async () => {
    const page = await loadRedeploy(planner, from({}));
    if (!page.ok) throw new Error("not found");
    const hours = page.value.targets.flatMap(({ outlook }) => outlook?.medianHours ?? []);
    expect(hours.length).toBeGreaterThan(3);
    expect(hours).toEqual(hours.toSorted((left, right) => left - right));
    const small = from({ role: "maintenance-technician", site: siteOf("south"), to: "operator" });
    expect(await loadRedeploy(planner, small)).toMatchObject({ value: { people: null, targets: [], programme: null } });
    expect(await loadRedeploy(learning, small)).toMatchObject({ value: { people: 4 } });
  });

  test("a programme stays within its budget, names people only to who may read them, and keeps its reasons", async () => {
    const to = "maintenance-technician";
    const page = await loadRedeploy(planner, from({ to, budget: "20000", posts: "4" }));
    if (!page.ok || page.value.programme === null) throw new Error("no programme");
    const { programme, query } = page.value;
    expect(programme.training).toBeLessThanOrEqual(20_000);
    expect(programme.targets[0]).toMatchObject({ posts: 4, trained: programme.chosen, hired: 4 - programme.chosen });
    expect(programme.names).toBeNull();
    const nothing = await loadRedeploy(planner, from({ to, budget: "0" }));
    expect(nothing).toMatchObject({ value: { programme: { chosen: 0, training: 0 } } });
    const refused = await decideProgramme(planner, {
      query: from({ to, budget: "0" }).toString(),
      name: "n",
      reason: "r",
    });
    expect(refused).toMatchObject({ error: { kind: "refused" } });
    const made = await decideProgramme(planner, { query, name: "From the line", reason: "Robots take over" });
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    const plan = await loadPlan(learning, made.value.id);
    expect(plan?.people?.every(({ why }) => /hours to/.test(why))).toBe(true);
    expect(plan?.people).toHaveLength(programme.chosen);
    expect(plan?.body).toMatchObject({ kind: "redeploy", budget: 20_000, fairness: programme.fairness });
  });
});
