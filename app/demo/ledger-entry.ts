import { addDays } from "#app/engine/kernel/calendar.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { accountId, evidenceId, skillId } from "#app/engine/kernel/ids.ts";
import type { AccountId } from "#app/engine/kernel/ids.ts";
import type { LevelEvidenceKind } from "#app/engine/proficiency/evidence.ts";
import type { DemoSource } from "./demo-random.ts";
import type { DemoEvidence } from "./demo-rows.ts";
import type { DemoMember } from "./member.ts";

export interface NewEntry {
  readonly member: DemoMember;
  readonly kind: LevelEvidenceKind;
  /** Tells this entry from the person's others of its kind. */
  readonly key: string;
  readonly levels: readonly (readonly [skill: string, level: number])[];
  readonly on: PlainDate;
  /** Day it was entered; the day itself when left out. */
  readonly recordedOn?: PlainDate;
  readonly expiresOn?: PlainDate;
  readonly rater?: DemoMember;
  readonly enteredBy?: DemoMember;
  readonly label: string;
  readonly note?: string;
  /** The object of its source, where there is one. */
  readonly sourceId?: string;
  /** Its identity inside that source, where the source has a rule for it. */
  readonly sourceKey?: string;
}

const SOURCE_KINDS: Readonly<Record<LevelEvidenceKind, string>> = {
  "role-prior": "role",
  "self-rating": "self-rating",
  "manager-rating": "manager-rating",
  certificate: "certificate-register",
  "imported-record": "learning-records",
  "practical-signoff": "sign-off",
  "lesson-check": "lesson",
};

export const accountIdOf = (source: DemoSource, member: DemoMember): AccountId =>
  accountId(source.uuid(`account/${member.key}`));

/** An instant of that day, in working hours. */
export function instantOn(source: DemoSource, day: PlainDate, key: string): string {
  const random = source.stream(`instant/${key}`);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${day}T${two(random.integer(5, 20))}:${two(random.integer(0, 59))}:00.000Z`;
}

export function makeEntry(source: DemoSource, entry: NewEntry): DemoEvidence {
  const key = `${entry.kind}/${entry.member.key}/${entry.key}`;
  return {
    id: evidenceId(source.uuid(`evidence/${key}`)),
    personId: entry.member.person.id,
    kind: entry.kind,
    skillIds: entry.levels.map(([skill]) => skillId(skill)),
    values: entry.levels.map(([, level]) => level),
    effectiveOn: entry.on,
    recordedAt: instantOn(source, entry.recordedOn ?? entry.on, key),
    expiresOn: entry.expiresOn ?? null,
    raterId: entry.rater?.person.id ?? null,
    enteredById: entry.enteredBy === undefined ? null : accountIdOf(source, entry.enteredBy),
    sourceKind: SOURCE_KINDS[entry.kind],
    sourceId: entry.sourceId ?? null,
    sourceKey: entry.sourceKey ?? `demo/${entry.key}`,
    label: entry.label,
    note: entry.note ?? null,
  };
}

/** The later of a day and the day after hiring plus `days`. */
export function notBefore(day: PlainDate, member: DemoMember, days: number): PlainDate {
  const earliest = addDays(member.person.startedOn, days);
  return day < earliest ? earliest : day;
}
