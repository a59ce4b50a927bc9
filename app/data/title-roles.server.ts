import type { Change } from "#app/engine/intake/change.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";

import { database, type Tx } from "./db.server.ts";

/** A job title as people hold it, in the spelling that most of them have. */
export interface HeldTitle {
  readonly title: string;
  readonly headcount: number;
}

/** Job titles of people who have not left, most frequent first. Spellings are told apart; the caller joins them. */
export async function loadHeldTitles(orgId: OrgId, today: string): Promise<readonly HeldTitle[]> {
  return database().$queryRaw<HeldTitle[]>`
    SELECT job_title AS title, count(*)::int AS headcount
      FROM person
     WHERE org_id = ${orgId}::uuid AND job_title IS NOT NULL AND (left_on IS NULL OR left_on >= ${today}::date)
     GROUP BY job_title ORDER BY count(*) DESC, job_title`;
}

/** Writes one decision about a title and the roles of the people who follow it. */
export async function writeTitleChanges(tx: Tx, orgId: OrgId, changes: readonly Change[], at: Date): Promise<void> {
  for (const { subject, after } of changes) {
    if (subject !== "title-role") continue;
    const key = String(after["titleKey"]);
    const roleId = after["roleId"] === null ? null : String(after["roleId"]);
    await tx.titleRole.upsert({
      where: { orgId_titleKey: { orgId, titleKey: key } },
      create: { orgId, titleKey: key, title: String(after["title"] ?? key), roleId, updatedAt: at },
      update: { roleId, updatedAt: at },
    });
  }
  const people = changes.filter((change) => change.subject === "person");
  await tx.$executeRaw`
    UPDATE person SET role_id = c.role_id, updated_at = ${at}
      FROM unnest(${people.map((change) => change.id)}::uuid[], ${people.map((change) => change.after["roleId"] ?? null)}::text[]) AS c(id, role_id)
     WHERE person.org_id = ${orgId}::uuid AND person.id = c.id`;
}
