import { makeCatalog, type Catalog, type CatalogContent } from "#app/catalog/catalog.ts";
import { storedOverview, storedRole, storedSkill } from "#app/catalog/stored-schemas.ts";
import { frameworkVersionId, orgId, type FrameworkVersionId, type OrgId } from "#app/engine/kernel/ids.ts";
import { invariant } from "#app/engine/kernel/invariant.ts";
import { database, inTransaction } from "./db.server.ts";

/** Content that passed every check, ready to be published. */
export interface FrameworkDraft {
  readonly content: CatalogContent;
  /** Of the content: names the version. */
  readonly contentHash: string;
  /** Of the files it was read from: tells without reading them whether they were touched. */
  readonly sourceHash: string;
}

export interface PublishedFramework {
  readonly versionId: FrameworkVersionId;
  /** False when this content was already there. */
  readonly isNew: boolean;
}

/** The published version that was made from exactly these files, if there is one. */
export async function findPublishedSource(sourceHash: string): Promise<FrameworkVersionId | null> {
  const version = await database().frameworkVersion.findFirst({
    where: { overview: { path: ["sourceHash"], equals: sourceHash } },
    orderBy: { position: "desc" },
    select: { id: true },
  });
  return version === null ? null : frameworkVersionId(version.id);
}

/**
 * Writes a version once. The same content is the same version, also when two processes publish at the same moment;
 * a version that exists is never changed.
 */
export async function publishFramework(draft: FrameworkDraft): Promise<PublishedFramework> {
  const { skills, roles, ...overview } = draft.content;
  const { title, version } = draft.content.framework;
  const id = `${version}-${draft.contentHash.slice(0, 12)}`;
  const isNew = await inTransaction(async (tx) => {
    const { count } = await tx.frameworkVersion.createMany({
      data: [
        {
          id,
          contentHash: draft.contentHash,
          label: `${title} ${version}`,
          overview: toJson({ ...overview, sourceHash: draft.sourceHash }),
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) return false;
    await tx.frameworkSkill.createMany({
      data: skills.map((skill) => ({
        frameworkVersionId: id,
        skillId: skill.id,
        position: skill.index,
        body: toJson(skill),
      })),
    });
    await tx.frameworkRole.createMany({
      data: roles.map((role) => ({
        frameworkVersionId: id,
        roleId: role.id,
        position: role.index,
        body: toJson(role),
      })),
    });
    return true;
  });
  return { versionId: frameworkVersionId(id), isNew };
}

/** Plain data as the driver takes it: readonly lists become ordinary ones. */
function toJson(value: object): object {
  return JSON.parse(JSON.stringify(value)) as object;
}

/**
 * Moves every organisation that is not on this version to it and returns those that moved: whatever was computed for
 * them belongs to another version now.
 */
export async function adoptFramework(versionId: FrameworkVersionId): Promise<readonly OrgId[]> {
  return inTransaction(async (tx) => {
    const moving = await tx.org.findMany({
      where: { OR: [{ frameworkVersionId: null }, { frameworkVersionId: { not: versionId } }] },
      select: { id: true },
    });
    if (moving.length === 0) return [];
    await tx.org.updateMany({
      where: { id: { in: moving.map(({ id }) => id) } },
      data: { frameworkVersionId: versionId },
    });
    return moving.map(({ id }) => orgId(id));
  });
}

// A published version never changes, so one read serves the process for its life. Few versions are ever alive.
const catalogs = new Map<FrameworkVersionId, Promise<Catalog>>();

/** A published version; throws when there is none of this id. */
export function loadCatalog(versionId: FrameworkVersionId): Promise<Catalog> {
  const known = catalogs.get(versionId);
  if (known !== undefined) return known;
  const loading = readCatalog(versionId);
  catalogs.set(versionId, loading);
  loading.catch(() => catalogs.delete(versionId));
  return loading;
}

/** The version that an organisation works with; throws when none was ever adopted for it. */
export async function loadOrgCatalog(org: OrgId): Promise<Catalog> {
  const row = await database().org.findUnique({ where: { id: org }, select: { frameworkVersionId: true } });
  invariant(row !== null, `there is no organisation ${org}`);
  invariant(row.frameworkVersionId !== null, `the organisation ${org} works with no version of the framework yet`);
  return loadCatalog(frameworkVersionId(row.frameworkVersionId));
}

async function readCatalog(versionId: FrameworkVersionId): Promise<Catalog> {
  const row = await database().frameworkVersion.findUnique({
    where: { id: versionId },
    include: { skills: { orderBy: { position: "asc" } }, roles: { orderBy: { position: "asc" } } },
  });
  invariant(row !== null, `the framework version ${versionId} was never published`);
  return makeCatalog(versionId, row.label, {
    ...storedOverview.parse(row.overview),
    skills: row.skills.map(({ body }) => storedSkill.parse(body)),
    roles: row.roles.map(({ body }) => storedRole.parse(body)),
  });
}
