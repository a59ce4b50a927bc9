import type { z } from "zod";
import type { ContentFile, ReportProblem } from "#app/catalog/content-problem.ts";
import { parseContentFile } from "#app/catalog/parse-content-file.ts";
import type { ContentText } from "#app/catalog/read-content.server.ts";
import { parseLesson, type ParsedLesson } from "./parse-lesson.ts";
import { briefFile, checklistFile, type BriefFile, type ChecklistFile } from "./sign-off-schemas.ts";

export interface ParsedLibrary {
  readonly lessons: readonly ParsedLesson[];
  /** Folders of lessons that could not be read: their figures are no second mistake. */
  readonly unreadable: readonly string[];
  readonly checklists: readonly ContentFile<ChecklistFile>[];
  readonly briefs: readonly ContentFile<BriefFile>[];
}

const LESSON = /^content\/lessons\/([^/]+)\/([^/]+)\/index\.md$/;

/** Every readable lesson, checklist and brief; the others are reported. Ids say where a file lies. */
export function parseLibrary(texts: readonly ContentText[], report: ReportProblem): ParsedLibrary {
  const lessons: ParsedLesson[] = [];
  const unreadable: string[] = [];
  for (const { file, text } of texts) {
    if (!file.startsWith("content/lessons/")) continue;
    const place = LESSON.exec(file);
    if (place === null) {
      report({ file, lineOf: () => 1 }, [], "a lesson belongs in content/lessons/<skill id>/<short-title>/index.md");
      continue;
    }
    const lesson = parseLesson(file, text, report);
    if (lesson === undefined) {
      unreadable.push(file.replace(/index\.md$/, ""));
      continue;
    }
    const [, folder = "", slug = ""] = place;
    const { id, skill } = lesson.value.front;
    if (skill !== folder)
      report(lesson, ["front", "skill"], `a lesson of the skill ${skill} belongs in content/lessons/${skill}`);
    if (id !== `${folder}.${slug}`) report(lesson, ["front", "id"], `the id of this file must be ${folder}.${slug}`);
    lessons.push(lesson);
  }
  return {
    lessons,
    unreadable,
    checklists: parseNamed(texts, "checklists", checklistFile, ({ skill }) => skill, report),
    briefs: parseNamed(texts, "briefs", briefFile, ({ cluster }) => cluster, report),
  };
}

/** The YAML files of one folder, each called like what it belongs to. */
function parseNamed<Schema extends z.ZodType>(
  texts: readonly ContentText[],
  folder: "checklists" | "briefs",
  schema: Schema,
  nameOf: (value: z.infer<Schema>) => string,
  report: ReportProblem,
): readonly ContentFile<z.infer<Schema>>[] {
  return texts.flatMap(({ file, text }) => {
    if (!file.startsWith(`content/${folder}/`)) return [];
    const parsed = parseContentFile(file, text, schema, report);
    if (parsed === undefined) return [];
    const wanted = `content/${folder}/${nameOf(parsed.value)}.yaml`;
    if (file !== wanted) report(parsed, [], `this file belongs at ${wanted}`);
    return [parsed];
  });
}
