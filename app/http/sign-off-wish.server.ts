import { z } from "zod";
import type { Result } from "#app/engine/kernel/result.ts";
import { err, ok } from "#app/engine/kernel/result.ts";
import { parseForm } from "./form-data.server.ts";

const wishSchema = z.object({
  skill: z.string("Choose a skill first.").min(1, "Choose a skill first.").max(200),
  level: z
    .enum(["1", "2", "3", "4", "5"], "Choose a level first.")
    .transform((text) => Number(text) as 1 | 2 | 3 | 4 | 5),
  assessor: z.uuid("Choose who is to watch and sign."),
});

/** Reads the form that asks for a sign-off; the error is one sentence. */
export function readSignOffWish(form: FormData): Result<z.infer<typeof wishSchema>, string> {
  const parsed = parseForm(form, wishSchema);
  return parsed.ok ? ok(parsed.value) : err(Object.values(parsed.error)[0] ?? "The form was not complete.");
}
