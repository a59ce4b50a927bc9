import type { Catalog } from "#app/catalog/catalog.ts";
import type { FrameworkNames } from "#app/engine/intake/snapshot.ts";
import { titleKey } from "#app/engine/intake/title-key.ts";
import type { RoleNames } from "#app/engine/intake/title-similarity.ts";

/** Every name under which a file may call a skill or a role. An id wins over a name, a name over an alias. */
export function frameworkNames(catalog: Catalog): FrameworkNames {
  const skills = new Map(
    catalog.skills.flatMap((skill) => skill.aliases.map((alias) => [titleKey(alias), skill.id] as const)),
  );
  for (const skill of catalog.skills) skills.set(titleKey(skill.name), skill.id);
  for (const skill of catalog.skills) skills.set(titleKey(skill.id), skill.id);
  const roles = new Map(catalog.roles.map((role) => [titleKey(role.name), role.id]));
  for (const role of catalog.roles) roles.set(titleKey(role.id), role.id);
  return { skills, roles };
}

/** What a job title may resemble: the role's name and the occupations it is anchored in. */
export function roleNames(catalog: Catalog): readonly RoleNames[] {
  return catalog.roles.map(({ id, name, anchors }) => ({
    id,
    name,
    texts: [name, ...anchors.map((anchor) => anchor.title)],
  }));
}
