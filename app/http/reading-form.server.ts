import { z } from "zod";
import { parsePlainDate } from "#app/engine/kernel/calendar.ts";
import { optionalText, requiredText } from "./form-data.server.ts";

const figure = (message: string) =>
  requiredText(message, 20).transform((text, context) => {
    const value = Number(text.replace(",", "."));
    if (!Number.isFinite(value)) context.addIssue({ code: "custom", message: "Give a number, such as 92 or 1.5." });
    return value;
  });

const day = (message: string) =>
  requiredText(message, 10).transform((text, context) => {
    const date = parsePlainDate(text);
    if (date === undefined) {
      context.addIssue({ code: "custom", message: "This is not a date." });
      return z.NEVER;
    }
    return date;
  });

/** One reading of one indicator. */
export const readingForm = z.object({
  indicatorId: requiredText("Choose an indicator.", 40),
  value: figure("Give the value."),
  observedOn: day("Say when it was observed."),
  owner: optionalText(200),
  evidence: optionalText(500),
});

/** Taking on the next action of an indicator. */
export const actionForm = z.object({
  indicatorId: requiredText("Choose an indicator.", 40),
  owner: optionalText(200),
  dueOn: optionalText(10).transform((text, context) => {
    const date = text === null ? null : (parsePlainDate(text) ?? null);
    if (text !== null && date === null) context.addIssue({ code: "custom", message: "This is not a date." });
    return date;
  }),
});
