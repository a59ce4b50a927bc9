/**
 * Which systems' user counts to withhold from whoever may not see the people: 1 = withhold. A group of fewer than `smallest`
 * is; so is one that, set against another group whose counts are shown (a role at the site, or the users of another system),
 * leaves fewer than `smallest` people over. Only where one group lies inside the other can the rest be worked out.
 * O(systems² · people).
 */
export function withholdUsers(
  users: readonly ReadonlySet<string>[],
  shownGroups: readonly ReadonlySet<string>[],
  smallest: number,
): readonly boolean[] {
  const compared = [...shownGroups];
  return users.map((group) => {
    const isHidden =
      group.size < smallest ? group.size > 0 : compared.some((other) => tellsFew(group, other, smallest));
    if (!isHidden && group.size > 0) compared.push(group);
    return isHidden;
  });
}

function tellsFew(group: ReadonlySet<string>, other: ReadonlySet<string>, smallest: number): boolean {
  const [inner, outer] = group.size <= other.size ? [group, other] : [other, group];
  const rest = outer.size - inner.size;
  return rest > 0 && rest < smallest && [...inner].every((person) => outer.has(person));
}
