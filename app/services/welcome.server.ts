import { err, ok } from "#app/engine/kernel/result.ts";
import type { Result } from "#app/engine/kernel/result.ts";
import type { CatalogRole } from "#app/catalog/catalog.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { findPlacement, hasReadNotice, recordNoticeReading, saveTargetRole } from "#app/data/notice.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { NOTICE_VERSION, PRIVACY_NOTICE } from "./privacy-notice.ts";
import type { NoticeSection } from "./privacy-notice.ts";

export interface RoleChoice {
  readonly id: string;
  readonly name: string;
  readonly purpose: string;
}

export interface Welcome {
  readonly version: string;
  readonly notice: readonly NoticeSection[];
  readonly alreadyRead: boolean;
  /** Null for an account that is no employee: then there is nothing to confirm. */
  readonly placement: {
    readonly currentRole: string | null;
    readonly jobTitle: string | null;
    readonly unit: string;
    readonly station: string | null;
    readonly targetRoleId: string | null;
  } | null;
  readonly roles: readonly RoleChoice[];
}

export async function loadWelcome(viewer: Viewer): Promise<Welcome> {
  const { orgId, accountId, learnerId } = viewer;
  const alreadyRead = await hasReadNotice(orgId, accountId, NOTICE_VERSION);
  const placement = learnerId === null ? null : await findPlacement(orgId, learnerId);
  const base = { version: NOTICE_VERSION, notice: PRIVACY_NOTICE, alreadyRead };
  if (placement === null) return { ...base, placement: null, roles: [] };
  const catalog = await loadOrgCatalog(orgId);
  const current = placement.roleId === null ? undefined : catalog.roleById.get(placement.roleId);
  return {
    ...base,
    placement: {
      currentRole: current?.name ?? null,
      jobTitle: placement.jobTitle,
      unit: placement.unitName,
      station: placement.stationName,
      targetRoleId: placement.targetRoleId,
    },
    roles: [...catalog.roles].sort((a, b) => (a.name < b.name ? -1 : 1)).map(toChoice),
  };
}

const toChoice = ({ id, name, purpose }: CatalogRole): RoleChoice => ({ id, name, purpose });

export type WelcomeError = { readonly kind: "notice-changed" } | { readonly kind: "unknown-role" };

/** Notes that the notice was read and which role the person aims at (null: none for now). */
export async function finishWelcome(
  viewer: Viewer,
  answer: { readonly version: string; readonly targetRoleId: string | null },
): Promise<Result<null, WelcomeError>> {
  const { orgId, accountId, learnerId } = viewer;
  if (answer.version !== NOTICE_VERSION) return err({ kind: "notice-changed" });
  const target = learnerId === null ? null : await chosenRole(viewer, answer.targetRoleId);
  if (target === undefined) return err({ kind: "unknown-role" });
  const actor = { orgId, actorId: accountId };
  await inTransaction(async (tx) => {
    if (await recordNoticeReading(tx, { orgId, accountId, version: answer.version, at: now() })) {
      const subject = { subjectKind: "account", subjectId: accountId };
      await appendAudit(tx, { ...actor, action: "notice:read", ...subject, after: { version: answer.version } });
    }
    if (learnerId === null) return;
    const before = (await findPlacement(orgId, learnerId, tx))?.targetRoleId ?? null;
    if (before === target) return;
    await saveTargetRole(tx, orgId, learnerId, target);
    const change = { before: { targetRoleId: before }, after: { targetRoleId: target } };
    await appendAudit(tx, {
      ...actor,
      action: "target-role:choose",
      subjectKind: "person",
      subjectId: learnerId,
      ...change,
    });
  });
  return ok(null);
}

/** The role of the organisation's framework with this id; null for none, undefined for one that does not exist. */
async function chosenRole(viewer: Viewer, id: string | null): Promise<CatalogRole["id"] | null | undefined> {
  if (id === null) return null;
  const { roles } = await loadOrgCatalog(viewer.orgId);
  return roles.find((role) => role.id === id)?.id;
}
