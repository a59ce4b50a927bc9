/** Stations whose work a use case changes, with the crew that each needs on every shift, by code of the use case. */
export const USE_CASE_STATIONS: Readonly<Record<string, readonly (readonly [station: string, crew: number])[]>> = {
  "UC-02": [
    ["LIN-ASM-4-S1", 1],
    ["LIN-ASM-4-S2", 1],
    ["LIN-ASM-4-S3", 1],
  ],
  "UC-06": [
    ["OST-QUA-E-S1", 1],
    ["OST-QUA-W-S1", 1],
    ["OST-EQM-C-S1", 1],
  ],
  "UC-10": [
    ["VAL-CTL-D-S1", 1],
    ["VAL-CTL-D-S2", 1],
  ],
  "UC-11": [
    ["VAL-FLD-N-S1", 1],
    ["VAL-FLD-S-S1", 1],
  ],
};
