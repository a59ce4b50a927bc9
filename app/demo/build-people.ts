import { addDays, addMonths } from "#app/engine/kernel/calendar.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { learnerId, roleId } from "#app/engine/kernel/ids.ts";
import type { LearnerId, OrgUnitId, ShiftId } from "#app/engine/kernel/ids.ts";
import { GROUP_DEPARTMENTS } from "./sites/group.ts";
import { ROOT_CODE, SITES } from "./build-units.ts";
import type { UnitIndex } from "./build-units.ts";
import type { DemoRandom, DemoSource } from "./demo-random.ts";
import { DEMO_MAIL_DOMAIN, signInOf } from "./demo-sign-ins.ts";
import { JOB_TITLES } from "./job-titles.ts";
import type { JobTitle } from "./job-titles.ts";
import type { DemoMember, Rank, SiteCode } from "./member.ts";
import { drawName, mailName } from "./names.ts";
import { shiftFor } from "./shifts.ts";
import type { DepartmentPlan, TeamPlan } from "./sites/site-plan.ts";
import { drawTargetRole } from "./target-roles.ts";

interface Post {
  readonly key: string;
  readonly title: string;
  readonly unitId: OrgUnitId;
  readonly stationId: OrgUnitId | null;
  readonly shiftId: ShiftId;
  readonly managerId: LearnerId | null;
  readonly site: SiteCode;
  readonly departmentCode: string | null;
  readonly team: TeamPlan | null;
  readonly rank: Rank;
  /** The first of a crew stays: a post held by one person is never empty. */
  readonly mayLeave: boolean;
}

interface Hiring {
  readonly source: DemoSource;
  readonly today: PlainDate;
  readonly names: Set<string>;
  readonly members: DemoMember[];
}

function titleOf(title: string): JobTitle {
  const known = JOB_TITLES[title];
  if (known === undefined) throw new RangeError(`no job title ${title}`);
  return known;
}

/** Most have been here for years, about one in seven of the crew came during the last eighteen months. */
function drawStart(random: DemoRandom, today: PlainDate, rank: Rank, mayBeNew: boolean): PlainDate {
  if (random.chance(0.14) && rank === "crew" && mayBeNew) return addDays(today, -random.integer(25, 540));
  const years = rank === "crew" ? random.between(1.6, 5) * random.between(1, 5) : random.between(4, 22);
  return addDays(today, -Math.round(years * 365.25));
}

function drawLeaving(random: DemoRandom, today: PlainDate, startedOn: PlainDate, mayLeave: boolean): PlainDate | null {
  const leftOn = addDays(today, -random.integer(10, 420));
  return mayLeave && random.chance(0.06) && leftOn > addDays(startedOn, 60) ? leftOn : null;
}

function mailOf(title: JobTitle, displayName: string, externalId: string, postKey: string): string | null {
  if (!title.office) return null;
  const credential = signInOf(postKey)?.credential;
  const mailbox =
    credential?.kind === "password" ? credential.mailbox : (mailName(displayName) ?? externalId.toLowerCase());
  return `${mailbox}@${DEMO_MAIL_DOMAIN}`;
}

function hire(hiring: Hiring, post: Post): DemoMember {
  const { source, today, members } = hiring;
  const random = source.stream(`person/${post.key}`);
  const title = titleOf(post.title);
  const displayName = drawName(random, hiring.names);
  const startedOn = drawStart(random, today, post.rank, signInOf(post.key) === undefined);
  const externalId = `${post.site}-${String(1001 + members.length)}`;
  const longServing = startedOn < addMonths(today, -24);
  const signsIn = signInOf(post.key) !== undefined;
  const stale = post.rank === "crew" && longServing && random.chance(0.09) && !signsIn;
  const member: DemoMember = {
    key: post.key,
    site: post.site,
    departmentCode: post.departmentCode,
    teamCode: post.team?.code ?? null,
    rank: post.rank,
    office: title.office,
    coverage: post.team?.neverMeasured === true ? "never" : stale ? "stale" : "measured",
    person: {
      id: learnerId(source.uuid(`person/${post.key}`)),
      externalId,
      displayName,
      email: mailOf(title, displayName, externalId, post.key),
      jobTitle: post.title,
      orgUnitId: post.unitId,
      stationId: post.stationId,
      shiftId: post.shiftId,
      managerId: post.managerId,
      roleId: title.role === null ? null : roleId(title.role),
      targetRoleId: drawTargetRole(random, title.role, post),
      startedOn,
      leftOn: drawLeaving(random, today, startedOn, post.mayLeave && !signsIn),
    },
  };
  members.push(member);
  return member;
}

function hireTeam(hiring: Hiring, units: UnitIndex, plan: TeamPlan, head: DemoMember): void {
  const { source } = hiring;
  const common = { unitId: units.unit(plan.code).id, site: head.site, departmentCode: head.departmentCode, team: plan };
  const leads = Array.from({ length: plan.leads.heads }, (_, index) =>
    hire(hiring, {
      ...common,
      key: `${plan.code}/lead/${String(index)}`,
      title: plan.leads.title,
      stationId: null,
      shiftId: shiftFor(source, plan.leads.pattern, index),
      managerId: head.person.id,
      rank: "lead",
      mayLeave: false,
    }),
  );
  const stations = units.stationsOf(plan.code);
  for (const crew of plan.crew) {
    for (let index = 0; index < crew.heads; index += 1) {
      const shift = shiftFor(source, crew.pattern, index);
      const lead = leads.find((candidate) => candidate.person.shiftId === shift) ?? leads[0] ?? head;
      hire(hiring, {
        ...common,
        key: `${plan.code}/${crew.title}/${String(index)}`,
        title: crew.title,
        // Three neighbours in the list are the three shifts of one station.
        stationId:
          stations[Math.floor(index / (crew.pattern === "rotating" ? 3 : 1)) % Math.max(1, stations.length)]?.id ??
          null,
        shiftId: shift,
        managerId: lead.person.id,
        rank: "crew",
        mayLeave: index > 0,
      });
    }
  }
}

function hireDepartment(
  hiring: Hiring,
  units: UnitIndex,
  plan: DepartmentPlan,
  site: SiteCode,
  boss: DemoMember,
): void {
  const head = hire(hiring, {
    key: `${plan.code}/head`,
    title: plan.headTitle,
    unitId: units.unit(plan.code).id,
    stationId: null,
    shiftId: shiftFor(hiring.source, "office", 0),
    managerId: boss.person.id,
    site,
    departmentCode: plan.code,
    team: null,
    rank: "department-head",
    mayLeave: false,
  });
  for (const team of plan.teams) hireTeam(hiring, units, team, head);
}

/** Everybody, managers before those they manage: the order itself shows that there is no cycle. */
export function buildPeople(source: DemoSource, units: UnitIndex, today: PlainDate): readonly DemoMember[] {
  const hiring: Hiring = { source, today, names: new Set(), members: [] };
  const top = (key: string, title: string, unitCode: string, managerId: LearnerId | null, rank: Rank): Post => ({
    key,
    title,
    unitId: units.unit(unitCode).id,
    stationId: null,
    shiftId: shiftFor(source, "office", 0),
    managerId,
    site: unitCode as SiteCode,
    departmentCode: null,
    team: null,
    rank,
    mayLeave: false,
  });
  const chief = hire(hiring, top("chief", "Chief executive", ROOT_CODE, null, "executive"));
  for (const site of SITES) {
    const head = hire(hiring, top(`${site.code}/head`, site.headTitle, site.code, chief.person.id, "site-head"));
    for (const department of site.departments) hireDepartment(hiring, units, department, head.site, head);
  }
  for (const department of GROUP_DEPARTMENTS) hireDepartment(hiring, units, department, "GRP", chief);
  return hiring.members;
}
