import { z } from "zod";
import { parsePlainDate, type PlainDate } from "#app/engine/kernel/calendar.ts";
import type { PathShape, PathWishFields } from "#app/services/pathway/path-view.ts";

const day = (text: string | null): PlainDate | null => (text === null ? null : (parsePlainDate(text) ?? null));

/** Hours as people write them; NaN where it is no number, which the planner refuses in words. */
const hoursOf = (text: string | null): number | undefined => {
  if (text === null || text.trim() === "") return undefined;
  return Number(text.replace(",", "."));
};

/** What the plan form asks for; fields that were not sent stay as they are, an emptied date is taken away. */
export function wishIn(fields: URLSearchParams): PathWishFields {
  const role = fields.get("role");
  const hours = hoursOf(fields.get("hours"));
  const horizon = fields.get("horizon");
  return {
    ...(role === null || role === "" ? {} : { roleId: role }),
    ...(hours === undefined ? {} : { hoursPerWeek: Number.isFinite(hours) ? hours : 0 }),
    ...(horizon === "now" || horizon === "future" ? { horizon } : {}),
    ...(fields.has("due") ? { dueOn: day(fields.get("due")) } : {}),
    ...(day(fields.get("from")) === null ? {} : { startsOn: day(fields.get("from")) }),
  };
}

const key = z.string().min(1).max(200);
const kind = z.enum(["swap", "postpone", "i-know-this", "absence", "no-absence", "as-planned"]);

/** The change that an address or a form asks for; null: it does not say a whole one. */
export function shapeIn(fields: URLSearchParams): PathShape | null {
  const which = kind.safeParse(fields.get("kind"));
  if (!which.success) return null;
  if (which.data === "as-planned") return { kind: which.data };
  if (which.data === "absence" || which.data === "no-absence") {
    const [from, to] = [day(fields.get("from")), day(fields.get("to"))];
    return from === null || to === null ? null : { kind: which.data, span: { from, to } };
  }
  const step = key.safeParse(fields.get("key"));
  if (!step.success) return null;
  if (which.data === "i-know-this") return { kind: which.data, key: step.data };
  if (which.data === "postpone") {
    const until = day(fields.get("until"));
    return until === null ? null : { kind: which.data, key: step.data, until };
  }
  const keys = (name: string): readonly string[] => fields.getAll(name).filter((text) => key.safeParse(text).success);
  return { kind: which.data, key: step.data, exclude: keys("exclude"), prefer: keys("prefer") };
}

/** A form's text fields as an address has them. */
export const fieldsOf = (form: FormData): URLSearchParams =>
  new URLSearchParams([...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));

/** Revision of the wish that a page was made from. */
export const revisionIn = (fields: URLSearchParams): number =>
  z.coerce.number().int().min(0).catch(0).parse(fields.get("revision"));
