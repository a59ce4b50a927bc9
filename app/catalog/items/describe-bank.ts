import type { BuiltItemBank } from "./item-bank.ts";
import type { ItemFile } from "./item-schemas.ts";

/** One line a skill: how many items at which level, of which types, and how many scenario sets. */
export function describeBank({ items, balance }: BuiltItemBank): readonly string[] {
  const skills = [...new Set(items.map(({ skill }) => skill))].sort();
  const lines = skills.map((skill) => {
    const own = items.filter((item) => item.skill === skill);
    const levels = [1, 2, 3].map(
      (level) => `L${String(level)} ${String(own.filter((item) => item.level === level).length)}`,
    );
    return `  ${skill}: ${String(own.length)} items (${levels.join(", ")}; ${countTypes(own)})`;
  });
  const { longest, places, questions } = balance;
  const stands = places.map(({ observed, expected }) => `${String(observed)}/${expected.toFixed(1)}`).join(" ");
  return [
    `${String(items.length)} items for ${String(skills.length)} skills.`,
    ...lines,
    `  ${String(questions)} single-choice questions: right option longest in ${String(longest.observed)} (chance ` +
      `${longest.expected.toFixed(1)}); at place 1, 2, … in ${stands} (found/chance).`,
  ];
}

function countTypes(items: readonly ItemFile[]): string {
  const counts = new Map<string, number>();
  for (const { type } of items) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, count]) => `${type} ${String(count)}`)
    .join(", ");
}
