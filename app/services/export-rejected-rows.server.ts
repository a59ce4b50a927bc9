import { nextImportChanges } from "#app/data/import-changes.server.ts";
import { loadImportRun } from "#app/data/import-runs.server.ts";
import { kindSpec } from "#app/engine/intake/kind-spec.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import { csvRow } from "#app/integrations/tabular/write-csv.ts";

const LINES_PER_READ = 1000;

export interface CsvDownload {
  readonly fileName: string;
  readonly text: AsyncGenerator<string>;
}

/** The rejected rows with their numbers and reasons, in the columns that were mapped: correct them and upload this file. */
export async function exportRejectedRows(orgId: OrgId, importId: string): Promise<CsvDownload | null> {
  const run = await loadImportRun(orgId, importId);
  if (run?.mapping === null || run === null) return null;
  const { columns } = run.mapping;
  const fields = kindSpec(run.kind).fields.filter(({ field }) => columns[field] !== undefined);
  const fileName = `rejected-${run.kind}-${run.createdAt.toISOString().slice(0, 10)}.csv`;
  return { fileName, text: rejectedRows(orgId, importId, fields) };
}

async function* rejectedRows(
  orgId: OrgId,
  importId: string,
  fields: readonly { readonly field: string; readonly label: string }[],
): AsyncGenerator<string> {
  yield `\uFEFF${csvRow(["Row", "Reason", ...fields.map(({ label }) => label)])}`;
  let after = 0;
  for (;;) {
    const lines = await nextImportChanges(orgId, importId, "reject", after, LINES_PER_READ);
    yield lines
      .map((line) =>
        csvRow([line.rowNumber, line.reason, ...fields.map(({ field }) => String(line.after?.[field] ?? ""))]),
      )
      .join("");
    const last = lines.at(-1);
    if (last === undefined || lines.length < LINES_PER_READ) return;
    after = last.position;
  }
}
