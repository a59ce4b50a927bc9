import QRCode from "qrcode";

/** A code as one SVG path on a grid of `size` × `size` unit squares, without its quiet zone (four squares on each side). */
export interface QrPath {
  readonly size: number;
  readonly path: string;
}

/** Level M survives about 15 % of the badge being scratched or covered. */
export function qrPath(text: string): QrPath {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  const rows = Array.from({ length: modules.size }, (_, row) =>
    rowPath(row, modules.size, (column) => modules.get(row, column) !== 0),
  );
  return { size: modules.size, path: rows.join("") };
}

/** Neighbouring squares become one rectangle: fewer than half as many, and no hairlines between them on paper. */
function rowPath(row: number, size: number, isDark: (column: number) => boolean): string {
  let path = "";
  for (let column = 0; column < size; column += 1) {
    if (!isDark(column)) continue;
    const start = column;
    while (column + 1 < size && isDark(column + 1)) column += 1;
    path += `M${start} ${row}h${column - start + 1}v1H${start}z`;
  }
  return path;
}
