import type { Catalog, CatalogRole } from "#app/catalog/catalog.ts";
import type { LearnerRecord } from "#app/data/learner-record.server.ts";
import { NO_CHOICES, type PathChoices, type StoredWish } from "#app/data/pathways.server.ts";
import { roleId } from "#app/engine/kernel/ids.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { PathWishFields } from "./path-view.ts";

/** Until somebody says otherwise: two hours a week, from today on. */
export const USUAL_HOURS = 2;

/** A wish before it is stored. */
export interface DraftWish {
  readonly role: CatalogRole;
  readonly hoursPerWeek: number;
  readonly startsOn: PlainDate;
  readonly dueOn: PlainDate | null;
  readonly choices: PathChoices;
}

/**
 * What is asked for over what is stored, over what the page offers; null: no role. Somebody who goes for another role starts
 * without the swaps made for the one before.
 */
export function draftWish(
  catalog: Catalog,
  record: Pick<LearnerRecord, "targetRoleId" | "roleId">,
  stored: StoredWish | null,
  fields: PathWishFields,
  today: PlainDate,
): DraftWish | null {
  const chosen = fields.roleId ?? stored?.roleId ?? record.targetRoleId ?? record.roleId;
  const role = chosen === null ? undefined : catalog.roleById.get(roleId(chosen));
  if (role === undefined) return null;
  const kept = stored?.choices ?? NO_CHOICES;
  const same = stored === null || stored.roleId === role.id;
  const choices = same ? kept : { ...NO_CHOICES, absences: kept.absences };
  return {
    role,
    hoursPerWeek: fields.hoursPerWeek ?? stored?.hoursPerWeek ?? USUAL_HOURS,
    startsOn: fields.startsOn ?? laterOf(stored?.startsOn ?? today, today),
    dueOn: fields.dueOn === undefined ? (stored?.dueOn ?? null) : fields.dueOn,
    choices: { ...choices, horizon: fields.horizon ?? choices.horizon },
  };
}

/** A wish as it is planned on a later day: what is past of it no longer counts. */
export function wishToday(stored: StoredWish, role: CatalogRole, today: PlainDate): DraftWish {
  const { hoursPerWeek, startsOn, dueOn, choices } = stored;
  return {
    ...{ role, hoursPerWeek, choices },
    startsOn: laterOf(startsOn, today),
    dueOn: dueOn !== null && dueOn < today ? null : dueOn,
  };
}

const laterOf = (left: PlainDate, right: PlainDate): PlainDate => (left > right ? left : right);
