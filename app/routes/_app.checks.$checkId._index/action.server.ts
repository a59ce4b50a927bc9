import { data, redirect } from "@remix-run/node";
import { z } from "zod";
import { protectedAction, protectedLoader, type ActionAccess } from "#app/http/access.server.ts";
import { parseForm } from "#app/http/form-data.server.ts";
import { problemResponse, requireOk } from "#app/http/problem.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { requireUuid } from "#app/http/route-params.server.ts";
import { answerCheck } from "#app/services/checks/answer-check.server.ts";
import { loadCheck } from "#app/services/checks/load-check.server.ts";
import { finishCheck, pauseCheck, resumeCheck } from "#app/services/checks/pause-check.server.ts";
import { refusalInWords } from "#app/ui/check/refusal-words.ts";
import { answerFromForm } from "#app/ui/question/answer-from-form.ts";

const busy = {
  kind: "conflict",
  message: "The check was changed in another window at the same moment. Nothing is lost: reload the page.",
} as const;

export const loader = protectedLoader("check:take:own", async ({ viewer, params }) => {
  const id = requireUuid(params["checkId"]);
  const check = requireOk(await loadCheck(viewer, id), () => ({ kind: "not-found" }));
  if ("over" in check) throw resultOf(id);
  return { check, account: viewer.accountId };
});

const resultOf = (id: string): Response => redirect(`/checks/${id}/result`);

const answerForm = z.object({
  sequence: z.coerce.number().int().min(0).max(100),
  itemId: z.string().max(200),
  decision: z.coerce.number().int().min(0).max(10),
  confidence: z.enum(["sure", "unsure", "guessing"], "Say how sure you are, then save."),
});

/** Without scripts: one answer, or a move of the check as a whole. */
export const action = protectedAction("check:take:own", async (access) => {
  const id = requireUuid(access.params["checkId"]);
  const move = access.form.get("move");
  return typeof move === "string" ? moveCheck(access, id, move) : answer(access, id);
});

async function moveCheck({ viewer, session }: ActionAccess, id: string, move: string): Promise<Response> {
  const moves = { pause: pauseCheck, resume: resumeCheck, finish: finishCheck };
  if (move !== "pause" && move !== "resume" && move !== "finish") throw problemResponse({ kind: "not-found" });
  const moved = await moves[move](viewer, id, readerDay(session));
  if (!moved.ok && moved.error.kind === "not-found") throw problemResponse({ kind: "not-found" });
  if (!moved.ok && moved.error.kind === "busy") throw problemResponse(busy);
  return redirect(`/checks/${id}`);
}

async function answer({ viewer, session, form }: ActionAccess, id: string) {
  const parsed = parseForm(form, answerForm);
  if (!parsed.ok) return data({ problem: Object.values(parsed.error)[0] ?? "" }, { status: 400 });
  const { sequence, itemId, decision, confidence } = parsed.value;
  const check = requireOk(await loadCheck(viewer, id), () => ({ kind: "not-found" }));
  if ("over" in check) return resultOf(id);
  const shown = check.questions.find((question) => question.itemId === itemId);
  const given = shown === undefined ? ({ type: "blank" } as const) : answerFromForm(shown.question, form, "answer");
  const sent = { sequence, itemId, decision, answer: given, confidence, queued: false };
  const delivery = requireOk(await answerCheck(viewer, id, [sent], readerDay(session)), ({ kind }) =>
    kind === "busy" ? busy : { kind },
  );
  const refused = delivery.refused[0] ?? null;
  if (refused !== null) return data({ problem: refusalInWords(refused) }, { status: 409 });
  return redirect(`/checks/${id}`);
}
