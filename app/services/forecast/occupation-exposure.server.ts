import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { saveOccupationExposure, switchOccupationExposure } from "#app/data/occupation-exposure.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { mapOk, type Result } from "#app/engine/kernel/result.ts";
import type { LineProblem } from "#app/integrations/forecast/csv-rows.ts";
import { readExposureFile } from "#app/integrations/forecast/exposure-file.ts";
import { now } from "#app/platform/clock.server.ts";

/** Adds the occupations of a CSV text, or none of them and says which lines are wrong. They are context until switched on. */
export async function importOccupationExposure(
  viewer: Viewer,
  upload: { readonly text: string; readonly source: string; readonly sourceOn: PlainDate | null },
): Promise<Result<{ readonly occupations: number }, readonly LineProblem[]>> {
  const read = readExposureFile(upload.text);
  if (!read.ok) return read;
  const { source, sourceOn } = upload;
  const rows = read.value.map(({ code, title, ...body }) => ({ code, title, body, source, sourceOn }));
  await inTransaction(async (tx) => {
    await saveOccupationExposure(tx, viewer.orgId, rows, now());
    await appendAudit(tx, {
      orgId: viewer.orgId,
      actorId: viewer.accountId,
      action: "occupation-exposure:import",
      subjectKind: "occupation-exposure",
      subjectId: null,
      after: { source, sourceOn, occupations: rows.length },
    });
  });
  return mapOk(read, () => ({ occupations: rows.length }));
}

/** Switches exposure on or off as a driver of every role that is anchored to an occupation. */
export async function switchExposure(viewer: Viewer, isUsed: boolean): Promise<void> {
  await inTransaction(async (tx) => {
    const occupations = await switchOccupationExposure(tx, viewer.orgId, isUsed);
    await appendAudit(tx, {
      orgId: viewer.orgId,
      actorId: viewer.accountId,
      action: "occupation-exposure:switch",
      subjectKind: "occupation-exposure",
      subjectId: null,
      before: { isUsed: !isUsed },
      after: { isUsed, occupations },
    });
  });
}
