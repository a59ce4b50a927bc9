import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { newRowId } from "#app/data/row-id.server.ts";
import { insertWorkforcePlan, type RequisitionRow } from "#app/data/workforce-plans.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { addDays } from "#app/engine/kernel/calendar.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { now } from "#app/platform/clock.server.ts";
import { quarterOf, quartersFrom } from "../forecast/forecast-time.ts";
import type { Heads, MixBody, PlanPerson } from "./plan-body.ts";
import { loadPlanBasis, type PlanBasis } from "./plan-draft.server.ts";
import { SOURCES } from "./plan-sources.ts";
import type { OptionView } from "./plan-mix.ts";
import type { Candidate } from "./role-candidates.ts";

export interface MixWish {
  /** The query of the page that was decided on: gap, quarter, assumptions. */
  readonly query: string;
  readonly name: string;
  readonly reason: string;
  readonly chosen: Heads;
}

export type DecideError =
  | { readonly kind: "not-found" }
  /** What was not accepted, and what to do. */
  | { readonly kind: "refused"; readonly words: string };

/**
 * Turns a gap into a decided plan: computed anew from the address, frozen with its assumptions, with one requisition per way
 * of hiring. The heads that were chosen and those left open must sum to the gap.
 */
export async function decideMix(viewer: Viewer, wish: MixWish): Promise<Result<{ readonly id: string }, DecideError>> {
  const basis = await loadPlanBasis(viewer, new URLSearchParams(wish.query));
  if (!basis.ok || !basis.value.mayWrite) return err({ kind: "not-found" });
  const { draft } = basis.value;
  if (draft.gap === null || draft.gap === 0 || draft.mix === null)
    return err({
      kind: "refused",
      words: "There is no gap to fill. Nothing was decided. Say how many posts are to be filled.",
    });
  const fault = faultOf(wish.chosen, draft.gap, draft.mix.options);
  if (fault !== null) return err({ kind: "refused", words: `${fault} Nothing was decided.` });
  const body = freeze(basis.value, draft.gap, wish.chosen);
  const id = newRowId();
  const requisitions = requisitionsOf(basis.value, wish.chosen);
  const { name, reason } = wish;
  const plan = { id, name, kind: "mix" as const, roleId: draft.roleId, siteId: draft.siteId, body, reason };
  await inTransaction(async (tx) => {
    await insertWorkforcePlan(tx, viewer.orgId, plan, requisitions, { accountId: viewer.accountId, at: now() });
    await appendAudit(tx, {
      ...{
        orgId: viewer.orgId,
        actorId: viewer.accountId,
        action: "workforce-plan:decide",
        subjectKind: "workforce-plan",
      },
      ...{ subjectId: id, after: { name, chosen: wish.chosen, gap: draft.gap, assumptions: body.assumptions }, reason },
    });
  });
  return ok({ id });
}

const NAMES: Readonly<Record<(typeof SOURCES)[number], string>> = {
  build: "Build",
  buy: "Buy",
  borrow: "Borrow",
  redeploy: "Redeploy",
};

function faultOf(chosen: Heads, gap: number, options: readonly OptionView[]): string | null {
  const sum = chosen.open + SOURCES.reduce((total, kind) => total + chosen[kind], 0);
  if (sum !== gap) return `The heads and what is left open come to ${String(sum)}, the gap is ${String(gap)}.`;
  for (const { kind, capacity } of options)
    if (chosen[kind] > capacity) return `${NAMES[kind]} can fill ${String(capacity)}, not ${String(chosen[kind])}.`;
  return null;
}

function freeze({ draft, candidates }: PlanBasis, gap: number, chosen: Heads): MixBody {
  const options = draft.mix?.options ?? [];
  const recommended = { build: 0, buy: 0, borrow: 0, redeploy: 0, open: draft.mix?.unfilled ?? 0 };
  for (const { kind, heads } of options) recommended[kind] = heads;
  const people = (source: "build" | "redeploy"): readonly PlanPerson[] => {
    const chance = options.find(({ kind }) => kind === source)?.chance ?? 1;
    const started = chance > 0 ? Math.ceil(chosen[source] / chance - 1e-9) : 0;
    return candidates[source].slice(0, started).map((own) => picked(own, source, draft.roleId));
  };
  return {
    kind: "mix",
    ...{ asOf: draft.asOf, roleName: draft.roleName, siteName: draft.siteName, gap, gapFrom: draft.gapFrom },
    ...{ quarter: draft.quarter, neededOn: draft.neededOn, recommended, chosen },
    cost: options.reduce((sum, { kind, costPerPost }) => sum + chosen[kind] * (costPerPost ?? 0), 0),
    assumptions: draft.fields.map(({ key, label, value, source }) => ({ key, label, value, source })),
    options: [...options],
    people: [...people("build"), ...people("redeploy")],
    baseline: { ready: [...candidates.ready], holders: [...candidates.holders] },
    planned: plannedReady(draft.asOf, candidates.ready.length, options, chosen),
  };
}

const picked = ({ person, hours, roleName }: Candidate, source: "build" | "redeploy", roleId: string): PlanPerson => ({
  ...{ id: person.id, source, roleId, hours: Math.round(hours * 10) / 10 },
  why:
    source === "build" ? "Among the fewest hours of those with the role" : `From ${roleName}, among the fewest hours`,
});

/** Who is ready today, and what each source brings from the quarter in which it is through. */
function plannedReady(
  asOf: MixBody["asOf"],
  today: number,
  options: readonly OptionView[],
  chosen: Heads,
): MixBody["planned"] {
  return quartersFrom(asOf).map(({ label, on }) => ({
    label,
    on,
    ready: options.reduce((sum, { kind, weeks }) => sum + (addDays(asOf, weeks * 7) <= on ? chosen[kind] : 0), today),
  }));
}

function requisitionsOf({ draft }: PlanBasis, chosen: Heads): readonly RequisitionRow[] {
  return (draft.mix?.options ?? []).flatMap(({ kind, weeks }): readonly RequisitionRow[] => {
    if ((kind !== "buy" && kind !== "borrow") || chosen[kind] === 0) return [];
    const quarter = quarterOf(addDays(draft.asOf, weeks * 7));
    const { roleId, siteId } = draft;
    return [{ id: newRowId(), roleId, siteId, kind: kind === "buy" ? "hire" : "borrow", quarter, heads: chosen[kind] }];
  });
}
