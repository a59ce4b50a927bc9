import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { countTry, type RateLimit } from "#app/data/rate-limits.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { collectMyData } from "./collect-my-data.server.ts";
import { MY_DATA_SECTIONS, type MyData } from "./my-data-schema.ts";
import { writeMyDataPdf, type MyDataWords } from "./write-my-data-pdf.server.ts";

/** Enough for somebody who tries both formats a few times, too few to burden the server. */
export const DOWNLOAD_LIMIT: RateLimit = { name: "my-data", attempts: 10, seconds: 3600 };

export type MyDataError =
  { readonly kind: "not-found" } | { readonly kind: "too-many-attempts"; readonly waitSeconds: number };

export interface DownloadWish {
  readonly format: "json" | "pdf";
  readonly asOf: PlainDate;
  /** How the pages call things: the PDF says the same. */
  readonly words: MyDataWords;
}

/** Everything held about the viewer as a file. That it was taken out is in the audit log before the file leaves. */
export async function exportMyData(
  viewer: Viewer,
  { format, asOf, words }: DownloadWish,
): Promise<Result<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly fileName: string }, MyDataError>> {
  const waitMs = await countTry(DOWNLOAD_LIMIT, viewer.accountId);
  if (waitMs > 0) return err({ kind: "too-many-attempts", waitSeconds: Math.ceil(waitMs / 1000) });
  const collected = await collectMyData(viewer, asOf);
  if (!collected.ok) return collected;
  const bytes = format === "pdf" ? await writeMyDataPdf(collected.value, words) : writeJson(collected.value);
  const { orgId, accountId: actorId, learnerId: subjectId } = viewer;
  await inTransaction((tx) =>
    appendAudit(tx, {
      ...{ orgId, actorId, action: "record:export", subjectKind: "person", subjectId },
      after: { format, bytes: bytes.byteLength, entries: collected.value.entries.length },
    }),
  );
  return ok({ bytes, fileName: `my-data-${asOf}.${format}` });
}

const writeJson = (data: MyData): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`${JSON.stringify({ about: MY_DATA_SECTIONS, ...data }, null, 2)}\n`);
