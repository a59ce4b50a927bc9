import type { RoleId } from "#app/engine/kernel/ids.ts";

import { rejected, UNCHANGED, type Change, type RowOutcome } from "./change.ts";
import { duplicateReason, nothingToSeal, type ImportPlanner } from "./planner.ts";
import { createRowReader } from "./row-reading.ts";
import type { FieldRow, PlanContext, StoredPerson } from "./snapshot.ts";
import { titleKey } from "./title-key.ts";

const NO_ROLE = new Set(["none", "no ai role", "no role", "-", "keine", "aucun", "ninguno"]);

/** Job titles and their AI roles. People of a title follow it unless their role was set by hand. */
export function planTitles(context: PlanContext): ImportPlanner {
  const read = createRowReader("titles", context);
  const firstRow = new Map<string, number>();
  const people = peopleByTitle(context.snapshot.people.values());

  const plan = (row: FieldRow): RowOutcome => {
    const reading = read(row);
    const title = reading.required("title");
    const roleText = reading.required("role");
    if (reading.problem !== null) return rejected(reading.problem);
    const first = firstRow.get(titleKey(title));
    if (first !== undefined && first !== row.rowNumber) return rejected(duplicateReason("Title", title, first));
    const role = NO_ROLE.has(titleKey(roleText)) ? null : context.framework.roles.get(titleKey(roleText));
    if (role === undefined) return rejected(`AI role “${roleText}” is not in the framework.`);
    const changes = decideTitle(title, role, context.snapshot.titleRoles, people.get(titleKey(title)) ?? []);
    if (changes.length === 0) return UNCHANGED;
    return { kind: changes[0]?.action === "add" ? "added" : "changed", changes };
  };

  return {
    index: (row) => {
      const key = titleKey(read(row).required("title"));
      if (!firstRow.has(key)) firstRow.set(key, row.rowNumber);
    },
    seal: nothingToSeal,
    plan,
  };
}

export function peopleByTitle(people: Iterable<StoredPerson>): ReadonlyMap<string, readonly StoredPerson[]> {
  const groups = new Map<string, StoredPerson[]>();
  for (const person of people) {
    if (person.jobTitle === null) continue;
    const key = titleKey(person.jobTitle);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [person]);
    else group.push(person);
  }
  return groups;
}

/**
 * What deciding on a title's role writes: the decision first, then the role of each person of that title whose role is
 * empty or still the one that the title gave before. Empty when the decision stands already.
 */
export function decideTitle(
  title: string,
  roleId: RoleId | null,
  decided: ReadonlyMap<string, RoleId | null>,
  people: readonly StoredPerson[],
): readonly Change[] {
  const key = titleKey(title);
  const before = decided.get(key);
  const followers = people.filter((person) => person.roleId === null || person.roleId === before);
  const changes = followers
    .filter((person) => person.roleId !== roleId)
    .map((person): Change => ({
      action: "change",
      subject: "person",
      id: person.id,
      label: `${person.externalId} ${person.displayName}`,
      before: { roleId: person.roleId },
      after: { roleId },
    }));
  if (before === roleId) return changes;
  const decision: Change =
    before === undefined
      ? {
          action: "add",
          subject: "title-role",
          id: null,
          label: title,
          before: null,
          after: { titleKey: key, title, roleId },
        }
      : {
          action: "change",
          subject: "title-role",
          id: null,
          label: title,
          before: { titleKey: key, roleId: before },
          after: { titleKey: key, roleId },
        };
  return [decision, ...changes];
}
