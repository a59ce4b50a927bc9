import { orgId, type OrgId } from "#app/engine/kernel/ids.ts";
import { database, type Tx } from "./db.server.ts";

/** Organisations whose library was filled from other files than these. */
export async function orgsWithoutLibrary(hash: string): Promise<readonly OrgId[]> {
  const rows = await database().org.findMany({
    where: { OR: [{ libraryHash: null }, { libraryHash: { not: hash } }] },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ id }) => orgId(id));
}

/** Holds the organisation for the installation and says whether its library is still another one. */
export async function claimLibrary(tx: Tx, org: OrgId, hash: string): Promise<boolean> {
  const claimed = await tx.$executeRaw`
    UPDATE org SET library_hash = ${hash} WHERE id = ${org}::uuid AND library_hash IS DISTINCT FROM ${hash}`;
  return claimed === 1;
}

/** What the organisation has of a file of the library. */
export interface InstalledEntry {
  readonly kind: "item" | "lesson" | "checklist" | "brief";
  /** Of an item or lesson its own, of a checklist the skill, of a brief the cluster. */
  readonly id: string;
  readonly version: number;
  readonly status: string;
  /** Of the file and of what it said; null: the organisation wrote it or changed it. */
  readonly mark: string | null;
}

/** Everything installed, in one query. */
export async function listInstalled(client: Pick<Tx, "$queryRaw">, org: OrgId): Promise<readonly InstalledEntry[]> {
  return client.$queryRaw<InstalledEntry[]>`
    SELECT 'item' AS kind, id, version, status, library_hash AS mark FROM item WHERE org_id = ${org}::uuid
    UNION ALL
    SELECT 'lesson', id, version, status, library_hash FROM lesson WHERE org_id = ${org}::uuid
    UNION ALL
    SELECT 'checklist', skill_id, version, 'live', library_hash FROM checklist WHERE org_id = ${org}::uuid
    UNION ALL
    SELECT 'brief', cluster_id, version, 'live', library_hash FROM level_brief WHERE org_id = ${org}::uuid`;
}

/** The same words from a file that looks different: only the mark follows. */
export async function markInstalled(
  tx: Tx,
  org: OrgId,
  marks: readonly { readonly kind: InstalledEntry["kind"]; readonly id: string; readonly mark: string }[],
): Promise<void> {
  const of = (kind: InstalledEntry["kind"]) => marks.filter((entry) => entry.kind === kind);
  const [items, lessons, lists, briefs] = [of("item"), of("lesson"), of("checklist"), of("brief")];
  const ids = (entries: typeof items): string[] => entries.map(({ id }) => id);
  const hashes = (entries: typeof items): string[] => entries.map(({ mark }) => mark);
  if (items.length > 0)
    await tx.$executeRaw`
      UPDATE item SET library_hash = m.mark FROM unnest(${ids(items)}::text[], ${hashes(items)}::text[]) AS m(id, mark)
       WHERE item.org_id = ${org}::uuid AND item.id = m.id`;
  if (lessons.length > 0)
    await tx.$executeRaw`
      UPDATE lesson SET library_hash = m.mark FROM unnest(${ids(lessons)}::text[], ${hashes(lessons)}::text[]) AS m(id, mark)
       WHERE lesson.org_id = ${org}::uuid AND lesson.id = m.id`;
  if (lists.length > 0)
    await tx.$executeRaw`
      UPDATE checklist SET library_hash = m.mark FROM unnest(${ids(lists)}::text[], ${hashes(lists)}::text[]) AS m(id, mark)
       WHERE checklist.org_id = ${org}::uuid AND checklist.skill_id = m.id`;
  if (briefs.length > 0)
    await tx.$executeRaw`
      UPDATE level_brief SET library_hash = m.mark
        FROM unnest(${ids(briefs)}::text[], ${hashes(briefs)}::text[]) AS m(id, mark)
       WHERE level_brief.org_id = ${org}::uuid AND level_brief.cluster_id = m.id`;
}

/** A checklist or brief of the library; `key`: its skill or cluster. There is one of each. */
interface LibraryPage {
  readonly key: string;
  readonly title: string;
  readonly version: number;
  readonly review: string;
  readonly body: object;
  readonly mark: string;
}

export type LibraryChecklist = LibraryPage & { readonly level: number };

/** Puts these in the place of what the library had for the same skills. */
export async function saveChecklists(tx: Tx, org: OrgId, lists: readonly LibraryChecklist[], at: Date): Promise<void> {
  if (lists.length === 0) return;
  await removeChecklists(
    tx,
    org,
    lists.map(({ key }) => key),
  );
  await tx.$executeRaw`
    INSERT INTO checklist (org_id, skill_id, level, title, version, review, body, library_hash, updated_at)
    SELECT ${org}::uuid, c.key, c.level, c.title, c.version, c.review, c.body, c.mark, ${at}::timestamptz
      FROM jsonb_to_recordset(${JSON.stringify(lists)}::jsonb)
           AS c(key text, level int, title text, version int, review text, body jsonb, mark text)
    ON CONFLICT DO NOTHING`;
}

/** The library's own alone: a sign-off keeps the checklist it was asked with. */
export async function removeChecklists(tx: Tx, org: OrgId, skills: readonly string[]): Promise<void> {
  if (skills.length === 0) return;
  await tx.$executeRaw`
    DELETE FROM checklist WHERE org_id = ${org}::uuid AND skill_id = ANY (${skills}::text[]) AND library_hash IS NOT NULL`;
}

export async function saveBriefs(tx: Tx, org: OrgId, briefs: readonly LibraryPage[], at: Date): Promise<void> {
  if (briefs.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO level_brief (org_id, cluster_id, title, version, review, body, library_hash, updated_at)
    SELECT ${org}::uuid, b.key, b.title, b.version, b.review, b.body, b.mark, ${at}::timestamptz
      FROM jsonb_to_recordset(${JSON.stringify(briefs)}::jsonb)
           AS b(key text, title text, version int, review text, body jsonb, mark text)
    ON CONFLICT (org_id, cluster_id) DO UPDATE SET title = excluded.title, version = excluded.version,
      review = excluded.review, body = excluded.body, library_hash = excluded.library_hash,
      updated_at = excluded.updated_at`;
}

export async function removeBriefs(tx: Tx, org: OrgId, clusters: readonly string[]): Promise<void> {
  if (clusters.length === 0) return;
  await tx.$executeRaw`
    DELETE FROM level_brief
     WHERE org_id = ${org}::uuid AND cluster_id = ANY (${clusters}::text[]) AND library_hash IS NOT NULL`;
}

/** The lowest published checklist of a skill that reaches a level; null: none does. */
export async function loadChecklist(org: OrgId, skill: string, level: number): Promise<unknown> {
  const row = await database().checklist.findFirst({
    where: { orgId: org, skillId: skill, level: { gte: level } },
    orderBy: { level: "asc" },
    select: { body: true },
  });
  return row?.body ?? null;
}
