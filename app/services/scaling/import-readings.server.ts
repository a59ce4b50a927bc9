import type { Viewer } from "#app/engine/access/viewer.ts";
import { err, type Result } from "#app/engine/kernel/result.ts";
import { readReadingsFile } from "#app/integrations/scaling/readings-file.ts";
import { recordReadings } from "./record-readings.server.ts";

/** Adds the readings of a CSV text, or none of them and says which line is wrong. */
export async function importReadings(
  viewer: Viewer,
  text: string,
): Promise<Result<{ readonly added: number }, readonly { readonly row: number | null; readonly why: string }[]>> {
  const read = readReadingsFile(text);
  if (!read.ok) return read;
  const recorded = await recordReadings(viewer, read.value);
  // line 1 is the head
  return recorded.ok ? recorded : err(recorded.error.map(({ position, why }) => ({ row: position + 2, why })));
}
