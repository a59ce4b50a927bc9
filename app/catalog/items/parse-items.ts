import type { ContentFile, ReportProblem } from "#app/catalog/content-problem.ts";
import { parseContentFile } from "#app/catalog/parse-content-file.ts";
import type { ContentText } from "#app/catalog/read-content.server.ts";
import { itemFile, type ItemFile } from "./item-schemas.ts";

const PLACE = /^content\/items\/([^/]+)\/([^/]+)\.yaml$/;

/** Every readable item; the others are reported. Ids are unique and say where the file lies. */
export function parseItems(texts: readonly ContentText[], report: ReportProblem): readonly ContentFile<ItemFile>[] {
  const items: ContentFile<ItemFile>[] = [];
  for (const { file, text } of texts) {
    if (!file.startsWith("content/items/")) continue;
    const place = PLACE.exec(file);
    if (place === null) {
      report({ file, lineOf: () => 1 }, [], "an item belongs in content/items/<skill id>/<short-title>.yaml");
      continue;
    }
    const item = parseContentFile(file, text, itemFile, report);
    if (item === undefined) continue;
    const [, folder = "", stem = ""] = place;
    const { id, skill } = item.value;
    if (skill !== folder) report(item, ["skill"], `an item of the skill ${skill} belongs in content/items/${skill}`);
    if (id !== `${folder}.${stem}`) report(item, ["id"], `the id of this file must be ${folder}.${stem}`);
    items.push(item);
  }
  return items;
}
