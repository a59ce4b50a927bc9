import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { readCsvLines, readNumber, type LineProblem } from "./csv-rows.ts";

/** One occupation of the study. Shares of tasks 0…1; the projection in per cent over ten years; null: not published. */
export interface GivenExposure {
  readonly code: string;
  readonly title: string;
  readonly modelBeta: number | null;
  readonly humanBeta: number | null;
  readonly projectedChange: number | null;
}

const CODE = /^\d{2}-\d{4}\.\d{2}$/;
const SHARES = ["gpt4_beta", "human_beta"] as const;

/** Reads occupation-exposure.csv; every line that cannot be used is named. */
export function readExposureFile(text: string): Result<readonly GivenExposure[], readonly LineProblem[]> {
  const lines = readCsvLines(text, "The file of occupations", ["onet_soc", "title", ...SHARES]);
  if (!lines.ok) return lines;
  const problems: LineProblem[] = [];
  const seen = new Set<string>();
  const rows = lines.value.map(({ line, of }): GivenExposure => {
    const code = of("onet_soc");
    if (!CODE.test(code)) problems.push({ line, why: `"${code}" is not an O*NET-SOC code like 49-9041.00.` });
    if (seen.has(code)) problems.push({ line, why: `${code} stands there twice.` });
    seen.add(code);
    const number = (column: string): number | null => {
      const value = of(column) === "" ? null : readNumber(of(column));
      if (value === undefined) problems.push({ line, why: `${column} is not a number.` });
      return value ?? null;
    };
    const [modelBeta = null, humanBeta = null] = SHARES.map((column) => {
      const share = number(column);
      if (share !== null && (share < 0 || share > 1))
        problems.push({ line, why: `${column} is a share from 0 to 1, not ${String(share)}.` });
      return share;
    });
    return {
      code,
      title: of("title"),
      modelBeta,
      humanBeta,
      projectedChange: number("projected_pct_change_2020_2030"),
    };
  });
  return problems.length > 0 ? err(problems) : ok(rows);
}
