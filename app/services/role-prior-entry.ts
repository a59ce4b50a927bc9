import type { Catalog, CatalogRole } from "#app/catalog/catalog.ts";
import type { LedgerEvidence, NewEvidence } from "#app/data/evidence.server.ts";
import type { LearnerPost } from "#app/data/learners.server.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { rolePrior } from "#app/engine/proficiency/role-prior.ts";

const SOURCE_KIND = "role";

/**
 * The entry that gives a person the starting point of a role, or of no role. `previous`: the prior it replaces, which
 * makes the entry's key: the same change is written once, however often it is noticed.
 */
function rolePriorEntry(
  person: Pick<LearnerPost, "id">,
  role: CatalogRole | null,
  effectiveOn: PlainDate,
  previous: Pick<LedgerEvidence, "id"> | null,
): NewEvidence {
  const prior = role === null ? { skillIds: [], values: [] } : rolePrior(role);
  return {
    personId: person.id,
    kind: "role-prior",
    ...prior,
    effectiveOn,
    sourceKind: SOURCE_KIND,
    sourceId: role?.id ?? null,
    sourceKey: `${previous?.id ?? "first"} > ${role?.id ?? "none"}`,
    label: role === null ? "No role" : `Usual starting point: ${role.name}`,
  };
}

/**
 * The role prior that a ledger lacks, or null when it has the one of the person's present role or the person wants nothing
 * inferred. A first prior holds from the day the person started, a change of role from the day it was noticed.
 */
export function missingRolePrior(
  person: LearnerPost,
  ledger: readonly LedgerEvidence[],
  catalog: Catalog,
  asOf: PlainDate,
): NewEvidence | null {
  if (person.inferenceOff) return null;
  const role = (person.roleId === null ? undefined : catalog.roleById.get(person.roleId)) ?? null;
  const current = ledger.findLast(
    (entry) => entry.kind === "role-prior" && entry.standing === "standing" && entry.effectiveOn <= asOf,
  );
  if (current === undefined) {
    if (role === null) return null;
    const started = person.startedOn;
    return rolePriorEntry(person, role, started !== null && started <= asOf ? started : asOf, null);
  }
  return isPriorOf(role, current) ? null : rolePriorEntry(person, role, asOf, current);
}

function isPriorOf(role: CatalogRole | null, entry: LedgerEvidence): boolean {
  if (entry.kind === "item-response") return false;
  if (role === null) return entry.skillIds.length === 0;
  if (entry.sourceId !== null) return entry.sourceId === role.id;
  const { skillIds, values } = rolePrior(role);
  return (
    skillIds.length === entry.skillIds.length &&
    skillIds.every((skill, at) => skill === entry.skillIds[at] && values[at] === entry.values[at])
  );
}
