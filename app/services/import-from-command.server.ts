import { listImportChanges } from "#app/data/import-changes.server.ts";
import { loadImportRun } from "#app/data/import-runs.server.ts";
import { findOrgIdBySlug } from "#app/data/import-snapshot.server.ts";
import type { ImportCounts } from "#app/engine/intake/import-counts.ts";
import { IMPORT_KINDS, isImportKind } from "#app/engine/intake/import-kind.ts";
import { kindSpec } from "#app/engine/intake/kind-spec.ts";
import { MAPPING_PRESETS } from "#app/engine/intake/presets.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";

import { applyImport } from "./apply-import.server.ts";
import { checkImport } from "./check-import.server.ts";
import { loadImport } from "./load-import.server.ts";
import { mapImport, mapImportByPreset, parseColumnMapping, type MapImportError } from "./map-import.server.ts";
import { rollbackImport } from "./rollback-import.server.ts";
import { stageImport } from "./stage-import.server.ts";

export interface CommandImport {
  readonly fileName: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** A kind, or "auto". */
  readonly kind: string;
  readonly preset: string | null;
  /** A mapping as the browser would send it: { columns: { field: { index, heading? } }, options? }. */
  readonly mapping: unknown;
  readonly apply: boolean;
  readonly rejectedShown: number;
}

/** What a command prints, and its exit code: 0 done, 1 some rows rejected, 2 not done. */
export interface CommandReport {
  readonly lines: readonly string[];
  readonly exitCode: 0 | 1 | 2;
}

export const findOrganisationBySlug = (slug: string): Promise<OrgId | null> => findOrgIdBySlug(slug);

const refused = (...lines: readonly string[]): CommandReport => ({ lines, exitCode: 2 });

/** The browser's import without the browser: upload, mapping, dry run and, when asked, the writing. */
export async function runImport(orgId: OrgId, command: CommandImport): Promise<CommandReport> {
  const { kind, fileName, bytes } = command;
  if (kind !== "auto" && !isImportKind(kind)) return refused(`--kind is one of auto, ${IMPORT_KINDS.join(", ")}.`);
  const staged = await stageImport({ orgId, actorId: null, kind: isImportKind(kind) ? kind : "auto", fileName, bytes });
  if (!staged.ok) return refused(staged.error.message);
  const { importId } = staged.value;
  const mapped = await applyMapping(orgId, importId, command);
  if (!mapped.ok) return refused(mapped.error);
  const checked = await checkImport(orgId, importId);
  if (!checked.ok)
    return refused(
      checked.error.kind === "unreadable"
        ? checked.error.message
        : "The import cannot be checked any more. Run the command again.",
    );
  const report = await describe(orgId, importId, checked.value, command.rejectedShown);
  const exitCode = checked.value.rejected > 0 ? 1 : 0;
  if (!command.apply) return { lines: [...report, "Dry run: nothing was written. Add --apply to write it."], exitCode };
  const applied = await applyImport(orgId, importId);
  if (!applied.ok)
    return refused(
      ...report,
      "The data changed while the file was checked, so nothing was written. Run the command again.",
    );
  return { lines: [...report, `Applied. To take it back: --rollback ${importId}`], exitCode };
}

async function applyMapping(
  orgId: OrgId,
  importId: string,
  { preset, mapping }: CommandImport,
): Promise<Result<null, string>> {
  if (preset !== null) return toText(await mapImportByPreset(orgId, importId, preset));
  if (mapping !== null) {
    const parsed = parseColumnMapping(mapping);
    return parsed.ok
      ? toText(await mapImport(orgId, importId, parsed.value))
      : err(`The mapping cannot be used: ${parsed.error}`);
  }
  const page = await loadImport(orgId, importId);
  if (page?.preview === null || page === null) return err(page?.previewProblem ?? "The file has no row of data.");
  return toText(await mapImport(orgId, importId, page.preview.mapping));
}

function toText(mapped: Result<unknown, MapImportError>): Result<null, string> {
  if (mapped.ok) return ok(null);
  if (mapped.error.kind !== "invalid") return err("The import cannot be mapped any more. Run the command again.");
  const presets = MAPPING_PRESETS.map((preset) => preset.id).join(", ");
  return err(`${mapped.error.message}\nGive --kind, a mapping with --map, or a preset with --preset (${presets}).`);
}

async function describe(
  orgId: OrgId,
  importId: string,
  counts: ImportCounts,
  shown: number,
): Promise<readonly string[]> {
  const run = await loadImportRun(orgId, importId);
  const label = run === null ? "" : kindSpec(run.kind).label;
  const numbers = ["rows", "added", "changed", "unchanged", "superseded", "rejected"] as const;
  const { changes } = await listImportChanges(orgId, importId, { action: "reject", skip: 0, take: Math.max(0, shown) });
  return [
    `${label}: ${numbers.map((name) => `${String(counts[name])} ${name}`).join(", ")}`,
    ...changes.map((change) => `  row ${String(change.rowNumber)}: ${change.reason ?? ""}`),
    ...(counts.rejected > changes.length
      ? [`  and ${String(counts.rejected - changes.length)} more rejected rows`]
      : []),
  ];
}

export async function takeBack(orgId: OrgId, importId: string): Promise<CommandReport> {
  const result = await rollbackImport(orgId, importId, null);
  if (!result.ok)
    return refused(
      result.error.kind === "not-found"
        ? "There is no such import."
        : "This import is not applied, so there is nothing to take back.",
    );
  const { restored, removed, markedLeft, revoked, conflicts } = result.value;
  const line = `Taken back: ${String(restored)} restored, ${String(removed)} removed, ${String(markedLeft)} marked as left, ${String(revoked)} ledger entries revoked, ${String(conflicts)} kept because they changed since`;
  return { lines: [line], exitCode: conflicts > 0 ? 1 : 0 };
}
