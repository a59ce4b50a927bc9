import { z } from "zod";
import { parsePlainDate, type PlainDate } from "#app/engine/kernel/calendar.ts";
import { err, ok } from "#app/engine/kernel/result.ts";
import type { Result } from "#app/engine/kernel/result.ts";

/** The first message for each field that cannot be used. */
export type FieldErrors = Readonly<Record<string, string>>;

/** Reads the text fields of a form with a schema whose messages are sentences for the person who filled it in. */
export function parseForm<T>(form: FormData, schema: z.ZodType<T>): Result<T, FieldErrors> {
  const texts = Object.fromEntries([...form].filter(([, value]) => typeof value === "string"));
  const parsed = schema.safeParse(texts);
  if (parsed.success) return ok(parsed.data);
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) errors[issue.path.join(".")] ??= issue.message;
  return err(errors);
}

/** A field that may stay empty: null then. */
export const optionalText = (maxLength: number) =>
  z
    .string()
    .trim()
    .max(maxLength, `This may have at most ${maxLength} characters.`)
    .default("")
    .transform((text) => (text === "" ? null : text));

/** A field that must be filled in. */
export const requiredText = (message: string, maxLength: number) =>
  z.string(message).trim().min(1, message).max(maxLength, `This may have at most ${maxLength} characters.`);

/** A day that must be given. */
export const dateText = (message: string) =>
  z
    .string(message)
    .trim()
    .transform((text, context): PlainDate => {
      const day = parsePlainDate(text);
      if (day !== undefined) return day;
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    });
