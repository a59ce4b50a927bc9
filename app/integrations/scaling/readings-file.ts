import { parse } from "csv-parse/sync";
import { parsePlainDate } from "#app/engine/kernel/calendar.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { INDICATORS, type GivenReading } from "#app/engine/scaling/indicators.ts";

/** The columns of a file of readings; the last three may be empty or absent. */
const READING_COLUMNS = ["site", "indicator", "value", "observed_on", "owner", "evidence"] as const;
/** A scorecard has fourteen indicators: a larger file is not one of readings. */
const MOST_ROWS = 2_000;

interface FileProblem {
  /** Line of the file, the head being 1; null: the whole file. */
  readonly row: number | null;
  readonly why: string;
}

/** Reads a CSV of readings; every line that cannot be read is named. */
export function readReadingsFile(text: string): Result<readonly GivenReading[], readonly FileProblem[]> {
  let rows: readonly Readonly<Record<string, string>>[];
  try {
    rows = parse(text, {
      columns: (head: string[]) => head.map((name) => name.trim().toLowerCase()),
      bom: true,
      trim: true,
      skip_empty_lines: true,
      delimiter: [",", ";", "\t"],
    });
  } catch {
    return err([
      { row: null, why: "This is not a CSV file that can be read: each line needs as many fields as the head." },
    ]);
  }
  const missing = READING_COLUMNS.slice(0, 4).filter((column) => rows[0] !== undefined && !(column in rows[0]));
  if (rows.length === 0) return err([{ row: null, why: "The file has no lines under its head." }]);
  if (missing.length > 0) return err([{ row: null, why: `The file has no column ${missing.join(", ")}.` }]);
  if (rows.length > MOST_ROWS) return err([{ row: null, why: `The file has more than ${MOST_ROWS} lines.` }]);
  const problems: FileProblem[] = [];
  const given = rows.flatMap((row, at): readonly GivenReading[] => {
    const observedOn = parsePlainDate(row["observed_on"] ?? "");
    const value = Number((row["value"] ?? "").replace(",", "."));
    const named = (row["indicator"] ?? "").toLowerCase();
    const spec = INDICATORS.find(({ id, name }) => id === named || name.toLowerCase() === named);
    if (observedOn === undefined) problems.push({ row: at + 2, why: "observed_on is not a date like 2026-05-31." });
    if ((row["value"] ?? "") === "" || !Number.isFinite(value))
      problems.push({ row: at + 2, why: "value is not a number." });
    if (spec === undefined) problems.push({ row: at + 2, why: `There is no indicator "${row["indicator"] ?? ""}".` });
    if (observedOn === undefined || spec === undefined) return [];
    const text = (column: string) => ((row[column] ?? "") === "" ? null : (row[column] ?? null));
    return [
      {
        site: row["site"] ?? "",
        indicatorId: spec.id,
        value,
        observedOn,
        owner: text("owner"),
        evidence: text("evidence"),
      },
    ];
  });
  return problems.length > 0 ? err(problems) : ok(given);
}
