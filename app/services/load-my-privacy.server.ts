import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { loadLearnerRecord } from "#app/data/learner-record.server.ts";
import { findPrivacySettings } from "#app/data/organisations.server.ts";
import { listAskedAssessors, listViewersOf, type ViewerRow } from "#app/data/record-viewers.server.ts";
import { listRecordViews, type RecordViewRow } from "#app/data/record-views.server.ts";
import { ROLE_NAMES } from "#app/engine/access/role-names.ts";
import { sightsOf, SIGHTS, type Sight } from "#app/engine/access/sights.ts";
import { ACCESS_ROLES, type AccessRole, type Viewer } from "#app/engine/access/viewer.ts";
import { skillId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { now } from "#app/platform/clock.server.ts";

/** One kind of viewer: who holds the role over which unit of the person, nearest first. */
export interface ViewerKind {
  readonly role: AccessRole;
  readonly roleName: string;
  readonly places: readonly ViewerPlace[];
  readonly sights: readonly Sight[];
}

interface ViewerPlace {
  readonly unitName: string;
  readonly accounts: number;
  /** Who they are; null: too many to list. */
  readonly names: readonly string[] | null;
}

export interface RecordLook extends Omit<RecordViewRow, "page"> {
  readonly page: string;
  /** Of a skill page. */
  readonly skillName: string | null;
}

export interface MyPrivacy {
  /** Whoever sees most first. */
  readonly viewers: readonly ViewerKind[];
  readonly assessors: readonly string[];
  /** Latest first, the last hundred days and pages. */
  readonly looks: readonly RecordLook[];
  readonly inferenceOff: boolean;
  readonly minimumGroupSize: number;
  readonly disputeDays: number;
}

const NAMED = 8;
const LOOKS_SHOWN = 100;

/** Who may see what of the viewer's record and why, who did, and what is inferred. Five queries. */
export async function loadMyPrivacy(viewer: Viewer): Promise<Result<MyPrivacy, { readonly kind: "not-found" }>> {
  const { orgId, learnerId: learner, accountId: self } = viewer;
  const record = learner === null ? null : await loadLearnerRecord(orgId, learner);
  if (learner === null || record === null) return err({ kind: "not-found" });
  const rows = await listViewersOf(orgId, { learner, self, at: now() });
  const { minimumGroupSize, disputeDays } = await findPrivacySettings(orgId);
  return ok({
    viewers: viewerKinds(rows),
    assessors: await listAskedAssessors(orgId, learner),
    looks: await loadLooks(viewer, await listRecordViews(orgId, learner, LOOKS_SHOWN)),
    inferenceOff: record.inferenceOff,
    minimumGroupSize,
    disputeDays,
  });
}

function viewerKinds(rows: readonly ViewerRow[]): readonly ViewerKind[] {
  const kinds = new Map<string, Omit<ViewerKind, "places"> & { readonly units: Map<string, string[]> }>();
  for (const { role, unitName, unitPath, accountName } of rows) {
    if (!ACCESS_ROLES.includes(role)) continue;
    const sights = sightsOf(role, /^\/\d+\/$/.test(unitPath));
    const key = `${role} ${sights.join(" ")}`;
    const kind = kinds.get(key) ?? { role, roleName: ROLE_NAMES[role], sights, units: new Map<string, string[]>() };
    kinds.set(key, kind);
    kind.units.set(unitName, [...(kind.units.get(unitName) ?? []), accountName]);
  }
  return [...kinds.values()]
    .filter(({ sights }) => sights.length > 0)
    .sort((left, right) => nearness(left) - nearness(right))
    .map(({ units, ...kind }) => ({
      ...kind,
      places: [...units].map(([unitName, names]) => {
        return { unitName, accounts: names.length, names: names.length <= NAMED ? names : null };
      }),
    }));
}

/** The most personal thing that is shown decides the place. */
function nearness({ sights }: { readonly sights: readonly Sight[] }): number {
  const [first] = sights;
  return first === undefined ? SIGHTS.length : SIGHTS.indexOf(first);
}

async function loadLooks({ orgId }: Viewer, rows: readonly RecordViewRow[]): Promise<readonly RecordLook[]> {
  const { skillById } = await loadOrgCatalog(orgId);
  return rows.map((row) => {
    const [page = row.page, subject = null] = row.page.split(" ");
    const skillName = subject === null ? null : (skillById.get(skillId(subject))?.name ?? subject);
    return { ...row, page, skillName };
  });
}
