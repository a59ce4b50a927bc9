import { DEFAULT_OPTIONS, type ColumnRef } from "#app/engine/intake/column-mapping.ts";
import { isImportKind } from "#app/engine/intake/import-kind.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { DELIMITERS, ENCODINGS } from "#app/integrations/tabular/table-source.ts";

import { changeImportFormat, mapImport, parseColumnMapping, type MapImportError } from "./map-import.server.ts";
import { loadImportShape } from "./load-import.server.ts";
import { requestCheck } from "./request-import.server.ts";

/** Takes the mapping form, remembers it and starts the dry run. */
export async function submitMapping(
  orgId: OrgId,
  importId: string,
  form: FormData,
): Promise<Result<null, MapImportError>> {
  const shape = await loadImportShape(orgId, importId);
  if (shape === null) return err({ kind: "not-found" });
  const columns: Record<string, ColumnRef> = {};
  for (const [name, value] of form) {
    if (!name.startsWith("column.") || typeof value !== "string" || !/^\d{1,3}$/.test(value)) continue;
    columns[name.slice("column.".length)] = { index: Number(value), heading: shape.header?.[Number(value)] ?? null };
  }
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  const mapping = parseColumnMapping({
    columns,
    options: {
      prefix: text("prefix"),
      underUnit: text("underUnit") === "" ? null : text("underUnit"),
      createUnits: form.get("createUnits") === "on",
      unitKind: text("unitKind") === "" ? DEFAULT_OPTIONS.unitKind : text("unitKind"),
      groupKind: text("groupKind") === "" ? DEFAULT_OPTIONS.groupKind : text("groupKind"),
      emptyCells: text("emptyCells") === "clear" ? "clear" : "keep",
      statedOn: text("statedOn") === "" ? null : text("statedOn"),
    },
  });
  if (!mapping.ok) return err({ kind: "invalid", message: mapping.error });
  const mapped = await mapImport(orgId, importId, mapping.value);
  if (!mapped.ok) return mapped;
  const requested = await requestCheck(orgId, importId);
  return requested.ok ? ok(null) : err({ kind: requested.error.kind === "not-found" ? "not-found" : "busy" });
}

/** Takes the form that corrects how the file is read. */
export async function submitFormat(
  orgId: OrgId,
  importId: string,
  form: FormData,
): Promise<Result<null, MapImportError>> {
  const kind = form.get("kind");
  const encoding = ENCODINGS.find((name) => name === form.get("encoding"));
  const delimiter = DELIMITERS.find((name) => name === form.get("delimiter"));
  const sheet = form.get("sheet");
  const changed = await changeImportFormat(orgId, importId, {
    ...(typeof kind === "string" && isImportKind(kind) ? { kind } : {}),
    format: {
      hasHeader: form.get("hasHeader") === "on",
      ...(encoding === undefined ? {} : { encoding }),
      ...(delimiter === undefined ? {} : { delimiter }),
      ...(typeof sheet === "string" ? { sheet } : {}),
    },
  });
  return changed.ok ? ok(null) : changed;
}
