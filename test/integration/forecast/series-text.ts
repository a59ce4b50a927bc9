import { expect } from "vitest";
import { plainDate } from "#app/engine/kernel/calendar.ts";
import type { SeriesUpload } from "#app/services/forecast/import-series.server.ts";
import { dayFromNow } from "../pages/heatmap-company.ts";

/** The month so many months before this one, as a file writes it. */
export function month(before: number): string {
  const today = dayFromNow(0);
  const index = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - before;
  return `${String(Math.floor(index / 12))}-${String((index % 12) + 1).padStart(2, "0")}`;
}

export const upload = (lines: readonly string[], change: Partial<SeriesUpload> = {}): SeriesUpload => ({
  values: ["series_id,period,value", ...lines].join("\n"),
  catalogue: "",
  source: "Recruiting",
  sourceOn: plainDate("2026-01-02"),
  subject: "",
  siteId: "",
  ...change,
});

export const course = (key: string, of: (at: number) => number | string, count = 36): readonly string[] =>
  Array.from({ length: count }, (_, at) => `${key},${month(count - at)},${of(at)}`);

/** For objects that are compared in part. */
export const containing = (text: string): unknown => expect.stringContaining(text);
