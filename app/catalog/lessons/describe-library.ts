import type { Coverage } from "./coverage.ts";
import type { BuiltLibrary } from "./library.ts";
import { lessonTime } from "./lesson-time.ts";

/** What the library holds, in two lines. */
export function describeLibrary({ lessons, checklists, briefs, balance }: BuiltLibrary): readonly string[] {
  const times = lessons.map(lessonTime);
  const minutes = times.reduce((sum, { reading, practice }) => sum + reading + practice, 0) / 60;
  const practice = times.reduce((sum, time) => sum + time.practice, 0) / 60;
  const share = minutes === 0 ? 0 : (100 * practice) / minutes;
  return [
    `${String(lessons.length)} lessons (about ${minutes.toFixed(0)} minutes, ${share.toFixed(0)} % practice), ` +
      `${String(checklists.length)} checklists, ${String(briefs.length)} level-4 briefs.`,
    `  ${String(balance.questions)} single-choice questions in lessons: right option longest in ` +
      `${String(balance.longest.observed)} (chance ${balance.longest.expected.toFixed(1)}).`,
  ];
}

/** One sentence on what is still to be written; null when nothing is. */
export function describeHoles({ skills, clustersWithoutBrief }: Coverage): string | null {
  const open = skills.filter(({ holes }) => holes.length > 0).length;
  if (open === 0 && clustersWithoutBrief.length === 0) return null;
  return (
    `${String(open)} of ${String(skills.length)} skills and ${String(clustersWithoutBrief.length)} cluster briefs are ` +
    "not covered yet; npm run check-content -- --coverage lists them"
  );
}

/** A table with one row a skill, and totals. Columns at the levels 1, 2, 3. */
export function describeCoverage({ skills, clustersWithoutBrief }: Coverage): readonly string[] {
  const width = Math.max(5, ...skills.map(({ skillId }) => skillId.length));
  const row = (name: string, cells: readonly string[]) =>
    [name.padEnd(width), ...cells.map((cell, column) => (column < 5 ? cell.padStart(9) : `  ${cell}`))].join(" ");
  const triple = (counts: readonly number[]) => counts.join(" ");
  const total = (list: "lessons" | "items") =>
    triple([0, 1, 2].map((level) => skills.reduce((sum, skill) => sum + (skill[list][level] ?? 0), 0)));
  const practical = skills.filter(({ hasChecklist }) => hasChecklist !== null);
  const covered = skills.filter(({ holes }) => holes.length === 0).length;
  return [
    row("skill", ["lessons", "items", "types", "scenarios", "checklist", "missing"]),
    ...skills.map(({ skillId, lessons, items, types, scenarios, hasChecklist, holes }) =>
      row(skillId, [
        triple(lessons),
        triple(items),
        String(types),
        String(scenarios),
        hasChecklist === null ? "-" : hasChecklist ? "yes" : "no",
        holes.join(", "),
      ]),
    ),
    row("total", [
      total("lessons"),
      total("items"),
      "",
      String(skills.reduce((sum, { scenarios }) => sum + scenarios, 0)),
      `${String(practical.filter(({ hasChecklist }) => hasChecklist === true).length)}/${String(practical.length)}`,
      `${String(covered)} of ${String(skills.length)} skills are covered`,
    ]),
    `Clusters without a level-4 brief: ${clustersWithoutBrief.length === 0 ? "none" : clustersWithoutBrief.join(", ")}.`,
  ];
}
