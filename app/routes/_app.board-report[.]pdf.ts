import { protectedLoader } from "#app/http/access.server.ts";
import { requireOk } from "#app/http/problem.server.ts";
import { exportBoardReport } from "#app/services/board-report/export-board-report.server.ts";
import { methodInWords } from "#app/ui/board-report/method-words.ts";
import { quarterName } from "#app/ui/forecast/forecast-types.ts";
import { heads } from "#app/ui/forecast/forecast-words.ts";
import { formatChance, formatCount, formatDate } from "#app/ui/format.ts";
import { DIMENSION_WORDS, MARK_WORDS } from "#app/ui/scaling/words.ts";

const LOCALE = "en-GB";

const words = {
  day: (day: Parameters<typeof formatDate>[1]) => formatDate(LOCALE, day),
  heads: (value: number) => heads(LOCALE, value),
  count: (value: number) => formatCount(LOCALE, value),
  chance: (share: number) => formatChance(LOCALE, share),
  quarter: quarterName,
  marks: MARK_WORDS,
  dimensions: DIMENSION_WORDS,
  method: (report: Parameters<typeof methodInWords>[1]) => methodInWords(LOCALE, report),
} as const;

/** The report of the page as two A4 pages. */
export const loader = protectedLoader("planning:read", async ({ viewer, request }) => {
  const quarter = new URL(request.url).searchParams.get("quarter");
  const { bytes, fileName } = requireOk(await exportBoardReport(viewer, { quarter, words }), (error) => error);
  return new Response(bytes, {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `attachment; filename="${fileName}"`,
    },
  });
});
