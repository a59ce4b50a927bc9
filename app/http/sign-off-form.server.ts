import { z } from "zod";
import { parsePlainDate, type PlainDate } from "#app/engine/kernel/calendar.ts";
import { ok, type Result } from "#app/engine/kernel/result.ts";
import { optionalText, parseForm, requiredText } from "./form-data.server.ts";

const fields = z.object({
  note: optionalText(500),
  observedOn: z
    .string("Say when you watched it.")
    .transform((text) => parsePlainDate(text))
    .refine((date) => date !== undefined, "Say when you watched it."),
  deviceKey: requiredText("The form was not complete. Reload the page.", 64),
});

const MARKS = new Map<string, 1 | 2 | 3 | "not-seen">([
  ["1", 1],
  ["2", 2],
  ["3", 3],
  ["not-seen", "not-seen"],
]);

/** Notes beside a point are short: the overall note has room. */
const POINT_NOTE = 200;

export interface SignOffForm {
  readonly points: readonly {
    readonly pointId: string;
    readonly mark: 1 | 2 | 3 | "not-seen";
    readonly note: string | null;
  }[];
  readonly note: string | null;
  readonly observedOn: PlainDate;
  readonly deviceKey: string;
}

/** Reads a marked checklist: fields `mark:<point>`, `note:<point>`, `note`, `observedOn`, `deviceKey`. */
export function readSignOffForm(form: FormData): Result<SignOffForm, Readonly<Record<string, string>>> {
  const parsed = parseForm(form, fields);
  if (!parsed.ok) return parsed;
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  const points = [...form.keys()].flatMap((name) => {
    const mark = MARKS.get(text(name));
    if (!name.startsWith("mark:") || mark === undefined) return [];
    const pointId = name.slice("mark:".length);
    const note = text(`note:${pointId}`).slice(0, POINT_NOTE);
    return [{ pointId, mark, note: note === "" ? null : note }];
  });
  return ok({ ...parsed.value, points });
}
