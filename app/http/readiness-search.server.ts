import { z } from "zod";
import { localPath } from "./session.server.ts";

const schema = z.object({
  role: z.string().max(80).nullable().catch(null),
  horizon: z.enum(["now", "future"]).catch("now"),
  skill: z.string().max(80).nullable().catch(null),
  without: z.array(z.uuid()).max(200).catch([]),
  back: z.string().nullable(),
  saved: z.coerce.number().int().min(1).max(500).nullable().catch(null),
});

/** What the readiness pages read from their address; anything malformed is as if it were not there. */
export function readinessSearch(request: Request): z.infer<typeof schema> {
  const search = new URL(request.url).searchParams;
  const text = (key: string): string | null => {
    const value = search.get(key);
    return value === "" ? null : value;
  };
  const saved = text("saved");
  return schema.parse({
    role: text("role"),
    horizon: search.get("horizon"),
    skill: text("skill"),
    without: text("without")?.split(",") ?? [],
    back: localPath(search.get("back")),
    saved: saved === null ? null : Number(saved),
  });
}
