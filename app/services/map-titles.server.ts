import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { loadPeople, loadTitleRoles } from "#app/data/import-snapshot.server.ts";
import { writeTitleChanges } from "#app/data/title-roles.server.ts";
import type { Change } from "#app/engine/intake/change.ts";
import { decideTitle, peopleByTitle } from "#app/engine/intake/plan-titles.ts";
import { titleKey } from "#app/engine/intake/title-key.ts";
import { roleId, type AccountId, type OrgId, type RoleId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { now } from "#app/platform/clock.server.ts";

import { refreshPeople } from "./refresh-after-import.server.ts";

/** A title and its AI role; null is the decision "no AI role". */
export interface TitleDecision {
  readonly title: string;
  readonly roleId: string | null;
}

export type MapTitlesError = { readonly kind: "unknown-role"; readonly roleId: string };

export interface MappedTitles {
  readonly titles: number;
  readonly people: number;
}

/**
 * Keeps decisions about titles: people of a title get its role unless theirs was set by hand, in one transaction with one
 * audit entry; their beliefs, with the new role's prior, follow.
 */
export async function mapTitles(
  orgId: OrgId,
  actorId: AccountId | null,
  decisions: readonly TitleDecision[],
): Promise<Result<MappedTitles, MapTitlesError>> {
  const catalog = await loadOrgCatalog(orgId);
  const decided = await loadTitleRoles(orgId);
  const people = peopleByTitle((await loadPeople(orgId)).values());
  const changes: Change[] = [];
  for (const { title, roleId: wanted } of decisions) {
    const role: RoleId | null = wanted === null ? null : roleId(wanted);
    if (role !== null && !catalog.roleById.has(role)) return err({ kind: "unknown-role", roleId: role });
    changes.push(...decideTitle(title, role, decided, people.get(titleKey(title)) ?? []));
  }
  const titles = changes.filter((change) => change.subject === "title-role");
  const moved = changes.flatMap((change) => (change.subject === "person" && change.id !== null ? [change.id] : []));
  if (changes.length === 0) return ok({ titles: 0, people: 0 });
  await inTransaction(async (tx) => {
    await writeTitleChanges(tx, orgId, changes, now());
    await appendAudit(tx, {
      orgId,
      actorId,
      action: "titles:map",
      subjectKind: "title-role",
      subjectId: null,
      before: titles.map(({ label, before }) => ({ title: label, roleId: before?.["roleId"] ?? null })),
      after: {
        titles: titles.map(({ label, after }) => ({ title: label, roleId: after["roleId"] })),
        people: moved.length,
      },
    });
  });
  await refreshPeople(orgId, moved);
  return ok({ titles: titles.length, people: moved.length });
}
