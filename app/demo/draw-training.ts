import { addDays, addMonths, daysBetween } from "#app/engine/kernel/calendar.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { CERTIFICATE_TYPES } from "./certificate-types.ts";
import type { CertificateType } from "./certificate-types.ts";
import type { DemoRandom, DemoSource } from "./demo-random.ts";
import type { DemoMember } from "./member.ts";
import { TRAINING_COURSES } from "./training-courses.ts";
import type { TrainingCourse } from "./courses/training-course.ts";

export interface Completion {
  readonly member: DemoMember;
  readonly course: TrainingCourse;
  readonly on: PlainDate;
}

export interface Holding {
  readonly member: DemoMember;
  readonly type: CertificateType;
  readonly issuedOn: PlainDate;
  readonly expiresOn: PlainDate;
}

/** Nothing newer than this many months is on file for people whose record went stale. */
const STALE_MONTHS = 14;

/** Last day on which something could be entered for this person. */
export function lastEntryDay(member: DemoMember, today: PlainDate): PlainDate {
  const newest = member.coverage === "stale" ? addDays(addMonths(today, -STALE_MONTHS), -15) : addDays(today, -4);
  const { leftOn } = member.person;
  return leftOn !== null && addDays(leftOn, -5) < newest ? addDays(leftOn, -5) : newest;
}

function invited(member: DemoMember, course: TrainingCourse): boolean {
  const { roleId } = member.person;
  if (!course.sites.includes(member.site) || roleId === null) return false;
  return course.roles.length === 0 || course.roles.includes(roleId);
}

export function drawCompletions(
  source: DemoSource,
  members: readonly DemoMember[],
  today: PlainDate,
): readonly Completion[] {
  const completions: Completion[] = [];
  for (const member of members) {
    if (member.coverage === "never") continue;
    const random = source.stream(`courses/${member.key}`);
    for (const course of TRAINING_COURSES) {
      const on = addDays(addMonths(today, -course.monthsAgo), random.integer(0, course.spreadDays) - course.spreadDays);
      const finishes = random.chance(course.completion);
      const present = on > addDays(member.person.startedOn, 14) && on <= lastEntryDay(member, today);
      if (finishes && present && invited(member, course)) completions.push({ member, course, on });
    }
  }
  return completions;
}

/** One in five runs out during the next three months; the others are spread over the validity and some time after it. */
const SOON_SHARE = 0.2;
const SOON_DAYS = 90;
const OVERDUE_DAYS = 130;

function drawIssueDay(
  random: DemoRandom,
  member: DemoMember,
  type: CertificateType,
  today: PlainDate,
): PlainDate | undefined {
  const issuedFor = (expiry: PlainDate): PlainDate => addMonths(expiry, -type.validMonths);
  const earliest = issuedFor(addDays(today, -OVERDUE_DAYS));
  const hired = addDays(member.person.startedOn, 10);
  const first = hired > earliest ? hired : earliest;
  const last = lastEntryDay(member, today);
  const soon = issuedFor(addDays(today, random.integer(2, SOON_DAYS)));
  const endsSoon = random.chance(SOON_SHARE);
  const offset = random.uniform();
  if (endsSoon && soon >= first && soon <= last) return soon;
  const span = daysBetween(first, last);
  return span < 0 ? undefined : addDays(first, Math.floor(offset * (span + 1)));
}

export function drawHoldings(source: DemoSource, members: readonly DemoMember[], today: PlainDate): readonly Holding[] {
  const holdings: Holding[] = [];
  for (const member of members) {
    if (member.coverage === "never") continue;
    const random = source.stream(`certificates/${member.key}`);
    for (const type of CERTIFICATE_TYPES) {
      const has = random.chance(type.share);
      const issuedOn = drawIssueDay(random, member, type, today);
      const wanted = type.sites.includes(member.site) && type.titles.includes(member.person.jobTitle);
      if (!has || !wanted || issuedOn === undefined) continue;
      holdings.push({ member, type, issuedOn, expiresOn: addDays(addMonths(issuedOn, type.validMonths), -1) });
    }
  }
  return holdings;
}
