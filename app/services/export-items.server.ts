import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { loadPresentWords } from "#app/data/item-authoring.server.ts";
import type { AccountId, OrgId } from "#app/engine/kernel/ids.ts";
import { writeGift } from "#app/integrations/questions/write-gift.ts";
import { writeQuestionCsv } from "#app/integrations/questions/write-question-csv.ts";
import type { ItemListQuery } from "./item-list-query.ts";
import { storedDraft } from "./item-words.server.ts";
import { listMatchingItems } from "./load-item-list.server.ts";

/** The items of the list as a file. Keys leave the house with it, so the export is itself recorded. */
export async function exportItems(
  org: OrgId,
  actor: AccountId,
  query: ItemListQuery,
  format: "gift" | "csv",
): Promise<string> {
  const ids = await listMatchingItems(org, query);
  const words = await loadPresentWords(org, { ids });
  const items = words.map(({ body, status }) => ({ draft: storedDraft(body), status }));
  await inTransaction((tx) =>
    appendAudit(tx, {
      orgId: org,
      actorId: actor,
      action: "item:export",
      subjectKind: "item",
      subjectId: null,
      after: { format, items: items.length },
    }),
  );
  return format === "csv" ? writeQuestionCsv(items) : writeGift(items.map(({ draft }) => draft)).text;
}
