/** Managers with many ratings and a known offset in levels: one rates everybody up, one down. */
export const KNOWN_RATERS: ReadonlyMap<string, number> = new Map([
  ["LIN-MNT-M/lead/0", 0.75],
  ["LIN-MNT-E/lead/0", -0.7],
]);
