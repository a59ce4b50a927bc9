import { FILE_LIMITS } from "#app/integrations/tabular/limits.ts";
import { createEncodingDetector } from "#app/integrations/tabular/detect-encoding.ts";
import { detectCsvFormat, readTable } from "#app/integrations/tabular/open-table.server.ts";
import { UnreadableFileError } from "#app/integrations/tabular/table-source.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { readCell } from "./csv-cells.ts";
import { isItemColumn } from "./csv-columns.ts";
import { makeCsvItems, type ItemRow } from "./csv-items.ts";
import type { ImportDefaults, ImportedFile } from "./imported-item.ts";

/** The items of a CSV file as drafts, and every row that is none with the reason; why the file cannot be read, in words. */
export async function readQuestionCsv(
  bytes: Uint8Array,
  defaults: ImportDefaults,
): Promise<Result<ImportedFile, { readonly message: string }>> {
  const detector = createEncodingDetector();
  detector.write(bytes);
  // eslint-disable-next-line @typescript-eslint/require-await -- the readers of tables take bytes as they come
  const open = async function* () {
    yield bytes;
  };
  try {
    const format = await detectCsvFormat(open, detector.end());
    const rows: ItemRow[] = [];
    let columns: readonly string[] | null = null;
    for await (const { rowNumber, cells, problems } of readTable(open, format)) {
      if (columns === null) {
        columns = cells.map((cell) => cell.trim().toLowerCase());
        const missing = ["type", "title", "question"].filter((name) => columns?.includes(name) !== true);
        if (missing.length > 0) return err({ message: headMessage(missing) });
        continue;
      }
      const named = columns.map((name, i) => [name, readCell(cells[i] ?? "").trim()] as const);
      const problem = problems[0]?.reason ?? null;
      rows.push({ line: rowNumber, cells: new Map(named.filter(([name]) => isItemColumn(name))), problem });
    }
    const made = makeCsvItems(rows, defaults);
    const ignored = columns?.filter((name) => name !== "" && !isItemColumn(name)) ?? [];
    return ok(ignored.length === 0 ? made : { ...made, refused: [ignoredColumns(ignored), ...made.refused] });
  } catch (error) {
    if (error instanceof UnreadableFileError) return err({ message: error.problem.message });
    throw error;
  }
}

function headMessage(missing: readonly string[]): string {
  const names = missing.map((name) => `“${name}”`).join(", ");
  return `The first row must name the columns; ${names} ${missing.length === 1 ? "is" : "are"} missing. Nothing was read. Export some questions to see the format (at most ${FILE_LIMITS.columns} columns).`;
}

function ignoredColumns(names: readonly string[]) {
  return {
    line: 1,
    column: null,
    title: names.join(", "),
    reason: "These columns are not part of the format and were not read.",
  };
}
