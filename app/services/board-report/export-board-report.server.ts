import { createHash } from "node:crypto";
import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { ok, type Result } from "#app/engine/kernel/result.ts";
import { now } from "#app/platform/clock.server.ts";
import { boardReport } from "./load-board-report.server.ts";
import { writeBoardReport, type BoardReportWords } from "./write-board-report.server.ts";

/** The report as a PDF. Who took which one out, made from what, is in the audit log before the file leaves. */
export async function exportBoardReport(
  viewer: Viewer,
  { quarter, words }: { readonly quarter: string | null; readonly words: BoardReportWords },
): Promise<
  Result<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly fileName: string }, { readonly kind: "not-found" }>
> {
  const loaded = await boardReport(viewer, quarter);
  if (!loaded.ok) return loaded;
  const { report } = loaded.value;
  const bytes = await writeBoardReport(report, words, now());
  await inTransaction((tx) =>
    appendAudit(tx, {
      orgId: viewer.orgId,
      actorId: viewer.accountId,
      action: "board-report:export",
      subjectKind: "board-report",
      subjectId: report.quarter,
      after: {
        asOf: report.asOf,
        scope: report.scope,
        inputs: report.method.inputs,
        bytes: bytes.byteLength,
        sha256: createHash("sha256").update(bytes).digest("hex"),
      },
    }),
  );
  return ok({ bytes, fileName: `board-report-${report.quarter}-${report.asOf}.pdf` });
}
