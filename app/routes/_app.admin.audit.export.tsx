import { protectedLoader } from "#app/http/access.server.ts";
import { auditQuery } from "#app/http/audit-query.server.ts";
import { csvLine, csvResponse } from "#app/http/csv.server.ts";
import { exportAudit } from "#app/services/audit-log.server.ts";
import type { AuditRow } from "#app/services/audit-log.server.ts";

const HEAD = ["entry", "at", "who", "action", "about", "before", "after", "reason", "hash"];

/** The entries of the page's filter as a file. */
export const loader = protectedLoader("audit:read", ({ viewer, session, request }) => {
  const batches = exportAudit(viewer, auditQuery(new URL(request.url)));
  return csvResponse(`audit-${session.organisation.slug}.csv`, lines(batches));
});

async function* lines(batches: AsyncIterable<readonly AuditRow[]>): AsyncGenerator<string> {
  yield csvLine(HEAD);
  for await (const rows of batches) {
    yield rows
      .map((r) => csvLine([r.seq, r.at, r.actor, r.action, r.subject, r.before, r.after, r.reason, r.hash]))
      .join("");
  }
}
