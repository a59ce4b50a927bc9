/** What a file may measure. Everything beyond is refused with a sentence, never read half. */
export const FILE_LIMITS = {
  fileBytes: 64 * 1024 * 1024,
  /** UTF-16 units of one cell. */
  cellLength: 32 * 1024,
  columns: 200,
  rows: 1_000_000,
  /** Of a workbook, after unpacking. */
  unpackedBytes: 512 * 1024 * 1024,
  zipEntries: 1000,
  /** Unpacked over packed size of one entry from 10 MB on: text packs 10 to 20 times, sheets up to about 60. */
  packingRatio: 150,
} as const;
