import { DELIMITERS, ENCODINGS, type FileFormat, type TableRow } from "#app/integrations/tabular/table-source.ts";
import { readTable } from "#app/integrations/tabular/open-table.server.ts";
import { readImportChunks } from "#app/data/import-chunks.server.ts";
import type { ImportRun } from "#app/data/import-runs.server.ts";
import type { FileShape } from "#app/engine/intake/column-mapping.ts";
import { z } from "zod";

const formatSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("csv"),
    encoding: z.enum(ENCODINGS).nullable(),
    delimiter: z.enum(DELIMITERS),
    hasHeader: z.boolean(),
    approximateRows: z.number(),
  }),
  z.object({
    kind: z.literal("xlsx"),
    sheet: z.string(),
    sheets: z.array(z.string()),
    hasHeader: z.boolean(),
    approximateRows: z.number(),
  }),
]);

/** How a stored file is read, and about how many rows it has, for the progress bar. */
export type RunFormat = FileFormat & { readonly approximateRows: number };

/** The stored format read back; null while the file is still being uploaded. */
export function formatOf(run: ImportRun): RunFormat | null {
  return formatSchema.safeParse(run.format).data ?? null;
}

/** Rows of data of an uploaded file, and its shape. */
export interface OpenTable {
  readonly shape: FileShape;
  readonly firstRow: readonly string[];
  readonly rows: AsyncGenerator<TableRow>;
}

/** Opens an uploaded file and takes the header row off. Null when no row is left. Throws UnreadableFileError. */
export async function openStoredTable(run: ImportRun, format: FileFormat): Promise<OpenTable | null> {
  const rows = readTable(() => readImportChunks(run.orgId, run.id), format);
  const first = await rows.next();
  if (first.done === true) return null;
  if (!format.hasHeader) {
    const { cells } = first.value;
    return { shape: { header: null, columnCount: cells.length }, firstRow: cells, rows: withFirst(first.value, rows) };
  }
  const header = first.value.cells.map((cell) => cell.trim());
  const second = await rows.next();
  const shape = { header, columnCount: header.length };
  if (second.done === true) return { shape, firstRow: [], rows };
  return { shape, firstRow: second.value.cells, rows: withFirst(second.value, rows) };
}

async function* withFirst(first: TableRow, rest: AsyncGenerator<TableRow>): AsyncGenerator<TableRow> {
  yield first;
  yield* rest;
}
