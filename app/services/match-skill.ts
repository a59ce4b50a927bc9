import type { CatalogSkill } from "#app/catalog/catalog.ts";

/** Lower case and without accents, so that "cafe" finds "Café". */
const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** True when every word of `search` occurs somewhere in the skill's name, id, definition, other names or standards. */
export function matchesSearch(skill: CatalogSkill, search: string): boolean {
  const text = plain([skill.name, skill.id, skill.definition, ...skill.aliases, ...skill.standards].join("\n"));
  return plain(search)
    .split(/\s+/)
    .every((word) => text.includes(word));
}
