import { DEFAULT_POLICY } from "#app/engine/proficiency/readiness.ts";
import { roleStatus } from "#app/engine/proficiency/role-status.ts";
import type { WorkforcePerson } from "../load-workforce.server.ts";
import type { SiteCrews } from "../use-cases/site-crews.server.ts";
import { hoursToReady, type LevelMinutes } from "./learning-hours.server.ts";

export interface Candidate {
  readonly person: WorkforcePerson;
  readonly hours: number;
  readonly roleName: string;
}

export interface RoleCandidates {
  /** Hold or aim for the role and are not ready, the fewest hours first. */
  readonly build: readonly Candidate[];
  /** Hold another role, within reach, the fewest hours first. */
  readonly redeploy: readonly Candidate[];
  /** Hold the role and are ready. */
  readonly ready: readonly string[];
  /** Hold the role. */
  readonly holders: readonly string[];
}

/** Who could fill posts of a role at a site (null: anywhere), by hours of learning. O(people × requirements). */
export function candidatesFor(
  crews: SiteCrews,
  minutes: LevelMinutes,
  { role, site, reachHours }: { readonly role: number; readonly site: number | null; readonly reachHours: number },
): RoleCandidates {
  const required = crews.requirements[role];
  const roleId = crews.catalog.roles[role]?.id;
  const here = crews.holders.filter((holder) => site === null || holder.site === site);
  if (required === undefined) return { build: [], redeploy: [], ready: [], holders: [] };
  const build: Candidate[] = [];
  const redeploy: Candidate[] = [];
  for (const { role: own, belief, person } of here) {
    const hours = hoursToReady(belief, required, minutes);
    const candidate = { person, hours, roleName: crews.catalog.roles[own]?.name ?? "" };
    if (own === role || person.targetRoleId === roleId) {
      if (hours > 0) build.push(candidate);
    } else if (hours <= reachHours) redeploy.push(candidate);
  }
  const holding = here.filter((holder) => holder.role === role);
  const isReady = ({ belief }: (typeof holding)[number]): boolean =>
    belief !== null && roleStatus(belief, 0, required, DEFAULT_POLICY) === "ready";
  const nearest = (left: Candidate, right: Candidate): number =>
    left.hours - right.hours || left.person.id.localeCompare(right.person.id);
  return {
    build: build.sort(nearest),
    redeploy: redeploy.sort(nearest),
    ready: holding.filter(isReady).map(({ person }) => person.id),
    holders: holding.map(({ person }) => person.id),
  };
}
