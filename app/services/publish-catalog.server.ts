import path from "node:path";
import { BUILD_RECIPE, buildCatalog } from "#app/catalog/build-catalog.ts";
import { hashContent } from "#app/catalog/content-hash.server.ts";
import type { ContentProblem } from "#app/catalog/content-problem.ts";
import { hashSources, readContent } from "#app/catalog/read-content.server.ts";
import { findPublishedSource, publishFramework, type PublishedFramework } from "#app/data/framework.server.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { today } from "#app/platform/clock.server.ts";

export interface PublishError {
  readonly kind: "content-invalid";
  /** Errors and warnings, by file and line. */
  readonly problems: readonly ContentProblem[];
}

/**
 * Makes the content folder a version of the framework, once: touched or not, the same content stays the same version.
 * Nothing is written while any error stands. Untouched files cost one read of the folder and one query.
 */
export async function publishCatalog(
  directory: string = path.resolve("content"),
): Promise<Result<PublishedFramework, PublishError>> {
  const texts = await readContent(directory);
  const sourceHash = hashSources(texts, BUILD_RECIPE);
  const published = await findPublishedSource(sourceHash);
  if (published !== null) return ok({ versionId: published, isNew: false });
  const { content, problems } = buildCatalog(texts, today("UTC"));
  if (content === null) return err({ kind: "content-invalid", problems });
  return ok(await publishFramework({ content, contentHash: hashContent(content), sourceHash }));
}
