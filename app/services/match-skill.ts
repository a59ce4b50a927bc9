import type { CatalogSkill } from "#app/catalog/catalog.ts";

/** Lower case and without accents, so that "cafe" finds "Café". */
const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** True when every word of `search` occurs somewhere in these texts; nothing searched for occurs everywhere. */
export function includesWords(texts: readonly string[], search: string): boolean {
  const text = plain(texts.join("\n"));
  return plain(search)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** By the skill's name, id, definition, other names and standards. */
export function matchesSearch(skill: CatalogSkill, search: string): boolean {
  return includesWords([skill.name, skill.id, skill.definition, ...skill.aliases, ...skill.standards], search);
}
