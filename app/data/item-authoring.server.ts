import type { AccountId, OrgId } from "#app/engine/kernel/ids.ts";
import type { ItemStatus } from "#app/engine/measurement/item.ts";
import { database, type Tx } from "./db.server.ts";
import type { ItemColumns } from "./item-bank.server.ts";

/** An item as the list of authors shows it. */
export interface AuthoredItem {
  readonly id: string;
  readonly skillId: string;
  readonly level: number;
  readonly type: string;
  readonly area: string;
  readonly title: string;
  readonly status: ItemStatus;
  readonly origin: string;
  readonly review: string;
  readonly safetyCritical: boolean;
  readonly version: number;
  readonly difficulty: number;
  readonly difficultySd: number;
  readonly discrimination: number;
  readonly calibration: unknown;
  readonly statistics: unknown;
  readonly computedAt: Date | null;
}

/** Items of the organisation by skill, level and id; `search`: in the id or the words of the present version. One query. */
export async function listAuthoredItems(org: OrgId, search: string): Promise<readonly AuthoredItem[]> {
  const pattern = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  return database().$queryRaw<AuthoredItem[]>`
    SELECT i.id, i.skill_id AS "skillId", i.level, i.type, i.area, i.title, i.status, i.origin, i.review,
           i.safety_critical AS "safetyCritical", i.version, i.difficulty, i.difficulty_sd AS "difficultySd",
           i.discrimination, i.calibration, i.statistics, i.computed_at AS "computedAt"
      FROM item i
      JOIN item_version v ON v.org_id = i.org_id AND v.item_id = i.id AND v.version = i.version
     WHERE i.org_id = ${org}::uuid AND (${search} = '' OR i.id ILIKE ${pattern} OR v.body::text ILIKE ${pattern})
     ORDER BY i.skill_id, i.level, i.id`;
}

/** One text of an item, with who wrote and who signed it. */
export interface AuthoredVersion {
  readonly version: number;
  readonly body: unknown;
  readonly figures: Readonly<Record<string, string>>;
  readonly origin: string;
  readonly note: string | null;
  readonly createdAt: Date;
  readonly createdById: string | null;
  readonly createdBy: string | null;
  readonly signedBy: string | null;
  readonly signedAt: Date | null;
}

export async function loadAuthoredItem(org: OrgId, id: string): Promise<AuthoredItem | null> {
  const rows = await database().$queryRaw<AuthoredItem[]>`
    SELECT id, skill_id AS "skillId", level, type, area, title, status, origin, review,
           safety_critical AS "safetyCritical", version, difficulty, difficulty_sd AS "difficultySd", discrimination,
           calibration, statistics, computed_at AS "computedAt"
      FROM item WHERE org_id = ${org}::uuid AND id = ${id}`;
  return rows[0] ?? null;
}

/** Every text that an item has had, newest first. */
export async function loadItemVersions(org: OrgId, id: string): Promise<readonly AuthoredVersion[]> {
  return database().$queryRaw<AuthoredVersion[]>`
    SELECT v.version, v.body, v.figures, v.origin, v.note, v.created_at AS "createdAt", v.created_by_id AS "createdById",
           c.display_name AS "createdBy", s.display_name AS "signedBy", v.signed_at AS "signedAt"
      FROM item_version v
      LEFT JOIN account c ON c.org_id = v.org_id AND c.id = v.created_by_id
      LEFT JOIN account s ON s.org_id = v.org_id AND s.id = v.signed_by_id
     WHERE v.org_id = ${org}::uuid AND v.item_id = ${id}
     ORDER BY v.version DESC`;
}

/** Present words of the items with these ids, or of a whole skill. */
export async function loadPresentWords(
  org: OrgId,
  wanted: { readonly ids: readonly string[] } | { readonly skillId: string },
  client: Pick<Tx, "$queryRaw"> = database(),
): Promise<readonly PresentWords[]> {
  const ids = "ids" in wanted ? wanted.ids : null;
  const skill = "skillId" in wanted ? wanted.skillId : null;
  return client.$queryRaw<PresentWords[]>`
    SELECT i.id, i.status, i.review, i.version, v.body, v.figures
      FROM item i
      JOIN item_version v ON v.org_id = i.org_id AND v.item_id = i.id AND v.version = i.version
     WHERE i.org_id = ${org}::uuid AND (i.id = ANY (${ids}::text[]) OR i.skill_id = ${skill}::text)
     ORDER BY i.skill_id, i.level, i.id`;
}

export interface PresentWords {
  readonly id: string;
  readonly status: ItemStatus;
  readonly review: string;
  readonly version: number;
  readonly body: unknown;
  readonly figures: Readonly<Record<string, string>>;
}

/** A text of an item to be kept. */
export interface NewVersion extends ItemColumns {
  /** The version it follows; 0 for a new item. */
  readonly follows: number;
  readonly origin: "person" | "import";
  readonly note: string | null;
  readonly body: object;
  readonly figures: Readonly<Record<string, string>>;
}

/**
 * Keeps new texts and makes them the present ones. False, and nothing is kept, when an item has another version than its text
 * follows: somebody was faster. Three statements, however many there are. Answers given to earlier texts stay.
 */
export async function saveItemVersions(
  tx: Tx,
  org: OrgId,
  actor: AccountId | null,
  versions: readonly NewVersion[],
  at: Date,
): Promise<boolean> {
  const batch = JSON.stringify(versions);
  const saved = await tx.$executeRaw`
    INSERT INTO item AS old (org_id, id, skill_id, level, type, area, title, status, origin, review, safety_critical, seconds,
                      version, discrimination, difficulty, difficulty_sd, guessing, steps, library_hash, created_at, updated_at)
    SELECT ${org}::uuid, i.id, i."skillId", i.level, i.type, i.area, i.title, i.status, i.origin, i.review,
           i."safetyCritical", i.seconds, i.follows + 1, i.discrimination, i.difficulty, i."difficultySd", i.guessing,
           ARRAY(SELECT jsonb_array_elements_text(i.steps)::float8), NULL, ${at}::timestamptz, ${at}::timestamptz
      FROM jsonb_to_recordset(${batch}::jsonb) AS i(id text, "skillId" text, level int, type text, area text, title text,
           status text, origin text, review text, "safetyCritical" bool, seconds int, follows int, discrimination float8,
           difficulty float8, "difficultySd" float8, guessing float8, steps jsonb)
    ON CONFLICT (org_id, id) DO UPDATE SET
      skill_id = excluded.skill_id, level = excluded.level, area = excluded.area, title = excluded.title,
      status = excluded.status, review = excluded.review, safety_critical = excluded.safety_critical,
      seconds = excluded.seconds, version = excluded.version, discrimination = excluded.discrimination,
      difficulty = excluded.difficulty, difficulty_sd = excluded.difficulty_sd, guessing = excluded.guessing,
      steps = excluded.steps, library_hash = NULL, updated_at = excluded.updated_at
      WHERE old.version = excluded.version - 1 AND old.type = excluded.type`;
  if (saved !== versions.length) return false;
  await tx.$executeRaw`
    INSERT INTO item_version (org_id, item_id, version, body, figures, origin, note, created_by_id, created_at)
    SELECT ${org}::uuid, i.id, i.follows + 1, i.body, i.figures, i.origin, i.note, ${actor}::uuid, ${at}::timestamptz
      FROM jsonb_to_recordset(${batch}::jsonb) AS i(id text, follows int, body jsonb, figures jsonb, origin text, note text)`;
  return true;
}

/** False when the item has left that state or that version meanwhile. */
export async function setItemStatus(
  tx: Tx,
  org: OrgId,
  change: { readonly id: string; readonly version: number; readonly from: ItemStatus; readonly to: ItemStatus },
  at: Date,
): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE item SET status = ${change.to}, updated_at = ${at}::timestamptz
     WHERE org_id = ${org}::uuid AND id = ${change.id} AND version = ${change.version} AND status = ${change.from}`;
  return changed === 1;
}

/** Puts a name and a date under the present version. False when it is no longer the present one or is signed already. */
export async function signItemVersion(
  tx: Tx,
  org: OrgId,
  signature: { readonly id: string; readonly version: number; readonly actor: AccountId },
  at: Date,
): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE item SET review = 'signed', updated_at = ${at}::timestamptz
     WHERE org_id = ${org}::uuid AND id = ${signature.id} AND version = ${signature.version} AND review <> 'signed'`;
  if (changed !== 1) return false;
  await tx.$executeRaw`
    UPDATE item_version SET signed_by_id = ${signature.actor}::uuid, signed_at = ${at}::timestamptz
     WHERE org_id = ${org}::uuid AND item_id = ${signature.id} AND version = ${signature.version}`;
  return true;
}

export interface WordsOfVersion {
  readonly itemId: string;
  readonly version: number;
  readonly body: unknown;
  readonly isPresent: boolean;
}

/** Every text of every item of a skill. */
export async function loadAllWords(org: OrgId, skillId: string): Promise<readonly WordsOfVersion[]> {
  return database().$queryRaw<WordsOfVersion[]>`
    SELECT i.id AS "itemId", v.version, v.body, v.version = i.version AS "isPresent"
      FROM item i JOIN item_version v ON v.org_id = i.org_id AND v.item_id = i.id
     WHERE i.org_id = ${org}::uuid AND i.skill_id = ${skillId}
     ORDER BY i.id, v.version`;
}
