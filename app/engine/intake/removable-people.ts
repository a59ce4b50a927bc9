/** A person that an import made, at the time of its rollback. */
export interface MadePerson {
  readonly id: string;
  readonly managerId: string | null;
  /** Changed by somebody since. */
  readonly touched: boolean;
  /** Something other than reports refers to them: evidence, an account, a use case. */
  readonly referred: boolean;
  /** Somebody whom this import did not make reports to them. */
  readonly leads: boolean;
}

/**
 * Who of the people that an import made can be taken out again without leaving anything pointing at nobody: whoever
 * stays keeps their manager. O(n).
 */
export function findRemovablePeople(people: readonly MadePerson[]): ReadonlySet<string> {
  const byId = new Map(people.map((person) => [person.id, person]));
  const staying = new Set<string>();
  for (const person of people) {
    if (!person.touched && !person.referred && !person.leads) continue;
    let current: MadePerson | undefined = person;
    while (current !== undefined && !staying.has(current.id)) {
      staying.add(current.id);
      current = current.managerId === null ? undefined : byId.get(current.managerId);
    }
  }
  return new Set(people.map((person) => person.id).filter((id) => !staying.has(id)));
}
