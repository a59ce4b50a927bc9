import type { ContentProblem } from "#app/catalog/content-problem.ts";
import { reportInto } from "#app/catalog/content-problem.ts";
import { checkDuplicates, itemPassage } from "#app/catalog/items/check-duplicates.ts";
import { itemFile, type ItemFile } from "#app/catalog/items/item-schemas.ts";
import { checkTwins } from "#app/catalog/lessons/check-twins.ts";
import type { ParsedLesson } from "#app/catalog/lessons/parse-lesson.ts";
import { libraryStamp, loadOfferedWords } from "#app/data/content-catalogue.server.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import { readLesson } from "#app/services/lessons/stored-lesson.ts";

/** Two texts that say the same. Ids of lessons or items. */
export interface Twin {
  readonly id: string;
  /** "shares 46 % of its wording with …" */
  readonly finding: string;
}

/** Looking through every word takes about a second, so the finding is kept until something changes. */
const found = new Map<OrgId, { readonly stamp: string; readonly twins: readonly Twin[] }>();

/** Lessons and items of the organisation that were written twice. */
export async function findTwins(org: OrgId): Promise<readonly Twin[]> {
  const stamp = await libraryStamp(org);
  const known = found.get(org);
  if (known?.stamp === stamp) return known.twins;
  const words = await loadOfferedWords(org);
  const lessons = words.lessons.map(({ id, body }) => asParsed(id, body));
  const items = words.items.flatMap(({ id, body }) => {
    const read = itemFile.safeParse(body);
    return read.success ? [{ file: id, value: read.data satisfies ItemFile, lineOf: () => 1 }] : [];
  });
  const problems: ContentProblem[] = [];
  checkDuplicates(items.map(itemPassage), reportInto(problems));
  const twins = [...problems, ...checkTwins(lessons, items)].map(({ file, message }) => {
    return { id: file, finding: message };
  });
  found.set(org, { stamp, twins });
  return twins;
}

/** A stored lesson in the shape of the checks: the prose is one passage, whatever its paragraphs were. */
function asParsed(id: string, body: unknown): ParsedLesson {
  const value = readLesson(body);
  const paragraphs = value.parts.flatMap((part, at) =>
    part.kind === "prose" ? [{ at: ["parts", at, 0], text: part.markdown }] : [],
  );
  return { file: id, value, lineOf: () => 1, headings: () => [], paragraphs: () => paragraphs };
}
