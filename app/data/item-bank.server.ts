import type { ItemId, OrgId, SkillId } from "#app/engine/kernel/ids.ts";
import { itemId, skillId } from "#app/engine/kernel/ids.ts";
import type { ItemStatus } from "#app/engine/measurement/item.ts";
import { database, type Tx } from "./db.server.ts";

/** The columns of an item besides its words. Parameters in logits. */
export interface ItemColumns {
  readonly id: string;
  readonly skillId: string;
  readonly level: number;
  readonly type: string;
  readonly area: string;
  readonly title: string;
  readonly status: ItemStatus;
  readonly review: string;
  readonly safetyCritical: boolean;
  readonly seconds: number;
  readonly discrimination: number;
  readonly difficulty: number;
  readonly difficultySd: number;
  readonly guessing: number;
  readonly steps: readonly number[];
}

/** An item of the library, to be installed. */
export interface LibraryItem extends ItemColumns {
  readonly version: number;
  /** Of its file and of its words and pictures. */
  readonly hash: string;
  readonly body: object;
  /** SVG texts by file name. */
  readonly figures: Readonly<Record<string, string>>;
}

/** Rows of one statement: a few hundred kilobytes of JSON. */
const BATCH = 200;

/** Writes these items with their present version: new ones, and new versions of those that are there. */
export async function saveLibraryItems(tx: Tx, org: OrgId, items: readonly LibraryItem[], at: Date): Promise<void> {
  for (let start = 0; start < items.length; start += BATCH) {
    const batch = items.slice(start, start + BATCH);
    await tx.$executeRaw`
      INSERT INTO item (org_id, id, skill_id, level, type, area, title, status, origin, review, safety_critical, seconds, version,
                        discrimination, difficulty, difficulty_sd, guessing, steps, library_hash, created_at, updated_at)
      SELECT ${org}::uuid, i.id, i."skillId", i.level, i.type, i.area, i.title, i.status, 'library', i.review,
             i."safetyCritical", i.seconds, i.version, i.discrimination, i.difficulty, i."difficultySd", i.guessing,
             ARRAY(SELECT jsonb_array_elements_text(i.steps)::float8), i.hash, ${at}::timestamptz, ${at}::timestamptz
        FROM jsonb_to_recordset(${columnsOf(batch)}::jsonb) AS i(id text, "skillId" text, level int, type text, area text, title text,
             status text, review text, "safetyCritical" bool, seconds int, version int, discrimination float8,
             difficulty float8, "difficultySd" float8, guessing float8, steps jsonb, hash text)
      ON CONFLICT (org_id, id) DO UPDATE SET
        skill_id = excluded.skill_id, level = excluded.level, type = excluded.type, area = excluded.area,
        title = excluded.title, status = excluded.status, review = excluded.review,
        safety_critical = excluded.safety_critical, seconds = excluded.seconds, version = excluded.version,
        discrimination = excluded.discrimination, difficulty = excluded.difficulty,
        difficulty_sd = excluded.difficulty_sd, guessing = excluded.guessing, steps = excluded.steps,
        library_hash = excluded.library_hash, calibration = NULL, statistics = NULL, computed_at = NULL,
        updated_at = excluded.updated_at`;
    await tx.$executeRaw`
      INSERT INTO item_version (org_id, item_id, version, body, figures, origin, created_at)
      SELECT ${org}::uuid, i.id, i.version, i.body, i.figures, 'library', ${at}::timestamptz
        FROM jsonb_to_recordset(${wordsOf(batch)}::jsonb) AS i(id text, version int, body jsonb, figures jsonb)
      ON CONFLICT DO NOTHING`;
  }
}

const columnsOf = (items: readonly LibraryItem[]): string =>
  JSON.stringify(items.map(({ body: _, figures: __, ...columns }) => columns));
const wordsOf = (items: readonly LibraryItem[]): string =>
  JSON.stringify(items.map(({ id, version, body, figures }) => ({ id, version, body, figures })));

/** Items that the library no longer has: kept for the record, no longer given. */
export async function retireItems(tx: Tx, org: OrgId, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`
    UPDATE item SET status = 'retired', updated_at = ${at}::timestamptz
     WHERE org_id = ${org}::uuid AND id = ANY (${ids}::text[])`;
}

/** An item that a check may be made of. */
export interface BankRow extends ItemColumns {
  readonly version: number;
  /** What the answers said of it, as stored; null: not calibrated. */
  readonly calibration: unknown;
}

/** Live and pilot items of a skill, by id. */
export async function loadSkillBank(org: OrgId, skill: SkillId): Promise<readonly BankRow[]> {
  return database().$queryRaw<BankRow[]>`
    SELECT id, skill_id AS "skillId", level, type, area, title, status, review, safety_critical AS "safetyCritical", seconds,
           version, discrimination, difficulty, difficulty_sd AS "difficultySd", guessing, steps, calibration
      FROM item
     WHERE org_id = ${org}::uuid AND skill_id = ${skill} AND status IN ('live', 'pilot')
     ORDER BY id`;
}

/** An item at one version, as it was when it was written: it never changes. */
export interface ItemWords {
  readonly itemId: ItemId;
  readonly version: number;
  /** By the schema of the item files. */
  readonly body: unknown;
  readonly figures: Readonly<Record<string, string>>;
}

/** The words of these versions, in no order. */
export async function loadItemWords(
  org: OrgId,
  wanted: readonly { readonly id: string; readonly version: number }[],
): Promise<readonly ItemWords[]> {
  if (wanted.length === 0) return [];
  const rows = await database().$queryRaw<(Omit<ItemWords, "itemId"> & { readonly itemId: string })[]>`
    SELECT v.item_id AS "itemId", v.version, v.body, v.figures
      FROM item_version v
      JOIN unnest(${wanted.map(({ id }) => id)}::text[], ${wanted.map(({ version }) => version)}::int[]) AS w(id, version)
        ON v.item_id = w.id AND v.version = w.version
     WHERE v.org_id = ${org}::uuid`;
  return rows.map((row) => ({ ...row, itemId: itemId(row.itemId) }));
}

/** Live items per skill. */
export async function countLiveItems(org: OrgId): Promise<ReadonlyMap<SkillId, number>> {
  const rows = await database().$queryRaw<{ skillId: string; count: number }[]>`
    SELECT skill_id AS "skillId", count(*)::int AS count FROM item
     WHERE org_id = ${org}::uuid AND status = 'live' GROUP BY skill_id`;
  return new Map(rows.map(({ skillId: id, count }) => [skillId(id), count]));
}
