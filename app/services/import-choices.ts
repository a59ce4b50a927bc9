import { IMPORT_KINDS, type ImportKind } from "#app/engine/intake/import-kind.ts";
import { kindSpec } from "#app/engine/intake/kind-spec.ts";
import { ENCODINGS } from "#app/integrations/tabular/table-source.ts";

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What a file may hold, for the upload form. */
export const KIND_CHOICES: readonly Choice[] = IMPORT_KINDS.map((kind) => {
  const { label, rowIs } = kindSpec(kind);
  return { value: kind, label: `${label}: ${rowIs}` };
});

export function kindLabel(kind: ImportKind): string {
  return kindSpec(kind).label;
}

const ENCODING_LABELS: Readonly<Record<(typeof ENCODINGS)[number], string>> = {
  "utf-8": "Unicode (UTF-8)",
  "utf-16le": "Unicode (UTF-16, little endian)",
  "utf-16be": "Unicode (UTF-16, big endian)",
  "windows-1252": "Western Europe, Windows (windows-1252)",
  "iso-8859-15": "Western Europe (ISO 8859-15)",
  "windows-1250": "Central Europe, Windows (windows-1250)",
  "windows-1251": "Cyrillic, Windows (windows-1251)",
  macintosh: "Western Europe, old Mac (macintosh)",
};

export const ENCODING_CHOICES: readonly Choice[] = ENCODINGS.map((value) => ({ value, label: ENCODING_LABELS[value] }));

export const DELIMITER_CHOICES: readonly Choice[] = [
  { value: ",", label: "Comma" },
  { value: ";", label: "Semicolon" },
  { value: "\t", label: "Tab" },
  { value: "|", label: "Vertical bar" },
];
