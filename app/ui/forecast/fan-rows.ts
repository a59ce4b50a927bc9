import type { Figures, Quarter } from "./forecast-types.ts";

const COLUMNS = ["median", "low50", "high50", "low80", "high80", "low95", "high95", "expected"] as const;

export const FAN_HEADER: readonly string[] = ["subject", "measure", "quarter", "on", ...COLUMNS, "chance_short"];

/** The tables beside the charts as rows of one file: a line per measure and quarter, today first. */
export function fanRows(
  subject: string,
  { demand, supply, gap, chanceShort }: Figures,
  quarters: readonly Quarter[],
): readonly (readonly string[])[] {
  return (["demand", "supply", "gap"] as const).flatMap((measure) =>
    quarters.map(({ label, on }, at) => [
      subject,
      measure,
      label,
      on,
      ...COLUMNS.map((column) => String({ demand, supply, gap }[measure][column][at] ?? "")),
      measure === "gap" ? String(chanceShort[at] ?? "") : "",
    ]),
  );
}
