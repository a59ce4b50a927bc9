import { z } from "zod";
import { STANDING_FILTERS } from "#app/services/load-my-record.server.ts";

const KINDS = [
  "role-prior",
  "self-rating",
  "manager-rating",
  "certificate",
  "imported-record",
  "practical-signoff",
  "lesson-check",
  "item-response",
] as const;

const schema = z.object({
  skill: z.string().min(1).max(80).nullable().catch(null),
  kind: z.enum(KINDS).nullable().catch(null),
  standing: z.enum(STANDING_FILTERS).nullable().catch(null),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  without: z.array(z.uuid()).max(200).catch([]),
});

/** What the record page reads from its address; anything malformed is as if it were not there. */
export function recordSearch(request: Request): z.infer<typeof schema> {
  const search = new URL(request.url).searchParams;
  const text = (key: string): string | null => (search.get(key) === "" ? null : search.get(key));
  return schema.parse({
    skill: text("skill"),
    kind: text("kind"),
    standing: text("standing"),
    page: text("page") ?? "1",
    without: text("without")?.split(",") ?? [],
  });
}
