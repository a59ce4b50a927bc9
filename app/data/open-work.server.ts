import type { LearnerId, OrgId } from "#app/engine/kernel/ids.ts";
import { database } from "./db.server.ts";
import { COUNT_DISPUTES, type DisputeDecider } from "./disputes.server.ts";

/** What waits for somebody, for the numbers in the menu. */
export interface OpenWork {
  /** Sign-offs that this person was asked for. */
  readonly signOffs: number;
  /** Prior learning of other people in scope. */
  readonly claims: number;
  /** Disputes of other people in scope that the viewer may decide. */
  readonly disputes: number;
  /** Facts from lessons that are due for review. */
  readonly reviews: number;
  /** Messages that were not read yet. */
  readonly messages: number;
}

/** One small query: it runs with every page. */
export async function countOpenWork(
  org: OrgId,
  decider: DisputeDecider,
  claimPaths: readonly string[],
  at: Date,
): Promise<OpenWork> {
  const person: LearnerId | null = decider.learnerId;
  const rows = await database().$queryRaw<OpenWork[]>`
    SELECT (SELECT count(*)::int FROM sign_off s
             WHERE s.org_id = ${org}::uuid AND s.status = 'requested' AND s.assessor_id = ${person}::uuid) AS "signOffs",
           (SELECT count(*)::int FROM prior_learning_claim c
              JOIN person p ON p.org_id = c.org_id AND p.id = c.person_id
              JOIN org_unit u ON u.org_id = p.org_id AND u.id = p.org_unit_id
             WHERE c.org_id = ${org}::uuid AND c.status = 'submitted'
               AND (${person}::uuid IS NULL OR c.person_id <> ${person}::uuid)
               AND EXISTS (SELECT 1 FROM unnest(${claimPaths}::text[]) AS scope(path)
                            WHERE starts_with(u.path, scope.path))) AS claims,
           (${COUNT_DISPUTES(org, decider)}) AS disputes,
           (SELECT count(*)::int FROM review_card r
             WHERE r.org_id = ${org}::uuid AND r.person_id = ${person}::uuid AND r.due_at <= ${at}::timestamptz) AS reviews,
           (SELECT count(*)::int FROM inbox_entry i
             WHERE i.org_id = ${org}::uuid AND i.person_id = ${person}::uuid AND i.read_at IS NULL) AS messages`;
  return rows[0] ?? { signOffs: 0, claims: 0, disputes: 0, reviews: 0, messages: 0 };
}
