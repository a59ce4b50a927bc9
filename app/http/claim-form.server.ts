import { z } from "zod";
import { parsePlainDate, type PlainDate } from "#app/engine/kernel/calendar.ts";
import { skillId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import type { ClaimWish } from "#app/services/submit-claim.server.ts";
import { optionalText, parseForm, requiredText, type FieldErrors } from "./form-data.server.ts";

const optionalDay = z
  .string()
  .default("")
  .refine((text) => text === "" || parsePlainDate(text) !== undefined, "This is no day of the calendar.")
  .transform((text): PlainDate | null => (text === "" ? null : (parsePlainDate(text) ?? null)));

const isWebAddress = (text: string | null): boolean =>
  text === null || (URL.canParse(text) && ["http:", "https:"].includes(new URL(text).protocol));

const schema = z
  .object({
    formKey: z.uuid("The form was not complete. Reload the page."),
    skill: requiredText("Choose the skill.", 200).transform((text) => skillId(text)),
    level: z
      .enum(["1", "2", "3", "4", "5"], "Choose the level you ask for.")
      .transform((text) => Number(text) as 1 | 2 | 3 | 4 | 5),
    kind: z.enum(["certificate", "course", "work-experience", "work-sample"], "Choose what it is."),
    issuer: optionalText(120),
    issuedOn: optionalDay,
    expiresOn: optionalDay,
    description: requiredText("Say in a sentence or two what you learned or did, and where.", 1000),
    link: optionalText(500).refine(isWebAddress, "A link begins with https:// or http://."),
  })
  .refine(({ kind, issuer }) => kind !== "certificate" || issuer !== null, {
    path: ["issuer"],
    message: "A certificate has somebody who issued it.",
  })
  .refine(({ kind, issuedOn }) => kind !== "certificate" || issuedOn !== null, {
    path: ["issuedOn"],
    message: "A certificate has a day on which it was issued.",
  })
  .refine(({ issuedOn, expiresOn }) => issuedOn === null || expiresOn === null || expiresOn > issuedOn, {
    path: ["expiresOn"],
    message: "It cannot end before it was issued.",
  });

/** Reads the claim form; days in the future are refused against `today`. */
export function readClaimForm(fields: ReadonlyMap<string, string>, today: PlainDate): Result<ClaimWish, FieldErrors> {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  const parsed = parseForm(form, schema);
  if (!parsed.ok) return parsed;
  const { skill, ...wish } = parsed.value;
  if (wish.issuedOn !== null && wish.issuedOn > today) return err({ issuedOn: "This day lies in the future." });
  return ok({ ...wish, skillId: skill });
}
