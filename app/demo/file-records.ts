import { addDays, addMonths } from "#app/engine/kernel/calendar.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { rolePrior } from "#app/engine/proficiency/role-prior.ts";
import type { DemoSource } from "./demo-random.ts";
import type { DemoCatalog, DemoEvidence } from "./demo-rows.ts";
import type { Completion, Holding } from "./draw-training.ts";
import { makeEntry, notBefore } from "./ledger-entry.ts";
import { isActive } from "./member.ts";
import type { DemoMember } from "./member.ts";

/** Whoever was there when the company began to keep records got a prior on that day, the others on their first. */
export function filePriors(
  source: DemoSource,
  catalog: DemoCatalog,
  members: readonly DemoMember[],
  today: PlainDate,
): readonly DemoEvidence[] {
  const began = addMonths(today, -18);
  return members.flatMap((member) => {
    const role = catalog.roles.find((candidate) => candidate.id === member.person.roleId);
    if (role === undefined) return [];
    const prior = rolePrior(role);
    const levels = prior.skillIds.map((skill, index) => [skill, prior.values[index] ?? 0] as const);
    return [
      makeEntry(source, {
        member,
        kind: "role-prior",
        key: "start",
        levels,
        on: notBefore(began, member, 0),
        sourceId: role.id,
        sourceKey: `first > ${role.id}`,
        label: `Usual starting point: ${role.name}`,
      }),
    ];
  });
}

export function fileCompletions(
  source: DemoSource,
  completions: readonly Completion[],
  today: PlainDate,
): readonly DemoEvidence[] {
  return completions.map(({ member, course, on }) => {
    const random = source.stream(`filed/${course.code}/${member.key}`);
    const entered = addDays(on, random.integer(0, 6));
    return makeEntry(source, {
      member,
      kind: "imported-record",
      key: course.code,
      levels: course.teaches,
      on,
      recordedOn: entered < today ? entered : on,
      label: `${course.code} ${course.name}`,
    });
  });
}

/** Certificates older than the system were typed in from paper when it began. */
export function fileCertificates(
  source: DemoSource,
  holdings: readonly Holding[],
  today: PlainDate,
): readonly DemoEvidence[] {
  const began = addMonths(today, -18);
  return holdings.map(({ member, type, issuedOn, expiresOn }) => {
    const random = source.stream(`filed/${type.code}/${member.key}`);
    const recordedOn =
      issuedOn < began ? addDays(began, random.integer(3, 24)) : addDays(issuedOn, random.integer(0, 3));
    return makeEntry(source, {
      member,
      kind: "certificate",
      key: type.code,
      levels: type.proves,
      on: issuedOn,
      recordedOn,
      expiresOn,
      label: type.name,
    });
  });
}

interface PaperList {
  readonly key: string;
  readonly teamCode: string;
  readonly monthsAgo: number;
  readonly enteredMonthsAgo: number;
  readonly levels: readonly (readonly [skill: string, level: number])[];
  readonly label: string;
  readonly note: string;
}

/** Attendance lists that lay in a drawer: true early, known late. */
const PAPER_LISTS: readonly PaperList[] = [
  {
    key: "paper-gate",
    teamCode: "OST-GTR-G",
    monthsAgo: 11,
    enteredMonthsAgo: 2,
    levels: [["ai-literacy.output-judgement", 2]],
    label: "Toolbox talk: when the number plate reader is wrong",
    note: "Signed list found at the exception booth and typed in months later.",
  },
  {
    key: "paper-weld",
    teamCode: "LIN-WLD-B",
    monthsAgo: 9,
    enteredMonthsAgo: 1,
    levels: [
      ["robotics.manipulator-cells", 2],
      ["safety.risk-assessment", 1],
    ],
    label: "Cell change-over briefing B2",
    note: "Paper list of the supplier's trainer, entered after the audit asked for it.",
  },
];

export function filePaperLists(
  source: DemoSource,
  members: readonly DemoMember[],
  today: PlainDate,
): readonly DemoEvidence[] {
  return PAPER_LISTS.flatMap((list) => {
    const on = addMonths(today, -list.monthsAgo);
    return members
      .filter(
        (m) => m.teamCode === list.teamCode && m.coverage === "measured" && isActive(m) && m.person.startedOn < on,
      )
      .map((member) =>
        makeEntry(source, {
          member,
          kind: "imported-record",
          key: list.key,
          levels: list.levels,
          on,
          recordedOn: addMonths(today, -list.enteredMonthsAgo),
          label: list.label,
          note: list.note,
        }),
      );
  });
}
