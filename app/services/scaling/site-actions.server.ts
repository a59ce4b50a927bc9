import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { newRowId } from "#app/data/row-id.server.ts";
import { addSiteAction, finishSiteAction } from "#app/data/site-readiness.server.ts";
import { findOwners } from "#app/data/use-cases.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { indicatorSpec } from "#app/engine/scaling/indicators.ts";
import { now } from "#app/platform/clock.server.ts";
import { loadScorecards } from "./load-scorecards.server.ts";

type ActionError = { readonly kind: "not-found" } | { readonly kind: "owner"; readonly why: string };

/** Takes on the next action of an indicator at a site, with an owner and a day. */
export async function acceptSiteAction(
  viewer: Viewer,
  wish: {
    readonly siteId: string;
    readonly indicatorId: string;
    readonly owner: string | null;
    readonly dueOn: PlainDate | null;
  },
): Promise<Result<{ readonly id: string }, ActionError>> {
  const spec = indicatorSpec(wish.indicatorId);
  const [page, owners] = await Promise.all([
    loadScorecards(viewer),
    wish.owner === null ? [] : findOwners(viewer.orgId, [wish.owner]),
  ]);
  const card = page.cards.find(({ site, mayWrite }) => site.id === wish.siteId && mayWrite);
  if (spec === undefined || card === undefined) return err({ kind: "not-found" });
  if (wish.owner !== null && owners.length !== 1)
    return err({
      kind: "owner",
      why:
        owners.length === 0
          ? "Nobody who works here has this name or personnel number."
          : "Several people have this name: give the personnel number.",
    });
  const id = newRowId();
  const action = {
    id,
    siteId: wish.siteId,
    dimension: spec.dimension,
    indicatorId: spec.id,
    text: spec.action,
    ownerId: owners[0]?.id ?? null,
    dueOn: wish.dueOn,
  };
  await inTransaction(async (tx) => {
    await addSiteAction(tx, viewer.orgId, action, { accountId: viewer.accountId, at: now() });
    await appendAudit(tx, {
      orgId: viewer.orgId,
      actorId: viewer.accountId,
      action: "site-action:accept",
      subjectKind: "site",
      subjectId: wish.siteId,
      after: action,
    });
  });
  return ok({ id });
}

/** Says that an action is done; the indicator changes only with its next reading. */
export async function closeSiteAction(
  viewer: Viewer,
  { siteId, id }: { readonly siteId: string; readonly id: string },
): Promise<Result<null, { readonly kind: "not-found" }>> {
  const page = await loadScorecards(viewer);
  if (!page.cards.some(({ site, mayWrite }) => site.id === siteId && mayWrite)) return err({ kind: "not-found" });
  const done = await inTransaction(async (tx) => {
    if (!(await finishSiteAction(tx, viewer.orgId, { id, siteId, at: now() }))) return false;
    await appendAudit(tx, {
      orgId: viewer.orgId,
      actorId: viewer.accountId,
      action: "site-action:done",
      subjectKind: "site",
      subjectId: siteId,
      after: { id },
    });
    return true;
  });
  return done ? ok(null) : err({ kind: "not-found" });
}
