import { data, redirect } from "@remix-run/node";
import { z } from "zod";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { parsePlainDate } from "#app/engine/kernel/calendar.ts";
import { protectedAction, protectedLoader, type ActionAccess } from "#app/http/access.server.ts";
import { parseForm, requiredText } from "#app/http/form-data.server.ts";
import { problemResponse, requireOk } from "#app/http/problem.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { changeProcedure, previewProcedureChange } from "#app/services/currency/change-procedure.server.ts";
import { loadCurrencyPage } from "#app/services/currency/load-currency-rules.server.ts";
import { decideCurrencyRule, MOST_MONTHS } from "#app/services/currency/save-currency-rule.server.ts";

export const loader = protectedLoader("currency:write", async ({ viewer, session, request }) => {
  const search = new URL(request.url).searchParams;
  const page = await loadCurrencyPage(viewer.orgId);
  const open = page.skills.find(({ skillId }) => skillId === search.get("skill")) ?? null;
  if (search.has("skill") && open === null) throw problemResponse({ kind: "not-found" });
  return { ...page, open, saved: search.get("saved"), asOf: readerDay(session) };
});

const skill = requiredText("The form was not complete. Reload the page.", 80);
const day = z.string("Choose the day.").transform((text, context): PlainDate => {
  const parsed = parsePlainDate(text);
  if (parsed !== undefined) return parsed;
  context.addIssue({ code: "custom", message: "Choose the day." });
  return z.NEVER;
});

const months = z.preprocess(
  (text) => (text === "" || text === undefined ? null : text),
  z.coerce
    .number(`Give whole months, 1 to ${String(MOST_MONTHS)}.`)
    .int(`Give whole months, 1 to ${String(MOST_MONTHS)}.`)
    .min(1, `Give whole months, 1 to ${String(MOST_MONTHS)}.`)
    .max(MOST_MONTHS, `Give whole months, 1 to ${String(MOST_MONTHS)}.`)
    .nullable(),
);

const form = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("rule"),
    skill,
    kind: z.enum(["fixed-period", "last-use", "none"], "Choose a rule."),
    months,
    reason: requiredText("Say in a sentence why: people read it beside their dates.", 300),
  }),
  z.object({ intent: z.literal("preview"), skill, changedOn: day, note: requiredText("Say what changed.", 300) }),
  z.object({ intent: z.literal("change"), skill, changedOn: day, note: requiredText("Say what changed.", 300) }),
]);

type Sent = z.infer<typeof form>;

export const action = protectedAction("currency:write", async ({ viewer, session, form: sent }) => {
  const parsed = parseForm(sent, form);
  if (!parsed.ok) return data({ errors: parsed.error, preview: null, note: null }, { status: 400 });
  const wish = parsed.value;
  if (wish.intent === "rule") return saveRule(viewer, wish);
  const today = readerDay(session);
  if (wish.intent === "preview") {
    const preview = requireOk(await previewProcedureChange(viewer, { ...wish, today }), () => ({ kind: "not-found" }));
    return data({ errors: null, preview, note: wish.note });
  }
  const changed = await changeProcedure(viewer, { ...wish, today });
  if (changed.ok) return redirect(`/currency?skill=${encodeURIComponent(wish.skill)}&saved=change`);
  if (changed.error.kind === "not-found") throw problemResponse({ kind: "not-found" });
  const errors = { changedOn: "A change on this day is recorded already. Nothing was saved." };
  return data({ errors, preview: null, note: wish.note }, { status: 409 });
});

async function saveRule(viewer: ActionAccess["viewer"], wish: Extract<Sent, { intent: "rule" }>) {
  const saved = await decideCurrencyRule(viewer, wish);
  if (saved.ok) return redirect(`/currency?skill=${encodeURIComponent(wish.skill)}&saved=rule`);
  if (saved.error.kind === "not-found") throw problemResponse({ kind: "not-found" });
  const errors = { months: `Give whole months, 1 to ${String(MOST_MONTHS)}. Nothing was saved.` };
  return data({ errors, preview: null, note: null }, { status: 400 });
}
