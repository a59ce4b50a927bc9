import { daysBetween, plainDate } from "#app/engine/kernel/calendar.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { err, ok } from "#app/engine/kernel/result.ts";
import type { Result } from "#app/engine/kernel/result.ts";
import type { AccessRole, Viewer } from "#app/engine/access/viewer.ts";
import { findAccount } from "#app/data/accounts.server.ts";
import { appendAudit } from "#app/data/audit.server.ts";
import { deleteGrant, findGrant, findUnit, saveGrant } from "#app/data/grants.server.ts";
import { today } from "#app/platform/clock.server.ts";
import { administer } from "./administrator.server.ts";

/** An auditor looks in for a while, not for good. */
const LONGEST_AUDIT_DAYS = 366;

export type GrantError =
  | { readonly kind: "not-permitted" }
  | { readonly kind: "not-found" }
  | { readonly kind: "own-account" }
  | { readonly kind: "end-in-the-past" }
  | { readonly kind: "auditor-needs-an-end" };

export interface GrantRequest {
  readonly accountId: string;
  readonly role: AccessRole;
  readonly unitId: string;
  /** The last day it holds, to midnight UTC; null without end. */
  readonly lastDay: PlainDate | null;
  readonly reason: string;
}

/** Gives a role over a unit and everything below it. Nobody gives a role to themselves. */
export async function grantRole(viewer: Viewer, request: GrantRequest): Promise<Result<null, GrantError>> {
  const { orgId } = viewer;
  const { role, lastDay, reason } = request;
  const problem = checkEnd(role, lastDay);
  if (problem !== null) return err(problem);
  return administer(viewer, async (tx): Promise<Result<null, GrantError>> => {
    const account = await findAccount(orgId, request.accountId, tx);
    const unit = await findUnit(tx, orgId, request.unitId);
    if (account === null || unit === null) return err({ kind: "not-found" });
    if (account.id === viewer.accountId) return err({ kind: "own-account" });
    const validUntil = lastDay === null ? null : endOf(lastDay);
    await saveGrant(tx, { orgId, accountId: account.id, role, unitId: unit.id, validUntil });
    await appendAudit(tx, {
      orgId,
      actorId: viewer.accountId,
      action: "grant:give",
      subjectKind: "account",
      subjectId: account.id,
      after: { role, unitId: unit.id, unitCode: unit.code, validUntil },
      reason,
    });
    return ok(null);
  });
}

export async function revokeRole(
  viewer: Viewer,
  request: { readonly accountId: string; readonly grantId: string; readonly reason: string },
): Promise<Result<null, GrantError>> {
  const { orgId } = viewer;
  return administer(viewer, async (tx): Promise<Result<null, GrantError>> => {
    const account = await findAccount(orgId, request.accountId, tx);
    const grant = account === null ? null : await findGrant(tx, orgId, account.id, request.grantId);
    if (account === null || grant === null) return err({ kind: "not-found" });
    if (account.id === viewer.accountId) return err({ kind: "own-account" });
    await deleteGrant(tx, orgId, grant.id);
    await appendAudit(tx, {
      orgId,
      actorId: viewer.accountId,
      action: "grant:revoke",
      subjectKind: "account",
      subjectId: account.id,
      before: { role: grant.role, unitId: grant.unitId, validUntil: grant.validUntil },
      reason: request.reason,
    });
    return ok(null);
  });
}

function checkEnd(role: AccessRole, lastDay: PlainDate | null): GrantError | null {
  if (lastDay === null) return role === "auditor" ? { kind: "auditor-needs-an-end" } : null;
  const days = daysBetween(today("UTC"), lastDay);
  if (days < 0) return { kind: "end-in-the-past" };
  return role === "auditor" && days > LONGEST_AUDIT_DAYS ? { kind: "auditor-needs-an-end" } : null;
}

const endOf = (day: PlainDate): Date => new Date(Date.parse(`${plainDate(day)}T00:00:00Z`) + 86_400_000);
