import { protectedLoader } from "#app/http/access.server.ts";
import { PERSONAL_HEADERS } from "#app/http/headers.ts";
import { requireFound } from "#app/http/problem.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { calendarFile } from "#app/services/pathway/calendar-file.server.ts";

/** The steps of one's own path for a calendar. */
export const loader = protectedLoader("path:shape:own", async ({ viewer, session }) => {
  const { fileName, text } = requireFound(await calendarFile(viewer, readerDay(session)));
  return new Response(text, {
    headers: {
      ...PERSONAL_HEADERS,
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": `attachment; filename="${fileName}"`,
    },
  });
});
