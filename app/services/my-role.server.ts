import type { Catalog, CatalogRole } from "#app/catalog/catalog.ts";
import { appendAudit } from "#app/data/audit.server.ts";
import { appendChangeNotes } from "#app/data/change-notes.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { loadLedgers } from "#app/data/evidence.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { lockLearner } from "#app/data/learners.server.ts";
import { findPlacement, saveTargetRole } from "#app/data/notice.server.ts";
import { findTimeZone } from "#app/data/organisations.server.ts";
import { aimPathAt } from "#app/data/path-wishes.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { LearnerId, OrgId, RoleId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { now, today } from "#app/platform/clock.server.ts";
import { skillRef, type NamedRef } from "./catalog-reading.ts";
import { noteOf } from "./record-change.server.ts";

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

/**
 * Notes the role somebody aims at; null: none for now. The note about the change says where they stand for it, and a path goes
 * for it from now on. The same again changes nothing.
 */
export async function chooseTargetRole(
  { orgId, accountId }: Viewer,
  learner: LearnerId,
  roleId: string | null,
): Promise<Result<null, { readonly kind: "unknown-role" }>> {
  const [catalog, timeZone] = [await loadOrgCatalog(orgId), (await findTimeZone(orgId)) ?? "UTC"];
  const target = roleId === null ? null : catalog.roles.find(({ id }) => id === roleId)?.id;
  if (target === undefined) return err({ kind: "unknown-role" });
  await inTransaction(async (tx) => {
    const before = (await findPlacement(orgId, learner, tx))?.targetRoleId ?? null;
    if (before === target) return;
    await saveTargetRole(tx, orgId, learner, target);
    await noteRole(tx, { orgId, catalog, learner, target, asOf: today(timeZone) });
    await appendAudit(tx, {
      ...{ orgId, actorId: accountId, action: "target-role:choose", subjectKind: "person", subjectId: learner },
      ...{ before: { targetRoleId: before }, after: { targetRoleId: target } },
    });
  });
  return ok(null);
}

interface RoleChange {
  readonly orgId: OrgId;
  readonly catalog: Catalog;
  readonly learner: LearnerId;
  readonly target: RoleId | null;
  readonly asOf: PlainDate;
}

async function noteRole(tx: Tx, { orgId, catalog, learner, target, asOf }: RoleChange): Promise<void> {
  const person = await lockLearner(tx, orgId, learner);
  if (person === null) return;
  const ledger = (await loadLedgers(tx, orgId, [learner])).get(learner) ?? [];
  const at = now();
  // nothing was learned about the person: only what they are held against is another role
  const same = { before: ledger, after: ledger, evidenceIds: [], asOf, at };
  const { note } = noteOf({ orgId, catalog, person, cause: "role-change", causeId: target, ...same });
  await appendChangeNotes(tx, orgId, [note], at);
  if (target !== null) await aimPathAt(tx, orgId, learner, target, at);
}
