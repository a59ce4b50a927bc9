import { listDecidedDisputes, listOpenDisputes, type DisputeRow } from "#app/data/disputes.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { findDisputeDays } from "#app/data/organisations.server.ts";
import { scopePaths } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { addDays, type PlainDate } from "#app/engine/kernel/calendar.ts";
import { skillId } from "#app/engine/kernel/ids.ts";
import { isConcerned } from "./dispute-entry.server.ts";

/** A dispute as the page shows it, with the entry it is about. */
export interface DisputeView extends Omit<DisputeRow, "skillIds" | "values" | "raterId" | "enteredById"> {
  /** As the entry states them, in its order. */
  readonly skills: readonly { readonly id: string; readonly name: string; readonly level: number }[];
  /** The day by which it is to be decided. */
  readonly decideBy: PlainDate;
  readonly overdue: boolean;
  /** Why the viewer may not decide this one; null: they may. */
  readonly refusal: "oneself" | "concerned" | null;
}

export interface DisputeQueue {
  /** Overdue first: what was disputed first comes first. */
  readonly open: readonly DisputeView[];
  /** The latest fifty, newest first. */
  readonly decided: readonly DisputeView[];
  readonly days: number;
}

const SHOWN = 50;

/** The disputes of everybody whom the viewer may rate, with those they may not decide marked so. Three queries. */
export async function loadDisputeQueue(viewer: Viewer, asOf: PlainDate): Promise<DisputeQueue> {
  const { orgId } = viewer;
  const paths = scopePaths(viewer, "evidence:write");
  const catalog = await loadOrgCatalog(orgId);
  const days = await findDisputeDays(orgId);
  const open = await listOpenDisputes(orgId, paths);
  const decided = await listDecidedDisputes(orgId, paths, SHOWN);
  const view = ({ skillIds, values, raterId, enteredById, ...row }: DisputeRow): DisputeView => {
    const decideBy = addDays(row.disputedOn, days);
    return {
      ...row,
      skills: skillIds.map((id, at) => {
        return { id, name: catalog.skillById.get(skillId(id))?.name ?? id, level: values[at] ?? 0 };
      }),
      decideBy,
      overdue: decideBy < asOf,
      refusal:
        row.personId === viewer.learnerId
          ? "oneself"
          : isConcerned(viewer, { raterId, enteredById })
            ? "concerned"
            : null,
    };
  };
  return { open: open.map(view), decided: decided.map(view), days };
}
