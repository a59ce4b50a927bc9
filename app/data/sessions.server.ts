import { createHash, randomBytes } from "node:crypto";
import { accountId, learnerId, orgId, orgUnitId } from "#app/engine/kernel/ids.ts";
import type { AccountId, OrgUnitId } from "#app/engine/kernel/ids.ts";
import { ACCESS_ROLES } from "#app/engine/access/viewer.ts";
import type { AccessRole, Viewer } from "#app/engine/access/viewer.ts";
import { database } from "./db.server.ts";
import type { Tx } from "./db.server.ts";

export interface StoredSession {
  readonly id: string;
  readonly csrfToken: string;
  readonly kiosk: boolean;
  readonly lastSeenAt: Date;
  readonly organisation: { readonly name: string; readonly slug: string; readonly timeZone: string };
  readonly viewer: Viewer;
  /** Names of the units of the viewer's grants. */
  readonly unitNames: ReadonlyMap<OrgUnitId, string>;
}

/** 256 random bits: what the cookie holds. The database holds only its hash. */
export const newSessionToken = (): string => randomBytes(32).toString("base64url");

export const sessionIdOf = (token: string): string => createHash("sha256").update(token).digest("hex");

interface SessionRow {
  readonly id: string;
  readonly csrf_token: string;
  readonly kiosk: boolean;
  readonly last_seen_at: Date;
  readonly account_id: string;
  readonly person_id: string | null;
  readonly display_name: string;
  readonly org_id: string;
  readonly org_name: string;
  readonly org_slug: string;
  readonly time_zone: string;
  readonly grants: readonly {
    readonly role: AccessRole;
    readonly unitId: string;
    readonly unitPath: string;
    readonly unitName: string;
  }[];
}

/**
 * The session with its account and the grants that hold at `at`, in one query. Null when it is unknown or over, when
 * the account is disabled or when its person has left: access ends with the next request, whatever the cookie says.
 */
export async function findSession(id: string, at: Date): Promise<StoredSession | null> {
  const rows = await database().$queryRaw<SessionRow[]>`
    SELECT s.id, s.csrf_token, s.kiosk, s.last_seen_at, a.id AS account_id, a.person_id, a.display_name,
           o.id AS org_id, o.name AS org_name, o.slug AS org_slug, o.time_zone,
           coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'unitId', u.id, 'unitPath', u.path, 'unitName', u.name))
                      FILTER (WHERE u.id IS NOT NULL), '[]') AS grants
      FROM session s
      JOIN account a ON a.id = s.account_id
      JOIN org o ON o.id = a.org_id
      LEFT JOIN person p ON p.org_id = a.org_id AND p.id = a.person_id
      LEFT JOIN role_grant g ON g.org_id = a.org_id AND g.account_id = a.id
                            AND (g.valid_until IS NULL OR g.valid_until > ${at})
      LEFT JOIN org_unit u ON u.org_id = g.org_id AND u.id = g.org_unit_id
     WHERE s.id = ${id} AND s.expires_at > ${at} AND a.disabled_at IS NULL
       AND (p.left_on IS NULL OR p.left_on >= ${at}::date)
     GROUP BY s.id, a.id, o.id`;
  const row = rows[0];
  return row === undefined ? null : toSession(row);
}

function toSession(row: SessionRow): StoredSession {
  // A role that this version does not know gives nothing.
  const grants = row.grants
    .filter((grant) => ACCESS_ROLES.includes(grant.role))
    .map((grant) => ({ role: grant.role, unitId: orgUnitId(grant.unitId), unitPath: grant.unitPath }));
  return {
    id: row.id,
    csrfToken: row.csrf_token,
    kiosk: row.kiosk,
    lastSeenAt: row.last_seen_at,
    organisation: { name: row.org_name, slug: row.org_slug, timeZone: row.time_zone },
    unitNames: new Map(row.grants.map((grant) => [orgUnitId(grant.unitId), grant.unitName])),
    viewer: {
      orgId: orgId(row.org_id),
      accountId: accountId(row.account_id),
      learnerId: row.person_id === null ? null : learnerId(row.person_id),
      displayName: row.display_name,
      grants,
    },
  };
}

export interface NewSession {
  readonly token: string;
  readonly accountId: AccountId;
  readonly kiosk: boolean;
  readonly at: Date;
  readonly expiresAt: Date;
}

/** Stores a session under the hash of its token, with a fresh CSRF token, and drops this account's sessions that are over. */
export async function createSession(tx: Tx, session: NewSession): Promise<void> {
  await tx.session.deleteMany({ where: { accountId: session.accountId, expiresAt: { lte: session.at } } });
  await tx.session.create({
    data: {
      id: sessionIdOf(session.token),
      accountId: session.accountId,
      csrfToken: randomBytes(32).toString("base64url"),
      kiosk: session.kiosk,
      createdAt: session.at,
      lastSeenAt: session.at,
      expiresAt: session.expiresAt,
    },
  });
}

export async function touchSession(id: string, at: Date): Promise<void> {
  await database().session.updateMany({ where: { id, lastSeenAt: { lt: at } }, data: { lastSeenAt: at } });
}

export async function deleteSession(tx: Tx, id: string): Promise<void> {
  await tx.session.deleteMany({ where: { id } });
}

/** Ends every session of the account. */
export async function deleteSessionsOf(tx: Tx, account: AccountId): Promise<void> {
  await tx.session.deleteMany({ where: { accountId: account } });
}

/** Ends every session of the account but this one. How many there were. */
export async function deleteOtherSessions(tx: Tx, account: AccountId, kept: string): Promise<number> {
  return (await tx.session.deleteMany({ where: { accountId: account, id: { not: kept } } })).count;
}
