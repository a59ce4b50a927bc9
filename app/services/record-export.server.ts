import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { csvFile } from "#app/integrations/tabular/write-csv.ts";

export interface ExportedView {
  /** What was exported: "heatmap", "roles". */
  readonly view: string;
  /** The address of the view, which says its filters and order. */
  readonly address: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The view as a CSV file. Who took which view out, and how many rows, is in the audit log before the file leaves. */
export async function exportView(viewer: Viewer, { view, address, header, rows }: ExportedView): Promise<string> {
  await inTransaction((tx) =>
    appendAudit(tx, {
      orgId: viewer.orgId,
      actorId: viewer.accountId,
      action: "view:export",
      subjectKind: "view",
      subjectId: view,
      after: { address, rows: rows.length, columns: header.length },
    }),
  );
  return csvFile(header, rows);
}
