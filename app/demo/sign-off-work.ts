import { addDays, addMonths, daysBetween } from "#app/engine/kernel/calendar.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { skillId } from "#app/engine/kernel/ids.ts";
import type { DemoSource } from "./demo-random.ts";
import type { DemoEvidence } from "./demo-rows.ts";
import { lastEntryDay } from "./draw-training.ts";
import { makeEntry, notBefore } from "./ledger-entry.ts";
import { isActive } from "./member.ts";
import type { DemoMember } from "./member.ts";
import { PRACTICAL_TASKS } from "./practical-tasks.ts";
import type { PracticalTask } from "./practical-tasks.ts";
import type { TrueLevels } from "./true-levels.ts";

/** The level at which a person may teach and sign off others. */
const ASSESSOR_LEVEL = 4;
const ASSESSORS_PER_TASK = 2;

export interface Appointment {
  readonly task: PracticalTask;
  readonly assessor: DemoMember;
  readonly on: PlainDate;
}

/** Two assessors per task, from long-serving people with the right titles. */
export function appointAssessors(
  source: DemoSource,
  members: readonly DemoMember[],
  today: PlainDate,
): readonly Appointment[] {
  return PRACTICAL_TASKS.flatMap((task) => {
    const random = source.stream(`assessors/${task.code}`);
    const able = members.filter(
      (member) =>
        member.site === task.site &&
        member.coverage === "measured" &&
        isActive(member) &&
        member.person.startedOn < addMonths(today, -24) &&
        task.assessorTitles.includes(member.person.jobTitle),
    );
    return random
      .sample(able, ASSESSORS_PER_TASK)
      .map((assessor) => ({ task, assessor, on: addDays(addMonths(today, -17), random.integer(0, 25)) }));
  });
}

/** What the appointed must really be able to do, by `${member.key}|${skill}`. */
export function assessorFloors(appointments: readonly Appointment[]): ReadonlyMap<string, number> {
  return new Map(appointments.map(({ assessor, task }) => [`${assessor.key}|${task.skill}`, ASSESSOR_LEVEL]));
}

function appointmentEntry(source: DemoSource, { task, assessor, on }: Appointment): DemoEvidence {
  return makeEntry(source, {
    member: assessor,
    kind: "imported-record",
    key: `assessor-${task.code}`,
    levels: [[task.skill, ASSESSOR_LEVEL]],
    on,
    label: `Appointed assessor: ${task.name}`,
    note: "Assessed by the training department on the job and in a talk about two difficult cases.",
  });
}

/** Practical sign-offs by the appointed; nobody signs for themselves. */
export function signOffWork(inputs: {
  readonly source: DemoSource;
  readonly members: readonly DemoMember[];
  readonly appointments: readonly Appointment[];
  readonly truth: TrueLevels;
  readonly today: PlainDate;
}): readonly DemoEvidence[] {
  const { source, members, appointments, truth, today } = inputs;
  const entries = appointments.map((appointment) => appointmentEntry(source, appointment));
  for (const member of members) {
    if (member.coverage === "never") continue;
    for (const task of PRACTICAL_TASKS) {
      const random = source.stream(`sign-off/${task.code}/${member.key}`);
      const wanted =
        task.site === member.site && task.titles.includes(member.person.jobTitle) && random.chance(task.share);
      const assessors = appointments.filter((a) => a.task === task && a.assessor !== member).map((a) => a.assessor);
      const first = notBefore(addDays(addMonths(today, -15), 0), member, 45);
      const span = daysBetween(first, lastEntryDay(member, today));
      if (!wanted || assessors.length === 0 || span < 0) continue;
      const on = addDays(first, random.integer(0, span));
      const level = Math.min(
        ASSESSOR_LEVEL,
        Math.round(truth.at(member, skillId(task.skill), on) + random.normal(0, 0.25)),
      );
      if (level < 1) continue;
      const assessor = random.pick(assessors);
      entries.push(
        makeEntry(source, {
          member,
          kind: "practical-signoff",
          key: task.code,
          levels: [[task.skill, level]],
          on,
          rater: assessor,
          enteredBy: assessor,
          label: task.name,
          note: task.observed,
        }),
      );
    }
  }
  return entries;
}
