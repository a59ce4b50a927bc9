import type { Catalog, CatalogRole } from "#app/catalog/catalog.ts";
import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { findPlacement, saveTargetRole } from "#app/data/notice.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { LearnerId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { skillRef, type NamedRef } from "./catalog-reading.ts";

/** A role on one card: why there is one, what somebody in it does, what it asks for. */
export interface RoleCardReading extends NamedRef {
  readonly purpose: string;
  readonly direction: string;
  /** What the work is: for each critical skill, what is seen at the level asked for today. */
  readonly tasks: readonly { readonly skill: NamedRef; readonly level: number; readonly seen: string }[];
  /** The other skills the role's owner names. */
  readonly alsoAsked: readonly NamedRef[];
}

export interface MyRole {
  readonly placement: {
    readonly currentRole: string | null;
    readonly jobTitle: string | null;
    readonly unit: string;
    readonly station: string | null;
  };
  /** By name. */
  readonly roles: readonly NamedRef[];
  /** The role that was asked for, else the one chosen before; null: none. */
  readonly shown: RoleCardReading | null;
}

/** `asked`: the id of a role to show, empty for none, null where nothing was asked. Null: no such person. */
export async function loadMyRole(viewer: Viewer, learner: LearnerId, asked: string | null): Promise<MyRole | null> {
  const [placement, catalog] = await Promise.all([findPlacement(viewer.orgId, learner), loadOrgCatalog(viewer.orgId)]);
  if (placement === null) return null;
  const wanted = asked ?? placement.targetRoleId ?? "";
  const shown = catalog.roles.find(({ id }) => id === wanted);
  const current = placement.roleId === null ? undefined : catalog.roleById.get(placement.roleId);
  return {
    placement: {
      currentRole: current?.name ?? null,
      jobTitle: placement.jobTitle,
      unit: placement.unitName,
      station: placement.stationName,
    },
    roles: catalog.roles.map(({ id, name }) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, "en")),
    shown: shown === undefined ? null : readCard(catalog, shown),
  };
}

function readCard(catalog: Catalog, { id, name, purpose, direction, requirements }: CatalogRole): RoleCardReading {
  const stated = requirements.filter(({ origin }) => origin === "stated");
  const isTask = (one: (typeof stated)[number]): boolean => one.criticality === "critical" && one.now > 0;
  return {
    ...{ id, name, purpose, direction },
    tasks: stated.filter(isTask).map(({ skillId, now }) => ({
      skill: skillRef(catalog, skillId),
      level: now,
      seen: catalog.skillById.get(skillId)?.levels.find(({ level }) => level === now)?.description ?? "",
    })),
    alsoAsked: stated.filter((one) => !isTask(one)).map(({ skillId }) => skillRef(catalog, skillId)),
  };
}

/** Notes the role somebody aims at; null: none for now. The same again changes nothing. */
export async function chooseTargetRole(
  { orgId, accountId }: Viewer,
  learner: LearnerId,
  roleId: string | null,
): Promise<Result<null, { readonly kind: "unknown-role" }>> {
  const { roles } = await loadOrgCatalog(orgId);
  const target = roleId === null ? null : roles.find(({ id }) => id === roleId)?.id;
  if (target === undefined) return err({ kind: "unknown-role" });
  await inTransaction(async (tx) => {
    const before = (await findPlacement(orgId, learner, tx))?.targetRoleId ?? null;
    if (before === target) return;
    await saveTargetRole(tx, orgId, learner, target);
    await appendAudit(tx, {
      ...{ orgId, actorId: accountId, action: "target-role:choose", subjectKind: "person", subjectId: learner },
      ...{ before: { targetRoleId: before }, after: { targetRoleId: target } },
    });
  });
  return ok(null);
}
