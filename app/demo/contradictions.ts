import { addDays } from "#app/engine/kernel/calendar.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { skillId } from "#app/engine/kernel/ids.ts";
import type { DemoSource } from "./demo-random.ts";
import type { DemoCatalog, DemoEvidence } from "./demo-rows.ts";
import { makeEntry } from "./ledger-entry.ts";
import { isActive } from "./member.ts";
import type { DemoMember } from "./member.ts";
import type { TrueLevels } from "./true-levels.ts";
import { statedRequirements } from "./rate-people.ts";

export interface StoryInputs {
  readonly source: DemoSource;
  readonly catalog: DemoCatalog;
  readonly members: readonly DemoMember[];
  readonly truth: TrueLevels;
  readonly today: PlainDate;
}

/** Skills in which it matters most that self and manager disagree. */
const CONTRADICTED = [
  "ot-security.awareness",
  "robotics.amr-operation",
  "machine-vision.inspection",
  "safety.risk-assessment",
  "ai-literacy.data-reading",
];
const CONTRADICTIONS_PER_SKILL = 2;

/** "I am proficient" – "has barely begun": self 4, manager 1.5, within weeks. */
export function plantContradictions({ source, catalog, members, truth, today }: StoryInputs): readonly DemoEvidence[] {
  const byId = new Map(members.map((member) => [member.person.id, member]));
  const used = new Set<string>();
  return CONTRADICTED.flatMap((skill) => {
    const random = source.stream(`contradiction/${skill}`);
    const people = members.filter((member) => {
      const level = truth.at(member, skillId(skill), today);
      const asked = statedRequirements(catalog, member.person.roleId).some((r) => r.skillId === skill && r.now > 0);
      return (
        asked &&
        isActive(member) &&
        member.coverage === "measured" &&
        member.rank === "crew" &&
        !used.has(member.key) &&
        member.person.startedOn < addDays(today, -200) &&
        level > 0.8 &&
        level < 2.8
      );
    });
    return random.sample(people, CONTRADICTIONS_PER_SKILL).flatMap((member) => {
      used.add(member.key);
      const manager = member.person.managerId === null ? undefined : byId.get(member.person.managerId);
      if (manager === undefined) return [];
      const on = addDays(today, -random.integer(45, 75));
      const talk = addDays(on, random.integer(8, 28));
      return [
        makeEntry(source, {
          member,
          kind: "self-rating",
          key: `claim-${skill}`,
          levels: [[skill, 4]],
          on,
          rater: member,
          enteredBy: member,
          label: "Own rating",
        }),
        makeEntry(source, {
          member,
          kind: "manager-rating",
          key: `doubt-${skill}`,
          levels: [[skill, 1.5]],
          on: talk,
          rater: manager,
          enteredBy: manager,
          label: "Skills talk",
          note: "We do not agree. On the last three shifts I had to step in; let us watch it together.",
        }),
      ];
    });
  });
}
