import { addDays, addMonths, type PlainDate } from "#app/engine/kernel/calendar.ts";
import { skillId } from "#app/engine/kernel/ids.ts";
import type { DemoSource } from "./demo-random.ts";
import type { DemoEvidence } from "./demo-rows.ts";
import { makeEntry } from "./ledger-entry.ts";
import type { DemoMember } from "./member.ts";

const SKILL = skillId("robotics.manipulator-cells");
const MONTHS = 24;

/** People whose safety in the robot cell runs out soon, and in how many days. */
const EXPIRING: ReadonlyMap<string, number> = new Map([
  ["LIN-WLD-A/Weld cell operator/1", 30],
  ["LIN-WLD-A/Weld cell operator/3", 7],
]);

/** Whether an entry would keep one of them valid for longer: the story is that nothing newer is on file. */
function contradicts(entry: DemoEvidence, planted: ReadonlySet<string>): boolean {
  if (!planted.has(entry.personId) || !entry.skillIds.includes(SKILL)) return false;
  return entry.kind !== "role-prior" && entry.kind !== "self-rating";
}

/** The evidence with these people's robot-cell skill resting on one examination alone, which is nearly two years old. */
export function plantExpiries(
  source: DemoSource,
  members: readonly DemoMember[],
  evidence: readonly DemoEvidence[],
  today: PlainDate,
): readonly DemoEvidence[] {
  const planted = members.filter(({ key }) => EXPIRING.has(key));
  const ids = new Set<string>(planted.map(({ person }) => person.id));
  const papers = planted.map((member) =>
    makeEntry(source, {
      member,
      kind: "certificate",
      key: "CELL-EXAM",
      levels: [[SKILL, 3]],
      on: addMonths(addDays(today, (EXPIRING.get(member.key) ?? 0) + 1), -MONTHS),
      recordedOn: addMonths(today, -18),
      label: "Robot cell entry, practical examination",
      note: "Held by the supplier of the cells when they were taken over; the paper carries no last day.",
    }),
  );
  return [...evidence.filter((entry) => !contradicts(entry, ids)), ...papers];
}
