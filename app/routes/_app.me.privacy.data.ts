import { z } from "zod";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { protectedLoader } from "#app/http/access.server.ts";
import { requireOk } from "#app/http/problem.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { exportMyData } from "#app/services/export-my-data.server.ts";
import { formatDate } from "#app/ui/format.ts";
import { lookInWords } from "#app/ui/privacy/look-words.ts";
import { FATE_WORDS, KIND_WORDS, MARK_WORDS } from "#app/ui/readiness/words.ts";
import { sourceInWords } from "#app/ui/record/source-words.ts";

const LOCALE = "en-GB";
const format = z.enum(["json", "pdf"]).catch("json");
const TYPES = { json: "application/json; charset=utf-8", pdf: "application/pdf" } as const;

const words = {
  kinds: KIND_WORDS,
  fates: FATE_WORDS,
  marks: MARK_WORDS,
  source: sourceInWords,
  day: (iso: string) => formatDate(LOCALE, iso.slice(0, 10) as PlainDate),
  page: (page: string) =>
    page
      .split(" ")
      .map((part, at) => (at === 0 ? lookInWords(part) : part))
      .join(": "),
} as const;

/** Everything held about the reader, as a file. */
export const loader = protectedLoader("record:read:own", async ({ viewer, session, request }) => {
  const wanted = format.parse(new URL(request.url).searchParams.get("format"));
  const file = requireOk(
    await exportMyData(viewer, { format: wanted, asOf: readerDay(session), words }),
    (error) => error,
  );
  return new Response(file.bytes, {
    headers: {
      "Content-Type": TYPES[wanted],
      "Content-Disposition": `attachment; filename="${file.fileName}"`,
    },
  });
});
