import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { orgId, roleId } from "#app/engine/kernel/ids.ts";
import type { LearnerId } from "#app/engine/kernel/ids.ts";
import { titleKey } from "#app/engine/intake/title-key.ts";
import { buildAccounts } from "./build-accounts.ts";
import { buildPeople } from "./build-people.ts";
import { buildUnits, COMPANY_NAME } from "./build-units.ts";
import { buildUseCases } from "./build-use-cases.ts";
import { buildUseCaseUsers } from "./use-case-users.ts";
import { claimPriorLearning } from "./claim-requests.ts";
import { buildCurrencyRules } from "./currency-rules.ts";
import { demoSource } from "./demo-random.ts";
import type { DemoCatalog, DemoCompany, DemoEvidence, DemoTitleRole } from "./demo-rows.ts";
import { drawCompletions, drawHoldings } from "./draw-training.ts";
import { plantExpiries } from "./expiring-skills.ts";
import { fileCertificates, fileCompletions, filePaperLists, filePriors } from "./file-records.ts";
import { JOB_TITLES } from "./job-titles.ts";
import type { DemoMember } from "./member.ts";
import { plantContradictions } from "./contradictions.ts";
import { markEntries } from "./mark-entries.ts";
import { ratePeople } from "./rate-people.ts";
import { buildShifts } from "./shifts.ts";
import { requestSignOffs } from "./sign-off-requests.ts";
import { appointAssessors, assessorFloors, signOffWork } from "./sign-off-work.ts";
import { buildStationRequirements } from "./station-requirements.ts";
import { drawTrueLevels } from "./true-levels.ts";
import type { TrueLevels } from "./true-levels.ts";
import { assertKnownToCatalog } from "./known-to-catalog.ts";

export const DEMO_SLUG = "arvenhall";
export const DEMO_SEED = "arvenhall-1";
export const DEMO_TIME_ZONE = "Europe/Copenhagen";

export interface DemoInputs {
  readonly seed: string;
  readonly today: PlainDate;
  readonly catalog: DemoCatalog;
}

function titleRoles(members: readonly DemoMember[]): readonly DemoTitleRole[] {
  const used = new Set(members.map((member) => member.person.jobTitle));
  return Object.entries(JOB_TITLES)
    .filter(([title, plan]) => plan.mapped && used.has(title))
    .map(([title, plan]) => ({
      titleKey: titleKey(title),
      title,
      roleId: plan.role === null ? null : roleId(plan.role),
    }));
}

const replayOrder = (a: DemoEvidence, b: DemoEvidence): number => {
  const [left, right] = [a, b].map((entry) => `${entry.personId} ${entry.effectiveOn} ${entry.recordedAt} ${entry.id}`);
  return (left ?? "") < (right ?? "") ? -1 : 1;
};

function finalLevels(
  catalog: DemoCatalog,
  members: readonly DemoMember[],
  truth: TrueLevels,
  today: PlainDate,
): ReadonlyMap<LearnerId, Float64Array> {
  return new Map(
    members.map((member) => [
      member.person.id,
      Float64Array.from(catalog.skills, (skill) => truth.at(member, skill.id, today)),
    ]),
  );
}

/**
 * The demo company with 18 months of evidence up to `today`. Same seed, day and catalog: same rows, ids included.
 * Throws when the catalog lacks a skill or role that the company's texts name. About 0.3 s for 400 people.
 */
export function generateDemoCompany({ seed, today, catalog }: DemoInputs): DemoCompany {
  assertKnownToCatalog(catalog);
  const source = demoSource(seed);
  const units = buildUnits(source);
  const members = buildPeople(source, units, today);
  const completions = drawCompletions(source, members, today);
  const holdings = drawHoldings(source, members, today);
  const appointments = appointAssessors(source, members, today);
  const truth = drawTrueLevels({
    source,
    catalog,
    members,
    completions,
    holdings,
    floors: assessorFloors(appointments),
    today,
  });
  const stories = { source, catalog, members, truth, today };
  const requested = requestSignOffs(source, members, today);
  const claimed = claimPriorLearning(source, members, today);
  const drawn = [
    ...filePriors(source, catalog, members, today),
    ...ratePeople(stories),
    ...fileCompletions(source, completions, today),
    ...fileCertificates(source, holdings, today),
    ...filePaperLists(source, members, today),
    ...signOffWork({ source, members, appointments, truth, today }),
    ...plantContradictions(stories),
    ...requested.evidence,
    ...claimed.evidence,
  ];
  const useCases = buildUseCases(source, units, members, today);
  const evidence = [...plantExpiries(source, members, drawn, today)].sort(replayOrder);
  return {
    orgId: orgId(source.uuid("org")),
    slug: DEMO_SLUG,
    name: COMPANY_NAME,
    timeZone: DEMO_TIME_ZONE,
    units: units.units,
    shifts: buildShifts(source),
    people: members.map((member) => member.person),
    titleRoles: titleRoles(members),
    evidence,
    marks: markEntries(source, members, evidence, today),
    signOffs: requested.signOffs,
    claims: claimed.claims,
    currencyRules: buildCurrencyRules(source, today),
    stationRequirements: buildStationRequirements(units, members, catalog),
    useCases,
    useCaseUsers: buildUseCaseUsers(source, useCases, members, today),
    accounts: buildAccounts(source, units, members, today),
    truth: finalLevels(catalog, members, truth, today),
  };
}
