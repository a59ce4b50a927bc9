import { DEFAULT_OPTIONS, resolveMapping, suggestColumns, type FileShape } from "./column-mapping.ts";
import { IMPORT_KINDS, type ImportKind } from "./import-kind.ts";
import { recognisePreset } from "./presets.ts";

/**
 * What a file most likely holds: the kind of a preset that recognises it, else the kind whose needs its headings
 * satisfy and of which it has the most columns. Null when no kind fits.
 */
export function guessKind(shape: FileShape, firstRow: readonly string[]): ImportKind | null {
  const preset = recognisePreset(shape, firstRow);
  if (preset !== undefined) return preset.kind;
  const { header } = shape;
  if (header === null) return null;
  const fits = IMPORT_KINDS.map((kind) => ({ kind, columns: suggestColumns(kind, header) })).filter(
    ({ kind, columns }) =>
      resolveMapping(kind, { columns, options: { ...DEFAULT_OPTIONS, statedOn: "2000-01-01" } }, shape).ok,
  );
  const count = ({ columns }: (typeof fits)[number]): number => Object.keys(columns).length;
  return (
    fits.reduce<(typeof fits)[number] | null>(
      (best, fit) => (best === null || count(fit) > count(best) ? fit : best),
      null,
    )?.kind ?? null
  );
}
