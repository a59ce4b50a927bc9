import { listOpenAssignments } from "#app/data/assignments.server.ts";
import { loadInbox, type InboxRow } from "#app/data/inbox.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import type { OpenWork } from "#app/data/open-work.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { roleId } from "#app/engine/kernel/ids.ts";
import type { RoleOutlook } from "#app/engine/pathway/personal-path.ts";
import { DEFAULT_POLICY } from "#app/engine/proficiency/readiness.ts";
import { roleReadiness } from "#app/engine/proficiency/role-readiness.ts";
import { compileRequirements } from "#app/engine/skills/role-profile.ts";
import { loadExpiries, type Expiry } from "#app/services/currency/load-expiries.server.ts";
import { loadChanges, type ChangeView } from "#app/services/load-changes.server.ts";
import { loadOpenWork } from "#app/services/load-open-work.server.ts";
import { assignmentView, type AssignmentView } from "./load-assignments.server.ts";
import { committedIn, openPath } from "./load-path.server.ts";
import type { PathSnapshot } from "./path-snapshot.server.ts";
import type { CommittedPath, PathStepView } from "./path-view.ts";

/** The page that answers "what now". */
export interface HomeView {
  readonly name: string;
  readonly role: { readonly id: string; readonly name: string; readonly isTarget: boolean } | null;
  /** What to go on with, else what to begin; null: nothing is planned or everything is done. */
  readonly next: { readonly step: PathStepView; readonly resume: boolean } | null;
  readonly path: CommittedPath | null;
  /** For the role, as of today; null: no role. Expected: at the end of the path. */
  readonly readiness: { readonly now: RoleOutlook; readonly expected: RoleOutlook | null } | null;
  /** Newest first; of those since the last visit there are `newChanges`. */
  readonly changes: readonly ChangeView[];
  readonly newChanges: number;
  /** What runs out within 90 days or has, the most pressing first. */
  readonly expiries: readonly Expiry[];
  readonly assignments: readonly AssignmentView[];
  /** What waits for the viewer: sign-offs, claims, reviews. */
  readonly waiting: OpenWork;
  readonly inbox: readonly InboxRow[];
}

const EXPIRY_DAYS = 90;
const INBOX_SHOWN = 20;

/** Everything on the employee's home, read side by side. `since`: ISO instant of the last visit; null: the first one. */
export async function homeOf(viewer: Viewer, today: PlainDate, since: string | null): Promise<HomeView | null> {
  const { orgId, learnerId } = viewer;
  if (learnerId === null) return null;
  const catalog = await loadOrgCatalog(orgId);
  const [snapshot, changes, expiries, assignments, waiting, inbox] = await Promise.all([
    openPath(viewer, today),
    loadChanges(orgId, learnerId, catalog),
    loadExpiries(viewer, learnerId, today),
    listOpenAssignments(orgId, [learnerId]),
    loadOpenWork(viewer),
    loadInbox(orgId, learnerId, INBOX_SHOWN),
  ]);
  if (snapshot === null) return null;
  const path = committedIn(snapshot);
  const step =
    path?.steps.find(({ state }) => state === "started") ?? path?.steps.find(({ state }) => state === "next");
  return {
    name: snapshot.record.displayName,
    ...readinessOf(snapshot, path),
    path,
    next: step === undefined ? null : { step, resume: step.state === "started" },
    changes,
    newChanges: changes.filter(({ recordedAt }) => recordedAt > (since ?? "")).length,
    expiries: (expiries ?? []).filter(({ daysLeft }) => daysLeft <= EXPIRY_DAYS),
    assignments: assignments.map((row) => assignmentView(row, catalog, today)),
    ...{ waiting, inbox },
  };
}

/** Against the role of the path, else the one that every other page shows first. */
function readinessOf(
  { catalog, record, replayed, learner, pathway }: PathSnapshot,
  path: CommittedPath | null,
): Pick<HomeView, "role" | "readiness"> {
  const chosen = pathway.wish?.roleId ?? record.targetRoleId ?? record.roleId;
  const role = chosen === null ? undefined : catalog.roleById.get(roleId(chosen));
  if (role === undefined) return { role: null, readiness: null };
  const horizon = path?.horizon ?? "now";
  const requirements = compileRequirements(role, horizon, catalog.skills);
  const { status, joint } = roleReadiness(replayed, requirements, DEFAULT_POLICY, `${learner} ${role.id} ${horizon}`);
  const chance = joint === null ? null : { chance: joint.probability, ...joint.interval };
  return {
    role: { id: role.id, name: role.name, isTarget: record.targetRoleId === role.id },
    readiness: { now: { status, chance }, expected: path?.expected ?? null },
  };
}
