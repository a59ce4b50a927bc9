import { protectedLoader } from "#app/http/access.server.ts";
import { exportDossier } from "#app/services/dossier/export-dossier.server.ts";
import { LITERACY_WORDS } from "#app/ui/dossier/words.ts";
import { formatCount, formatDate } from "#app/ui/format.ts";
import { STATUS_WORDS } from "#app/ui/use-cases/words.ts";

const LOCALE = "en-GB";

const words = {
  day: (day: Parameters<typeof formatDate>[1]) => formatDate(LOCALE, day),
  count: (value: number) => formatCount(LOCALE, value),
  statuses: STATUS_WORDS,
  standings: LITERACY_WORDS,
} as const;

/** The dossier as the reader may see it, with its date and the version of its words. */
export const loader = protectedLoader("planning:read", async ({ viewer }) => {
  const { bytes, fileName } = await exportDossier(viewer, words);
  return new Response(bytes, {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `attachment; filename="${fileName}"`,
    },
  });
});
