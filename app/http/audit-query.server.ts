import { parsePlainDate } from "#app/engine/kernel/calendar.ts";
import type { AuditQuery } from "#app/services/audit-log.server.ts";

/** The filter of the audit page as its address holds it; what cannot be used is left out. */
export function auditQuery(url: URL): AuditQuery {
  const text = (name: string): string => url.searchParams.get(name)?.trim() ?? "";
  return {
    person: text("person").slice(0, 100),
    action: text("action") === "" ? null : text("action").slice(0, 100),
    from: parsePlainDate(text("from")) ?? null,
    to: parsePlainDate(text("to")) ?? null,
  };
}
