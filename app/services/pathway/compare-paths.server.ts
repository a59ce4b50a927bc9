import type { CatalogRole } from "#app/catalog/catalog.ts";
import { loadRoleNeeds, type RoleNeedHere } from "#app/data/role-needs.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { computeLearnerGaps, type LearnerGap } from "#app/engine/gaps/learner-gap.ts";
import { gapPriority } from "#app/engine/gaps/gap-priority.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { roleId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { DEFAULT_POLICY } from "#app/engine/proficiency/readiness.ts";
import { roleReadiness } from "#app/engine/proficiency/role-readiness.ts";
import { compileRequirements } from "#app/engine/skills/role-profile.ts";
import { loadPathSnapshot, type PathSnapshot } from "./path-snapshot.server.ts";
import type { RoleComparison } from "./path-view.ts";
import { planPath } from "./plan-path.server.ts";
import { draftWish, USUAL_HOURS } from "./wish-of.ts";

/** Side by side on one page. */
export const MOST_COMPARED = 3;
const GAPS_SHOWN = 3;

/** Up to three roles from where the viewer stands, in the order asked for; each by the function that its own page uses. */
export async function comparePaths(
  viewer: Viewer,
  roleIds: readonly string[],
  today: PlainDate,
): Promise<Result<readonly RoleComparison[], { readonly kind: "not-found" }>> {
  const seen = await openExplorer(viewer, today);
  if (seen === null) return err({ kind: "not-found" });
  const roles = [...new Set(roleIds)]
    .slice(0, MOST_COMPARED)
    .map((id) => seen.snapshot.catalog.roleById.get(roleId(id)));
  const known = roles.filter((role) => role !== undefined);
  if (known.length < roles.length) return err({ kind: "not-found" });
  const compared: RoleComparison[] = [];
  for (const role of known) compared.push(await outlookFor(seen, role));
  return ok(compared);
}

/** One role from where the viewer stands; null: no such role, or the account is no person in the company. */
export async function roleOutlook(viewer: Viewer, role: string, today: PlainDate): Promise<RoleComparison | null> {
  const found = await comparePaths(viewer, [role], today);
  return found.ok ? (found.value[0] ?? null) : null;
}

interface Explorer {
  readonly snapshot: PathSnapshot;
  readonly needs: readonly RoleNeedHere[];
}

async function openExplorer({ orgId, learnerId }: Viewer, today: PlainDate): Promise<Explorer | null> {
  if (learnerId === null) return null;
  const [snapshot, needs] = await Promise.all([
    loadPathSnapshot(orgId, learnerId, today),
    loadRoleNeeds(orgId, learnerId, today),
  ]);
  return snapshot === null ? null : { snapshot, needs };
}

/** Chance as on the readiness page, hours as the path to the role would say, gaps by what they weigh. */
async function outlookFor({ snapshot, needs }: Explorer, role: CatalogRole): Promise<RoleComparison> {
  const { catalog, record, replayed, asOf, learner, pathway } = snapshot;
  // what was swapped on the present path says nothing about another role, so every role is judged without it
  const wish = draftWish(
    catalog,
    record,
    null,
    { roleId: role.id, hoursPerWeek: pathway.wish?.hoursPerWeek ?? USUAL_HOURS },
    asOf,
  );
  const planned = wish === null ? null : await planPath(snapshot, wish);
  const path = planned?.ok === true ? planned.value.path : null;
  const requirements = compileRequirements(role, "now", catalog.skills);
  const { status, joint } = roleReadiness(replayed, requirements, DEFAULT_POLICY, `${learner} ${role.id} now`);
  const gaps = computeLearnerGaps(replayed, role, "now", catalog.skills, DEFAULT_POLICY);
  return {
    ...{ roleId: role.id, roleName: role.name, purpose: role.purpose },
    ...{ isTarget: record.targetRoleId === role.id, isPresent: record.roleId === role.id },
    outlook: { status, chance: joint === null ? null : { chance: joint.probability, ...joint.interval } },
    ...{ minutesToReady: path?.minutes ?? null, readyOn: path?.finishesOn ?? null },
    hoursPerWeek: wish?.hoursPerWeek ?? 0,
    biggestGaps: biggest(gaps).map((gap) => ({
      skillId: gap.skillId,
      skillName: catalog.skillById.get(gap.skillId)?.name ?? gap.skillId,
      required: gap.requiredLevel,
      track: gap.status === "not-measured" ? null : gap.track.level,
      levels: gap.expectedShortfall,
      critical: gap.requirement.criticality === "critical",
    })),
    openNeeds: needsOf(needs, role.id),
  };
}

function biggest(gaps: readonly LearnerGap[]): readonly LearnerGap[] {
  const weight = (gap: LearnerGap): number => gapPriority(gap.requirement, gap.expectedShortfall).value;
  return gaps
    .filter(({ status }) => status !== "ready")
    .toSorted((left, right) => weight(right) - weight(left))
    .slice(0, GAPS_SHOWN);
}

/** What the register of use cases asks for at the site: a number about posts, so there is nobody to protect in it. */
function needsOf(needs: readonly RoleNeedHere[], role: string): RoleComparison["openNeeds"] {
  const [site] = needs;
  if (site === undefined) return null;
  const found = needs.find((need) => need.roleId === role);
  return { site: site.site, heads: found?.heads ?? 0, useCases: found?.useCases ?? 0 };
}
