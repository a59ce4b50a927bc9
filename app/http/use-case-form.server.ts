import { z } from "zod";
import { optionalText, parseForm, requiredText, type FieldErrors } from "./form-data.server.ts";
import { parsePlainDate } from "#app/engine/kernel/calendar.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import type { UseCaseDraft } from "#app/services/use-cases/write-use-case.server.ts";

const number = (least: number, most: number, message: string) =>
  optionalText(20).transform((text, context) => {
    if (text === null) return null;
    const value = Number(text.replace(",", "."));
    if (!Number.isFinite(value) || value < least || value > most) context.addIssue({ code: "custom", message });
    return value;
  });

const FIGURE = "Give a number, such as 12 or 3.5.";

const schema = z.object({
  code: requiredText("Give it a short code, such as UC-21.", 20),
  name: requiredText("Give it a name.", 120),
  problem: requiredText("Say which problem it solves and how that shows today.", 1000),
  siteId: z.uuid("Choose a site."),
  dataClass: z.enum(["public", "internal", "process-confidential", "personal"], "Choose a data class."),
  kpiName: optionalText(120),
  kpiUnit: optionalText(30),
  kpiBaseline: number(-1e12, 1e12, FIGURE),
  kpiTarget: number(-1e12, 1e12, FIGURE),
  valuePerYear: number(0, 1e12, "Give an amount of zero or more."),
  itOwner: optionalText(200),
  otOwner: optionalText(200),
  goLiveOn: optionalText(10).transform((text, context) => {
    const date = text === null ? null : (parsePlainDate(text) ?? null);
    if (text !== null && date === null) context.addIssue({ code: "custom", message: "This is not a date." });
    return date;
  }),
  probability: number(0, 100, "Give a chance between 0 and 100 %.").transform((percent) => (percent ?? 100) / 100),
});

/** Most rows of heads or stations that one form may hold. */
const MOST_ROWS = 60;

/** The form of a use case: its fields, and rows of role and heads, station and crew. */
export function readUseCaseForm(form: FormData): Result<UseCaseDraft, FieldErrors> {
  const parsed = parseForm(form, schema);
  const demands = readRows(form, "role", "heads", "Give each role once, with at least one head.");
  const stations = readRows(form, "station", "crew", "Give each station once, with a crew of at least one.");
  const errors = {
    ...(parsed.ok ? {} : parsed.error),
    ...(demands.ok ? {} : { demands: demands.error }),
    ...(stations.ok ? {} : { stations: stations.error }),
  };
  if (!parsed.ok || !demands.ok || !stations.ok) return err(errors);
  return ok({
    ...parsed.value,
    demands: demands.value.map(({ key, count }) => ({ roleId: key, heads: count })),
    stations: stations.value.map(({ key, count }) => ({ id: key, crew: count })),
  });
}

function readRows(
  form: FormData,
  keys: string,
  counts: string,
  message: string,
): Result<readonly { readonly key: string; readonly count: number }[], string> {
  const rows: { key: string; count: number }[] = [];
  for (let at = 0; at < MOST_ROWS; at += 1) {
    const key = form.get(`${keys}-${at}`);
    if (typeof key !== "string" || key === "") continue;
    const count = Number(form.get(`${counts}-${at}`));
    const isUsable = Number.isInteger(count) && count >= 1 && count <= 10_000;
    if (!isUsable || rows.some((row) => row.key === key)) return err(message);
    rows.push({ key, count });
  }
  return ok(rows);
}

/** What was typed, so that an error never loses it. */
export const typedTexts = (form: FormData): Readonly<Record<string, string>> =>
  Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : [])));
